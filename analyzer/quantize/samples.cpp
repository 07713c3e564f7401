#include "analyzer/quantize/samples.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "analyzer/execute/program.h"

namespace jauge::quantize {
namespace {

// Threads take lane after lane; the first error ends the work of all.
class SampleRun {
 public:
  SampleRun(const execute::Program& program, std::span<const Sample> samples, const RunCalls& calls,
            const Effort& effort, std::string_view phase)
      : program_(program), samples_(samples), calls_(calls), effort_(effort), phase_(phase) {}

  void work() {
    for (int lane = next_lane_++; lane < lanes; lane = next_lane_++)
      for (std::size_t i = static_cast<std::size_t>(lane); i < samples_.size() && !failed_; i += lanes)
        if (auto done = run_one(lane, i); !done) fail(std::move(done).error());
  }

  Result<void> result() {
    if (error_) return *error_;
    return {};
  }

 private:
  Result<void> run_one(int lane, std::size_t i) {
    if (effort_.progress.stopped())
      return Error{
          .kind = ErrorKind::interrupted, .where = program_.graph().source.name, .what = "stopped", .hint = {}};
    execute::Observer observer;
    if (calls_.see) observer = [&](ir::TensorId id, const ir::Array& array) { calls_.see(lane, i, id, array); };
    JAUGE_TRY(const auto outputs, program_.run(samples_[i], observer));
    if (calls_.done) calls_.done(lane, i, outputs);
    const std::lock_guard lock(mutex_);
    effort_.progress(phase_, ++done_, static_cast<std::int64_t>(samples_.size()));
    return {};
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    failed_ = true;
  }

  const execute::Program& program_;
  std::span<const Sample> samples_;
  const RunCalls& calls_;
  const Effort& effort_;
  std::string_view phase_;
  std::atomic<int> next_lane_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::int64_t done_ = 0;  // guarded, as the error is
  std::optional<Error> error_;
};

}  // namespace

Result<void> run_samples(const ir::Graph& graph, std::span<const Sample> samples, const RunCalls& calls,
                         const Effort& effort, std::string_view phase) {
  JAUGE_TRY(const execute::Program program, execute::Program::prepare(graph));
  SampleRun run(program, samples, calls, effort, phase);
  {
    std::vector<std::jthread> others;
    for (int thread = 1; thread < std::min(effort.jobs, lanes); ++thread) others.emplace_back([&run] { run.work(); });
    run.work();
  }
  return run.result();
}

}  // namespace jauge::quantize
