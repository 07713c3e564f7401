#include "analyzer/evaluate/run_samples.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

#include "analyzer/dataset/store_values.h"

namespace jauge::evaluate {
namespace {

int threads_for(std::int64_t count, int jobs) {
  const int wanted = jobs > 0 ? jobs : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  return static_cast<int>(std::min<std::int64_t>(wanted, count));
}

// What the threads share: the next sample, and the first error.
class Shared {
 public:
  explicit Shared(std::int64_t count) : count_(count) {}

  std::optional<std::int64_t> next() {
    const std::int64_t index = next_.fetch_add(1);
    return index < count_ ? std::optional(index) : std::nullopt;
  }
  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    next_ = count_;
  }
  std::optional<Error> error() && { return std::move(error_); }

 private:
  std::int64_t count_;
  std::atomic<std::int64_t> next_ = 0;
  std::mutex mutex_;
  std::optional<Error> error_;
};

// The real numbers of an output, in the order in which the model's file has them.
void take_output(const ir::Tensor& tensor, const std::vector<std::uint32_t>& order, const ir::Array& array,
                 std::span<double> to) {
  const auto values = dataset::real_values_of(array, tensor.quant ? &*tensor.quant : nullptr);
  for (std::size_t i = 0; i < values.size(); ++i) to[order.empty() ? i : order[i]] = values[i];
}

}  // namespace

void store_real_values(const ir::Tensor& output, const ir::Array& array, std::span<double> to) {
  take_output(output, dataset::file_order(output), array, to);
}

Result<void> for_each_sample(std::int64_t count, const RunOptions& options,
                             const std::function<Result<void>(std::int64_t)>& work) {
  Shared shared(count);
  const auto run = [&](bool tells) {
    while (const auto index = shared.next()) {
      if (options.progress.stopped()) return shared.fail({ErrorKind::interrupted, "evaluation", "was stopped", ""});
      if (tells) options.progress("running samples", *index, count);
      if (auto done = work(*index); !done) return shared.fail(std::move(done).error());
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < threads_for(count, options.jobs); ++i) threads.emplace_back(run, false);
    run(true);  // progress is told from the caller's thread alone
  }
  if (auto error = std::move(shared).error()) return *std::move(error);
  return {};
}

SampleRunner::SampleRunner(const ir::Tensor& tensor, std::size_t output, execute::Program program)
    : tensor_(&tensor), output_(output), program_(std::move(program)), order_(dataset::file_order(tensor)) {}

Result<SampleRunner> SampleRunner::prepare(const ir::Graph& graph, std::size_t output) {
  JAUGE_TRY(auto program, execute::Program::prepare(graph));
  return SampleRunner(graph.tensor(graph.outputs[output]), output, std::move(program));
}

Outputs SampleRunner::outputs_for(std::int64_t count) const {
  Outputs outputs;
  outputs.shape = dataset::sample_shape(*tensor_);
  outputs.values.resize(outputs.size() * static_cast<std::size_t>(count));
  return outputs;
}

Result<void> SampleRunner::run(const dataset::ModelInput& input, const dataset::Samples& samples, std::int64_t first,
                               std::int64_t end, const RunOptions& options, Outputs& outputs) const {
  const auto start = std::chrono::steady_clock::now();
  RunOptions portion = options;
  if (options.progress.report)
    portion.progress.report = [&](std::string_view phase, std::int64_t done, std::int64_t) {
      options.progress(phase, first + done, samples.count);
    };
  JAUGE_CHECK(for_each_sample(end - first, portion, [&](std::int64_t index) -> Result<void> {
    JAUGE_TRY(const auto results, program_.run({input.array_of(samples, first + index)}));
    const auto at = static_cast<std::size_t>(first + index) * outputs.size();
    take_output(*tensor_, order_, results[output_], std::span(outputs.values).subspan(at, outputs.size()));
    return {};
  }));
  outputs.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return {};
}

Result<Outputs> run_samples(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
                            const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  JAUGE_TRY(const auto runner, SampleRunner::prepare(graph, options.output));
  Outputs outputs = runner.outputs_for(samples.count);
  JAUGE_CHECK(runner.run(input, samples, 0, samples.count, options, outputs));
  outputs.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outputs;
}

}  // namespace jauge::evaluate
