#include "analyzer/quantize/samples.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "analyzer/execute/executor.h"

namespace jauge::quantize {
namespace {

// Samples are handed out one by one; the first error ends the work of all.
class SampleRun {
 public:
  SampleRun(const ir::Graph& graph, std::span<const Sample> samples, const RunCalls& calls, const Effort& effort,
            std::string_view phase)
      : graph_(graph), samples_(samples), calls_(calls), effort_(effort), phase_(phase) {}

  void work(int worker) {
    while (!failed_) {
      const std::size_t i = next_++;
      if (i >= samples_.size()) return;
      if (auto done = run_one(worker, i); !done) fail(std::move(done).error());
    }
  }

  Result<void> result() {
    if (error_) return *error_;
    return {};
  }

 private:
  Result<void> run_one(int worker, std::size_t i) {
    if (effort_.progress.stopped())
      return Error{.kind = ErrorKind::interrupted, .where = graph_.source.name, .what = "stopped", .hint = {}};
    execute::Observer observer;
    if (calls_.see) observer = [&](ir::TensorId id, const ir::Array& array) { calls_.see(worker, i, id, array); };
    JAUGE_TRY(const auto outputs, execute::run(graph_, samples_[i], observer));
    if (calls_.done) calls_.done(worker, i, outputs);
    if (worker == 0)
      effort_.progress(phase_, static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(samples_.size()));
    return {};
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    failed_ = true;
  }

  const ir::Graph& graph_;
  std::span<const Sample> samples_;
  const RunCalls& calls_;
  const Effort& effort_;
  std::string_view phase_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::optional<Error> error_;
};

}  // namespace

Result<void> run_samples(const ir::Graph& graph, std::span<const Sample> samples, const RunCalls& calls,
                         const Effort& effort, std::string_view phase) {
  SampleRun run(graph, samples, calls, effort, phase);
  {
    std::vector<std::jthread> others;
    for (int worker = 1; worker < effort.jobs; ++worker) others.emplace_back([&run, worker] { run.work(worker); });
    run.work(0);
  }
  return run.result();
}

}  // namespace jauge::quantize
