#include "firmware_probe/host/probe_client.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/sha256.h"

namespace jauge::host {
namespace {

constexpr std::uint32_t greet_limit_ms = 3000;
constexpr std::uint32_t short_greet_ms = 450;
// A board at a raised rate returns to 115200 after 5 s without a frame; emulated seconds may take longer than ours.
constexpr std::uint32_t fallback_greet_ms = 12'000;
constexpr std::chrono::seconds reopen_limit(60);
constexpr std::chrono::milliseconds reopen_pause(200);
constexpr std::uint32_t echo_bytes = 4096, echo_limit_ms = 500;
constexpr std::size_t most_layers = 65536;
constexpr int stray_limit = 256;
constexpr std::uint32_t raised_rates[] = {921600, 460800, 230400};
constexpr std::uint32_t unexpected_rates[] = {921600, 460800, 230400, 9600};

using Payload = std::array<std::uint8_t, JAUGE_PAYLOAD_MAX>;

std::uint16_t random_number() {
  std::random_device device;
  return static_cast<std::uint16_t>(1 + device() % 0xFFFF);
}

LinkCounts sum(LinkCounts a, const LinkCounts& b) {
  a.frames += b.frames;
  a.resent += b.resent;
  a.resent_by_board += b.resent_by_board;
  a.damaged += b.damaged;
  a.foreign_bytes += b.foreign_bytes;
  a.log_bytes += b.log_bytes;
  return a;
}

// A hostile board may send any byte.
jauge_verdict verdict_of(std::uint8_t byte) {
  return byte <= JAUGE_RECORD_SKIPPED ? static_cast<jauge_verdict>(byte) : JAUGE_RECORD_FAIL;
}

std::string text_of(const char* text, std::uint8_t length) {
  std::string result(text, length);
  std::ranges::replace_if(
      result, [](char c) { return c < ' ' || c > '~'; }, '?');
  return result;
}

}  // namespace

Digest digest_of(std::span<const std::uint8_t> bytes) {
  Digest digest;
  jauge_sha256_of(bytes.data(), bytes.size(), digest.data());
  return digest;
}

std::uint32_t crc_of(std::span<const std::uint8_t> bytes) {
  return jauge_crc32c(0, bytes.data(), bytes.size());
}

Error ProbeClient::nonsense(const std::string& what) const {
  return {ErrorKind::board, link_.name, what, "press the board's reset button and try again"};
}

Error ProbeClient::refused(const Frame& frame) {
  jauge_refused message;
  if (!jauge_get_refused(frame.payload.data(), frame.length(), &message)) return nonsense("refused without a reason");
  refusal_ = Refusal{message.reason,
                     message.about,
                     {message.figures[0], message.figures[1]},
                     text_of(message.text, message.text_length)};
  return error_of(*refusal_, link_.name);
}

LinkCounts ProbeClient::counts() const {
  return conversation_ ? sum(earlier_, conversation_->counts()) : earlier_;
}

void ProbeClient::on_busy(std::function<void(const jauge_busy&)> call) {
  on_busy_ = std::move(call);
  if (conversation_) conversation_->on_busy(on_busy_);
}

void ProbeClient::disconnect() {
  earlier_ = counts();
  conversation_.reset();
  transport_.reset();
}

Result<void> ProbeClient::greet(std::uint32_t limit_ms, std::stop_token stop) {
  JAUGE_TRY(board_, conversation_->greet(limit_ms, stop));
  if (board_.major == JAUGE_PROTOCOL_MAJOR) return {};
  return error_of({JAUGE_REASON_PROTOCOL, JAUGE_HELLO, {board_.major, JAUGE_PROTOCOL_MAJOR}, ""}, link_.name);
}

Result<void> ProbeClient::say_goodbye() {
  JAUGE_CHECK(conversation_->send(JAUGE_BYE, {}));
  JAUGE_CHECK(conversation_->flush());
  disconnect();
  return {};
}

// Perhaps an earlier host was killed and left the board at a raised rate, or it waits for MLPerf's energy runner.
Result<void> ProbeClient::greet_at_other_rates(std::stop_token stop) {
  for (const std::uint32_t baud : unexpected_rates) {
    JAUGE_CHECK(conversation_->set_rate(baud));
    auto greeted = greet(short_greet_ms, stop);
    if (greeted || state() != LinkState::silent) return greeted;
  }
  JAUGE_CHECK(conversation_->set_rate(JAUGE_BAUD_BASE));
  return greet(short_greet_ms, stop);
}

Result<void> ProbeClient::connect(std::stop_token stop) {
  disconnect();
  JAUGE_TRY(transport_, link_.open());
  conversation_ = std::make_unique<Conversation>(*transport_, random_number());
  conversation_->on_busy(on_busy_);
  auto greeted = greet(greet_limit_ms, stop);
  if (!greeted && state() == LinkState::silent && transport_->has_rate()) return greet_at_other_rates(stop);
  return greeted;
}

// The same port, the same conversation; at 115200 if the board has fallen back to it.
Result<void> ProbeClient::revive(std::stop_token stop) {
  auto greeted = greet(greet_limit_ms, stop);
  if (greeted || state() != LinkState::silent || conversation_->rate() == JAUGE_BAUD_BASE) return greeted;
  JAUGE_CHECK(conversation_->set_rate(JAUGE_BAUD_BASE));
  JAUGE_CHECK(greet(fallback_greet_ms, stop));
  return raises_rate_ ? speed_up() : Result<void>();
}

Result<void> ProbeClient::reconnect(std::stop_token stop) {
  if (conversation_ && state() != LinkState::gone) {
    auto revived = revive(stop);
    if (revived || state() != LinkState::gone) return revived;
  }
  const auto deadline = std::chrono::steady_clock::now() + reopen_limit;
  for (;;) {
    auto connected = connect(stop);
    if (connected) return raises_rate_ ? speed_up() : Result<void>();
    const bool over = std::chrono::steady_clock::now() > deadline || stop.stop_requested();
    if (over || !link_.may_come_back || state() == LinkState::silent) return connected;
    std::this_thread::sleep_for(reopen_pause);
  }
}

Result<Frame> ProbeClient::answer(std::uint8_t type, std::stop_token stop) {
  refusal_.reset();
  for (int stray = 0; stray < stray_limit; ++stray) {  // what is left of a request given up before
    JAUGE_TRY(auto frame, conversation_->receive(stop));
    if (frame.type == type) return frame;
    if (frame.type == JAUGE_REFUSED) return refused(frame);
  }
  return nonsense("the board answers something else than it was asked");
}

Result<Frame> ProbeClient::ask(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t answer_type) {
  JAUGE_CHECK(conversation_->send(type, payload));
  return answer(answer_type);
}

Result<bool> ProbeClient::echoes() {
  Payload pattern;
  std::mt19937 random(conversation_->rate());
  const std::uint16_t size = board_.max_payload;
  const Instant start = conversation_->now();
  for (std::uint32_t done = 0; done < echo_bytes; done += size) {
    for (auto& byte : pattern) byte = static_cast<std::uint8_t>(random());
    JAUGE_TRY(const auto frame, ask(JAUGE_ECHO, std::span(pattern).first(size), JAUGE_ECHO_OK));
    if (!std::ranges::equal(frame.payload, std::span(pattern).first(size))) return false;
    if (conversation_->now() - start > echo_limit_ms) return false;
  }
  return true;
}

// False when the board cannot or does not answer; then it is still at the rate it was.
Result<bool> ProbeClient::agree_on_rate(std::uint32_t baud) {
  Payload payload;
  const std::uint16_t length = jauge_put_u32(payload.data(), baud);
  JAUGE_TRY(const auto frame, ask(JAUGE_SPEED, std::span(payload).first(length), JAUGE_SPEED_OK));
  std::uint32_t agreed = 0;
  if (!jauge_get_u32(frame.payload.data(), frame.length(), &agreed) || agreed != baud) return false;
  JAUGE_CHECK(conversation_->set_rate(baud));
  return true;
}

// By agreement if the line is only bad; else the board falls back by itself.
Result<void> ProbeClient::return_to_base_rate() {
  if (state() == LinkState::talking) {
    const auto agreed = agree_on_rate(JAUGE_BAUD_BASE);
    if (agreed && *agreed) return {};
  }
  if (state() != LinkState::gone) JAUGE_CHECK(conversation_->set_rate(JAUGE_BAUD_BASE));
  return greet(fallback_greet_ms, {});
}

Result<bool> ProbeClient::try_rate(std::uint32_t baud) {
  JAUGE_TRY(const bool agreed, agree_on_rate(baud));
  if (!agreed) return false;
  for (int round = 0; round < 2; ++round) {
    const auto passed = echoes();
    if (passed && *passed) continue;
    if (state() == LinkState::gone) return passed;
    JAUGE_CHECK(return_to_base_rate());
    return false;
  }
  return true;
}

Result<void> ProbeClient::speed_up() {
  raises_rate_ = true;
  if (!transport_->has_rate()) return {};
  for (const std::uint32_t baud : raised_rates) {
    JAUGE_TRY(const bool works, try_rate(baud));
    if (works) return {};
  }
  return {};
}

Result<void> ProbeClient::send_data(const Object& object, std::uint32_t from, const Progress& progress) {
  // Whole double words, which Flash is programmed in.
  const std::uint32_t piece = (board_.max_payload - 4u) & ~7u;
  const auto total = static_cast<std::uint32_t>(object.bytes.size());
  for (std::uint32_t offset = from; offset < total; offset += piece) {
    if (progress.stopped()) return Error{ErrorKind::interrupted, link_.name, "was stopped", ""};
    progress("sending", offset, total);
    Payload payload;
    const auto count = static_cast<std::uint16_t>(std::min(piece, total - offset));
    const jauge_data data = {offset, object.bytes.data() + offset, count};
    const std::uint16_t length = jauge_put_data(payload.data(), &data);
    JAUGE_CHECK(conversation_->send(JAUGE_DATA, std::span(payload).first(length)));
    while (const auto frame = conversation_->take())
      if (frame->type == JAUGE_REFUSED) return refused(*frame);
  }
  progress("sending", total, total);
  return {};
}

Result<jauge_begun> ProbeClient::put(const Object& object, const Progress& progress) {
  auto begun = put_once(object, progress);
  if (!begun && refusal_ && refusal_->reason == JAUGE_REASON_DIGEST) return put_once(object, progress);
  return begun;
}

Result<jauge_begun> ProbeClient::put_once(const Object& object, const Progress& progress) {
  const Digest digest = digest_of(object.bytes);
  jauge_object message = {static_cast<std::uint8_t>(object.kind),
                          static_cast<std::uint32_t>(object.bytes.size()),
                          {},
                          object.item_bytes,
                          object.first_item};
  std::ranges::copy(digest, message.digest);
  Payload payload;
  const std::uint16_t length = jauge_put_object(payload.data(), &message);
  JAUGE_TRY(const auto begun_frame, ask(JAUGE_BEGIN, std::span(payload).first(length), JAUGE_BEGIN_OK));
  jauge_begun begun;
  if (!jauge_get_begun(begun_frame.payload.data(), begun_frame.length(), &begun) || begun.held > object.bytes.size())
    return nonsense("the board's answer to BEGIN makes no sense");
  JAUGE_CHECK(send_data(object, begun.held, progress));
  JAUGE_TRY(const auto end, ask(JAUGE_END, {}, JAUGE_END_OK));
  if (!std::ranges::equal(end.payload, digest)) return nonsense("the board stored something else than it was sent");
  return begun;
}

// The rest of the outputs, if they take several frames; `first` holds the head.
Result<void> ProbeClient::take_outputs(const RunRequest& request, const Frame& first, RunResult& result,
                                       std::stop_token stop) {
  const bool wanted = (request.run.flags & JAUGE_RUN_NO_OUTPUTS) == 0;
  const std::size_t size = wanted ? request.output_bytes : 0;
  result.outputs.assign(first.payload.begin() + JAUGE_RESULT_BYTES, first.payload.end());
  for (bool last = first.is_last(); !last;) {
    JAUGE_TRY(const auto more, answer(JAUGE_RESULT, stop));
    if (more.payload.empty() || result.outputs.size() + more.payload.size() > size)
      return nonsense("a result holds more outputs than the model has");
    result.outputs.insert(result.outputs.end(), more.payload.begin(), more.payload.end());
    last = more.is_last();
  }
  if (result.outputs.size() != size)
    return nonsense("a result holds " + std::to_string(result.outputs.size()) + " bytes of outputs; the model has " +
                    std::to_string(size));
  if (wanted && crc_of(result.outputs) != result.output_crc)
    return nonsense("the outputs of sample " + std::to_string(result.item) + " changed on their way");
  return {};
}

Result<RunResult> ProbeClient::next_result(const RunRequest& request, std::stop_token stop) {
  RunResult result;
  refusal_.reset();
  for (;;) {
    JAUGE_TRY(const auto frame, conversation_->receive(stop));
    if (frame.type == JAUGE_REFUSED) return refused(frame);
    jauge_layer layer;
    if (frame.type == JAUGE_LAYER && result.layers.size() < most_layers)
      for (std::uint16_t i = 0; jauge_get_layer(frame.payload.data(), frame.length(), i, &layer); ++i)
        result.layers.push_back(layer);
    if (frame.type != JAUGE_RESULT) continue;
    jauge_result head;
    if (!jauge_get_result(frame.payload.data(), frame.length(), &head)) return nonsense("a result is too short");
    if (!std::ranges::equal(head.model_digest, request.model)) return nonsense("the board answered for another model");
    result.item = head.item;
    result.repetition = head.repetition;
    result.cycles = head.cycles;
    result.stack_bytes = head.stack_bytes;
    result.input_crc = head.input_crc;
    result.output_crc = head.output_crc;
    JAUGE_CHECK(take_outputs(request, frame, result, stop));
    return result;
  }
}

// The line is in order: when an echo comes back, nothing of the run is under way any more.
void ProbeClient::abort_run() {
  if (state() == LinkState::gone || !conversation_->send(JAUGE_ABORT, {})) return;
  const std::array<std::uint8_t, 4> mark = {'s', 't', 'o', 'p'};
  if (!conversation_->send(JAUGE_ECHO, mark)) return;
  for (int stray = 0; stray < stray_limit; ++stray) {
    const auto frame = conversation_->receive();
    if (!frame || frame->type == JAUGE_ECHO_OK) return;
  }
}

Result<void> ProbeClient::run(const RunRequest& request, const std::function<Result<void>(RunResult)>& take,
                              std::stop_token stop) {
  Payload payload;
  const std::uint16_t length = jauge_put_run(payload.data(), &request.run);
  JAUGE_CHECK(conversation_->send(JAUGE_RUN, std::span(payload).first(length)));
  for (std::uint32_t i = 0; i < request.run.count; ++i)
    for (std::uint16_t repetition = 0; repetition < request.run.repeat; ++repetition) {
      auto result = next_result(request, stop);
      if (!result) {
        if (result.error().kind == ErrorKind::interrupted) abort_run();
        return std::move(result).error();
      }
      if (result->item != request.run.first_item + i || result->repetition != repetition)
        return nonsense("the board answered for another sample");
      if (auto taken = take(*std::move(result)); !taken) {
        abort_run();
        return taken;
      }
    }
  return {};
}

Result<jauge_time> ProbeClient::time() {
  JAUGE_TRY(const auto frame, ask(JAUGE_TIME, {}, JAUGE_TIME_OK));
  jauge_time message;
  if (!jauge_get_time(frame.payload.data(), frame.length(), &message)) return nonsense("the board tells no time");
  return message;
}

// The answer to the second step says that it is done (ERASE) or about to be done (RESET).
Result<void> ProbeClient::with_token(std::uint8_t type) {
  JAUGE_TRY(const auto token, ask(type, {}, JAUGE_TOKEN));
  JAUGE_CHECK(ask(type, token.payload, JAUGE_TOKEN));
  return {};
}

Result<void> ProbeClient::reset() {
  JAUGE_CHECK(with_token(JAUGE_RESET));
  return conversation_->flush();
}

Result<void> ProbeClient::erase() {
  return with_token(JAUGE_ERASE);
}

Result<std::vector<SelfTestRecord>> ProbeClient::selftest(std::uint16_t tests, const Progress& progress) {
  Payload payload;
  const jauge_selftest message = {tests};
  const std::uint16_t length = jauge_put_selftest(payload.data(), &message);
  JAUGE_CHECK(conversation_->send(JAUGE_SELFTEST, std::span(payload).first(length)));
  std::vector<SelfTestRecord> records;
  while (records.size() < most_layers) {
    JAUGE_TRY(const auto frame, answer(JAUGE_SELFTEST_RECORD, progress.stop));
    jauge_record record;
    if (!jauge_get_record(frame.payload.data(), frame.length(), &record)) return nonsense("a test record is damaged");
    const double unit = std::pow(10.0, record.exponent);
    records.push_back({verdict_of(record.verdict), text_of(record.name, record.name_length),
                       text_of(record.unit, record.unit_length), static_cast<double>(record.value) * unit,
                       static_cast<double>(record.low) * unit, static_cast<double>(record.high) * unit});
    progress("testing", static_cast<std::int64_t>(records.size()), 0);
    if (frame.is_last()) return records;
  }
  return nonsense("the self-test does not end");
}

Result<jauge_energy_ok> ProbeClient::energy(const jauge_energy& request, std::stop_token stop) {
  Payload payload;
  const std::uint16_t length = jauge_put_energy(payload.data(), &request);
  JAUGE_CHECK(conversation_->send(JAUGE_ENERGY, std::span(payload).first(length)));
  JAUGE_TRY(const auto frame, answer(JAUGE_ENERGY_OK, stop));
  jauge_energy_ok message;
  if (!jauge_get_energy_ok(frame.payload.data(), frame.length(), &message)) return nonsense("the meter says nothing");
  return message;
}

}  // namespace jauge::host
