#include "analyzer/evaluate/run_samples.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

#include "analyzer/dataset/store_values.h"
#include "analyzer/execute/program.h"

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

Result<Outputs> run_samples(const ir::Graph& graph, const dataset::ModelInput& input, const dataset::Samples& samples,
                            const RunOptions& options) {
  const ir::Tensor& tensor = graph.tensor(graph.outputs[options.output]);
  const auto order = dataset::file_order(tensor);
  Outputs outputs;
  outputs.shape = dataset::sample_shape(tensor);
  outputs.values.resize(outputs.size() * static_cast<std::size_t>(samples.count));
  const auto start = std::chrono::steady_clock::now();
  JAUGE_TRY(const auto program, execute::Program::prepare(graph));
  JAUGE_CHECK(for_each_sample(samples.count, options, [&](std::int64_t index) -> Result<void> {
    JAUGE_TRY(const auto results, program.run({input.array_of(samples, index)}));
    const auto at = static_cast<std::size_t>(index) * outputs.size();
    take_output(tensor, order, results[options.output], std::span(outputs.values).subspan(at, outputs.size()));
    return {};
  }));
  outputs.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outputs;
}

}  // namespace jauge::evaluate
