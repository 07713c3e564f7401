#include "firmware_probe/host/board_session.h"

#include <algorithm>

namespace jauge::host {
namespace {

constexpr int most_failures = 5;
constexpr std::int64_t batch_bytes = 128 * 1024;
constexpr std::int64_t batch_samples = 64;
constexpr std::int64_t repeat_every = 50;

bool can_recover(LinkState state) {
  return state == LinkState::restarted || state == LinkState::silent || state == LinkState::gone;
}

SampleSource single(std::span<const std::uint8_t> sample) {
  return {1, [sample](std::int64_t) { return std::vector<std::uint8_t>(sample.begin(), sample.end()); }};
}

}  // namespace

BoardSession::BoardSession(Link link, std::vector<std::uint8_t> package)
    : client_(std::move(link)), package_(std::move(package)) {}

Result<void> BoardSession::open(const Progress& progress) {
  JAUGE_TRY(facts_, facts_of_package(package_));
  progress("connecting");
  JAUGE_CHECK(client_.connect(progress.stop));
  JAUGE_CHECK(check_fits(facts_, board(), client_.link_name()));
  return recover([&] { return ensure_model(progress); }, progress);
}

// Does `operation` until it is done. What the board held in RAM is lost when it was reset, and asked for again when it
// was silent: its digests tell.
Result<void> BoardSession::recover(const std::function<Result<void>()>& operation, const Progress& progress) {
  for (failures_ = 0;;) {
    auto done = operation();
    if (done || done.error().kind == ErrorKind::interrupted || !can_recover(client_.state())) return done;
    if (++failures_ > most_failures) return done;
    ++interruptions_;
    progress("waiting for the board");
    model_is_there_ = false;
    JAUGE_CHECK(client_.reconnect(progress.stop));
    JAUGE_CHECK(check_fits(facts_, board(), client_.link_name()));
  }
}

Result<void> BoardSession::ensure_model(const Progress& progress) {
  if (model_is_there_) return {};
  if (!client_.has_raised_rate()) JAUGE_CHECK(client_.speed_up());
  JAUGE_CHECK(client_.put({JAUGE_OBJECT_MODEL, package_}, progress));
  model_is_there_ = true;
  return {};
}

RunRequest BoardSession::request(std::int64_t first, std::int64_t count, std::uint8_t flags) const {
  RunRequest result;
  result.run = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), 1, 0, flags};
  result.model = facts_.digest;
  result.output_bytes = static_cast<std::uint32_t>(facts_.all_outputs().value);
  return result;
}

Result<void> BoardSession::put_samples(const SampleSource& samples, std::int64_t first, std::int64_t count,
                                       const Progress& progress) {
  std::vector<std::uint8_t> all;
  input_crcs_.clear();
  output_crcs_.clear();
  batch_first_ = first;
  for (std::int64_t i = first; i < first + count; ++i) {
    const auto bytes = samples.bytes_of(i);
    if (static_cast<std::int64_t>(bytes.size()) != facts_.all_inputs().value)
      return Error{ErrorKind::internal, "sample " + std::to_string(i),
                   "has " + std::to_string(bytes.size()) + " bytes; the model takes " +
                       std::to_string(facts_.all_inputs().value),
                   ""};
    input_crcs_.push_back(crc_of(bytes));
    all.insert(all.end(), bytes.begin(), bytes.end());
  }
  const Object object = {JAUGE_OBJECT_SAMPLES, all, static_cast<std::uint32_t>(facts_.all_inputs().value),
                         static_cast<std::uint32_t>(first)};
  Progress quiet;
  quiet.stop = progress.stop;
  JAUGE_TRY(const auto begun, client_.put(object, quiet));
  room_ = begun.room;
  return {};
}

// A result counts only if the board ran on exactly the input that was sent.
Result<void> BoardSession::check_input(const RunResult& result) {
  const auto at = static_cast<std::size_t>(result.item - batch_first_);
  if (at < input_crcs_.size() && input_crcs_[at] == result.input_crc) return {};
  return Error{ErrorKind::board, client_.link_name(),
               "sample " + std::to_string(result.item) + " was changed in the board's memory before it was run",
               "jauge board selftest tests the memory"};
}

