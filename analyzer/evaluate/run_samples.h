// A model over all samples, on as many threads as the machine has.
#pragma once

#include <functional>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "analyzer/dataset/model_input.h"
#include "analyzer/execute/executor.h"
#include "analyzer/execute/program.h"

namespace jauge::evaluate {

struct Outputs {
  ir::Shape shape;             // of one sample's output, in the file's layout, without the batch dimension
  std::vector<double> values;  // real numbers, sample after sample
  double seconds = 0;

  std::size_t size() const { return static_cast<std::size_t>(ir::elements(shape)); }
  std::span<const double> of(std::int64_t sample) const {
    return std::span(values).subspan(static_cast<std::size_t>(sample) * size(), size());
  }
};

struct RunOptions {
  int jobs = 0;            // 0: one for each processor
  std::size_t output = 0;  // index into graph.outputs
  Progress progress;
};

// A model made ready once, for samples in any number of portions.
class SampleRunner {
 public:
  // Requires that `graph` outlives the runner. Errors: those of the executor.
  static Result<SampleRunner> prepare(const ir::Graph& graph, std::size_t output);

  // Room for the answers to `count` samples.
  Outputs outputs_for(std::int64_t count) const;
  // Samples [first, end) into their places in `outputs`, whose seconds grow. Errors: as run_samples.
  Result<void> run(const dataset::ModelInput& input, const dataset::Samples& samples, std::int64_t first,
                   std::int64_t end, const RunOptions& options, Outputs& outputs) const;

 private:
  SampleRunner(const ir::Tensor& tensor, std::size_t output, execute::Program program);

  const ir::Tensor* tensor_;
  std::size_t output_;
  execute::Program program_;
  std::vector<std::uint32_t> order_;  // of the output's numbers in the model's file
};

// Errors: those of the executor (the first sample that fails names itself); interrupted.
Result<Outputs> run_samples(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
                            const RunOptions& options);

// The real numbers of one sample's output, in the order in which the model's file has them. `to` is as long as it.
void store_real_values(const ir::Tensor& output, const ir::Array& array, std::span<double> to);

// Calls `work` for every index below `count` on `jobs` threads; stops at the first error.
Result<void> for_each_sample(std::int64_t count, const RunOptions& options,
                             const std::function<Result<void>(std::int64_t)>& work);

}  // namespace jauge::evaluate
