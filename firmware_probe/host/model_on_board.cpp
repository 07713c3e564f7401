#include "firmware_probe/host/model_on_board.h"

#include <chrono>
#include <cstring>
#include <random>

#include "analyzer/deploy/deploy.h"

namespace jauge::host {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_looks{200};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<std::uint8_t> bytes_of(const ir::Array& array) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(array.bytes.data());
  return {first, first + array.bytes.size()};
}

// The numbers of the first output port; `bytes` holds all ports, one after the other.
Result<void> store_answer(const ir::Tensor& output, const std::vector<std::uint8_t>& bytes, std::span<double> to) {
  ir::Array array(output.type);
  if (bytes.size() < array.bytes.size())
    return Error{ErrorKind::internal, output.name, "the board's output is shorter than the model's", ""};
  std::memcpy(array.bytes.data(), bytes.data(), array.bytes.size());
  evaluate::store_real_values(output, array, to);
  return {};
}

// Figures of the answers so far, for somebody who watches.
class Watcher {
 public:
  Watcher(const dataset::Samples& samples, evaluate::Task task, std::size_t outputs,
          const std::function<void(const evaluate::SoFar&)>& watch)
      : samples_(samples), watch_(watch) {
    if (task != evaluate::Task::classification || !watch) return;
    const auto classes = static_cast<std::int64_t>(outputs == 1 ? 2 : outputs);
    confusion_.classes = samples.class_names.empty() ? evaluate::numbered_classes(classes) : samples.class_names;
    confusion_.counts.resize(confusion_.classes.size() * confusion_.classes.size());
  }

  void add(std::int64_t index, std::span<const double> output) {
    if (!watch_) return;
    ++done_;
    if (!confusion_.classes.empty()) {
      const std::int64_t truth = samples_.labels[static_cast<std::size_t>(index)];
      ++confusion_.counts[static_cast<std::size_t>(truth * confusion_.size() + evaluate::predicted_class(output))];
    }
    if (done_ < samples_.count && Clock::now() < next_) return;
    next_ = Clock::now() + between_looks;
    watch_({done_, samples_.count, static_cast<double>(done_) / std::max(seconds_since(start_), 1e-9),
            confusion_.classes.empty() ? nullptr : &confusion_});
  }

 private:
  const dataset::Samples& samples_;
  const std::function<void(const evaluate::SoFar&)>& watch_;
  evaluate::Confusion confusion_;
  std::int64_t done_ = 0;
  Clock::time_point start_ = Clock::now(), next_ = start_;
};

// Runs the samples from `done` on until the end, a stop or a hold; `done` counts what `take` was given.
Result<void> run_stretch(BoardSession& board, const SampleSource& samples,
                         const std::function<void(SampleAnswer)>& take, const std::int64_t& done,
                         const Progress& progress, std::stop_token held) {
  const std::int64_t first = done;
  const SampleSource rest = {samples.count - first,
                             [&](std::int64_t index) { return samples.bytes_of(first + index); }};
  std::stop_source either;
  const auto end = [&either] { either.request_stop(); };
  const std::stop_callback by_user(progress.stop, end), by_hold(held, end);
  Progress shifted;
  shifted.stop = either.get_token();
  shifted.report = [&](std::string_view phase, std::int64_t at, std::int64_t total) {
    if (phase == "running samples")
      progress(phase, first + at, samples.count);
    else
      progress(phase, at, total);
  };
  return board.run_samples(
      rest,
      [&](SampleAnswer answer) {
        answer.index += first;
        take(std::move(answer));
      },
      shifted);
}

// All samples, however often the run is held.
Result<void> run_all(BoardSession& board, const SampleSource& samples, const std::function<void(SampleAnswer)>& take,
                     const std::int64_t& done, const Progress& progress, Hold* hold) {
  if (!hold) return board.run_samples(samples, take, progress);
  for (;;) {
    const std::stop_token held = hold->until_held();
    const auto ran = run_stretch(board, samples, take, done, progress, held);
    const bool by_hold = !ran && ran.error().kind == ErrorKind::interrupted && held.stop_requested();
    if (!by_hold || progress.stopped() || !hold->wait(progress.stop)) return ran;
  }
}

}  // namespace

Result<std::unique_ptr<BoardSession>> open_board(const ir::Graph& deployable, const memory::Plan& plan,
                                                 const Link& link, const Progress& progress) {
  JAUGE_TRY(const auto package, deploy::write_package(deployable, plan));
  const auto* first = reinterpret_cast<const std::uint8_t*>(package.data());
  auto board = std::make_unique<BoardSession>(link, std::vector<std::uint8_t>(first, first + package.size()));
  JAUGE_CHECK(board->open(progress));
  return board;
}

std::vector<std::uint8_t> any_sample(const ir::Graph& graph, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<float> real(-1, 1);
  std::vector<std::uint8_t> all;
  for (const ir::TensorId id : graph.inputs) {
    ir::Array array(graph.tensor(id).type);
    if (array.type.dtype == ir::DType::float32)
      for (float& value : array.as<float>()) value = real(random);
    else
      for (std::byte& byte : array.bytes) byte = static_cast<std::byte>(random());
    const auto bytes = bytes_of(array);
    all.insert(all.end(), bytes.begin(), bytes.end());
  }
  return all;
}

Result<std::vector<std::uint8_t>> first_sample(const ir::Graph& graph, const dataset::Samples& samples,
                                               const dataset::Stated& stated) {
  JAUGE_CHECK(evaluate::check_match(graph, samples));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  return bytes_of(input.array_of(samples, 0));
}

Result<BoardEvaluation> evaluate_on_board(BoardSession& board, const ir::Graph& graph, const dataset::Samples& samples,
                                          const dataset::Stated& stated, const Progress& progress,
                                          const std::function<void(const evaluate::SoFar&)>& watch,
                                          const RunControl& control) {
  JAUGE_TRY(const auto task, evaluate::check_match(graph, samples));
  JAUGE_TRY(const auto input, dataset::ModelInput::match(graph.tensor(graph.inputs[0]), samples, stated));
  const ir::Tensor& output = graph.tensor(graph.outputs[0]);
  evaluate::Outputs outputs;
  outputs.shape = dataset::sample_shape(output);
  BoardEvaluation result;
  result.total = samples.count;
  Result<void> stored;
  const SampleSource source = {samples.count,
                               [&](std::int64_t index) { return bytes_of(input.array_of(samples, index)); }};
  Watcher watcher(samples, task, outputs.size(), watch);
  const auto take = [&](const SampleAnswer& answer) {
    outputs.values.resize(outputs.values.size() + outputs.size());
    const auto place = std::span(outputs.values).last(outputs.size());
    if (stored) stored = store_answer(output, answer.outputs, place);
    if (stored) watcher.add(answer.index, place);
    result.cycles.push_back(answer.cycles);
    ++result.done;
    if (control.timed) control.timed(answer.cycles);
  };
  const auto start = Clock::now();
  const auto ran = run_all(board, source, take, result.done, progress, control.hold);
  outputs.seconds = seconds_since(start);
  JAUGE_CHECK(stored);
  if (!ran && ran.error().kind != ErrorKind::interrupted) return ran.error();
  if (result.done == 0) return result;
  JAUGE_TRY(result.evaluation,
            evaluate::judge_outputs(graph, dataset::first_of(samples, result.done), stated, std::move(outputs)));
  result.evaluation->stopped = result.done < result.total;
  return result;
}

}  // namespace jauge::host