Result<Timing> BoardSession::time(std::span<const std::uint8_t> sample, const TimingWishes& wishes,
                                  const Progress& progress) {
  Timing timing;
  const auto once = [&]() -> Result<void> {
    timing = {};
    JAUGE_CHECK(ensure_model(progress));
    JAUGE_CHECK(put_samples(single(sample), 0, 1, progress));
    RunRequest timed = request(0, 1, JAUGE_RUN_NO_OUTPUTS);
    timed.run.repeat = wishes.runs;
    timed.run.warm_up = wishes.warm_up;
    const auto take = [&](RunResult result) -> Result<void> {
      timing.cycles.push_back(result.cycles);
      progress("timing", static_cast<std::int64_t>(timing.cycles.size()), wishes.runs);
      return check_input(result);
    };
    JAUGE_CHECK(client_.run(timed, take, progress.stop));
    const auto take_layers = [&](RunResult result) -> Result<void> {
      timing.op_cycles.assign(facts_.ops.size(), 0);
      for (const jauge_layer& layer : result.layers)
        if (layer.node < timing.op_cycles.size()) timing.op_cycles[layer.node] += layer.cycles;
      timing.stack_bytes = result.stack_bytes;
      return check_input(result);
    };
    return client_.run(request(0, 1, JAUGE_RUN_NO_OUTPUTS | JAUGE_RUN_LAYERS | JAUGE_RUN_PAINT_STACK), take_layers,
                       progress.stop);
  };
  JAUGE_CHECK(recover(once, progress));
  return timing;
}

std::int64_t BoardSession::batch_size() const {
  const std::int64_t item = std::max<std::int64_t>(1, facts_.all_inputs().value);
  return std::clamp(std::min<std::int64_t>(room_, batch_bytes) / item, std::int64_t{1}, batch_samples);
}

Result<void> BoardSession::run_batch(const SampleSource& samples, std::int64_t& next,
                                     const std::function<void(SampleAnswer)>& take, const Progress& progress) {
  const std::int64_t first = next;
  const std::int64_t count = std::min(batch_size(), samples.count - first);
  if (count == 0) return {};  // interrupted after the last answer
  JAUGE_CHECK(ensure_model(progress));
  JAUGE_CHECK(put_samples(samples, first, count, progress));
  const auto take_result = [&](RunResult result) -> Result<void> {
    JAUGE_CHECK(check_input(result));
    output_crcs_.push_back(result.output_crc);
    take({next++, result.cycles, std::move(result.outputs)});
    failures_ = 0;
    progress("running samples", next, samples.count);
    return {};
  };
  JAUGE_CHECK(client_.run(request(first, count, 0), take_result, progress.stop));
  return repeat_some(first, first + count, progress.stop);
}

// Other outputs for the same input: the board's memory does not keep what it is given.
Result<void> BoardSession::repeat_some(std::int64_t first, std::int64_t end, std::stop_token stop) {
  for (std::int64_t i = (first + repeat_every - 1) / repeat_every * repeat_every; i < end; i += repeat_every) {
    const auto compare = [&](RunResult result) -> Result<void> {
      ++repeated_;
      unstable_ += result.output_crc != output_crcs_[static_cast<std::size_t>(i - first)];
      return {};
    };
    JAUGE_CHECK(client_.run(request(i, 1, JAUGE_RUN_NO_OUTPUTS), compare, stop));
  }
  return {};
}

Result<void> BoardSession::run_samples(const SampleSource& samples, const std::function<void(SampleAnswer)>& take,
                                       const Progress& progress) {
  std::int64_t next = 0;
  while (next < samples.count) JAUGE_CHECK(recover([&] { return run_batch(samples, next, take, progress); }, progress));
  return {};
}

Result<jauge_energy_ok> BoardSession::energy(std::span<const std::uint8_t> sample, std::uint32_t duration_ms,
                                             const Progress& progress) {
  jauge_energy_ok answer{};
  const auto once = [&]() -> Result<void> {
    JAUGE_CHECK(ensure_model(progress));
    JAUGE_CHECK(put_samples(single(sample), 0, 1, progress));
    progress("measuring the current");
    JAUGE_TRY(answer, client_.energy({0, duration_ms}, progress.stop));
    return {};
  };
  JAUGE_CHECK(recover(once, progress));
  return answer;
}

}  // namespace jauge::host
