#include "firmware_probe/host/conversation.h"

#include <algorithm>

namespace jauge::host {
namespace {

constexpr std::uint32_t hello_every_ms = 200;
constexpr std::uint32_t alive_every_ms = 1000;
constexpr std::uint32_t silence_limit_ms = 3000;
constexpr std::uint32_t turn_ms = 50;
constexpr std::size_t inbox_limit = 64;
constexpr std::size_t foreign_limit = 400;
constexpr std::int64_t log_limit = 1 << 20;
constexpr int log_lines_a_second = 10;
constexpr int revival_limit = 3;

}  // namespace

Conversation::Conversation(Transport& transport, std::uint16_t number) : transport_(transport), number_(number) {
  jauge_window_begin(&window_, slots_.data(), JAUGE_WINDOW_MAX);
  jauge_receiver_begin(&receiver_, buffer_.data());
  last_heard_ = last_sent_ = now();
}

LinkCounts Conversation::counts() const {
  LinkCounts counts = counts_;
  counts.resent += window_.resent_frames;
  return counts;
}

std::uint8_t Conversation::credit() const {
  return inbox_.size() < inbox_limit ? JAUGE_WINDOW_MAX : 0;
}

Error Conversation::failed(LinkState state, std::string what, std::string hint) {
  state_ = state;
  const ErrorKind kind = state == LinkState::stopped ? ErrorKind::interrupted : ErrorKind::board;
  return {kind, transport_.name(), std::move(what), std::move(hint)};
}

Result<void> Conversation::write_frame(jauge_frame_header header, const std::uint8_t* payload) {
  std::array<std::uint8_t, JAUGE_WIRE_MAX> wire;
  header.conversation = number_;
  header.credit = credit();
  const std::size_t count = jauge_frame_encode(&header, payload, wire.data());
  ++counts_.frames;
  last_sent_ = now();
  auto written = transport_.write(std::span(wire).first(count));
  if (!written) state_ = LinkState::gone;
  return written;
}

Result<void> Conversation::write_unnumbered(std::uint8_t type, std::span<const std::uint8_t> payload) {
  jauge_frame_header header{};
  header.type = type;
  header.length = static_cast<std::uint16_t>(payload.size());
  jauge_window_fill(&window_, &header);
  return write_frame(header, payload.data());
}

Result<void> Conversation::write_due() {
  jauge_frame_header header{};
  const std::uint8_t* payload = nullptr;
  while (jauge_window_next(&window_, now(), &header, &payload)) JAUGE_CHECK(write_frame(header, payload));
  if (window_.ack_due || now() - last_sent_ >= alive_every_ms) return write_unnumbered(JAUGE_ACK, {});
  return {};
}

Result<void> Conversation::read_once(std::uint32_t wait_ms) {
  std::array<std::uint8_t, 4096> bytes;
  auto count = transport_.read(bytes, wait_ms);
  if (!count) {
    state_ = LinkState::gone;
    return std::move(count).error();
  }
  for (std::size_t i = 0; i < *count; ++i) take_byte(bytes[i]);
  return {};
}

void Conversation::take_byte(std::uint8_t byte) {
  const auto event = jauge_receiver_take(&receiver_, byte);
  if (!boot_counter_) {
    ++counts_.foreign_bytes;
    if (foreign_.size() < foreign_limit) foreign_ += static_cast<char>(byte);
  }
  if (event == JAUGE_RECEIVER_DROPPED) ++counts_.damaged;
  if (event == JAUGE_RECEIVER_FRAME) take_frame();
}

void Conversation::take_frame() {
  const jauge_frame_header header = receiver_.header;
  if (header.conversation != number_) return;
  ++counts_.frames;
  if (header.flags & JAUGE_FLAG_RESENT) ++counts_.resent_by_board;
  if (header.type == JAUGE_HELLO_OK) {
    jauge_hello_ok greeting;
    // Late answers to earlier greetings say nothing about now.
    if (awaits_greeting_ && jauge_get_hello_ok(receiver_.payload, header.length, &greeting)) {
      awaits_greeting_ = false;
      greeting_ = greeting;
      adopt(greeting);
    }
  }
  if (!boot_counter_) return;  // nothing counts before the greeting
  last_heard_ = now();
  lost_ = false;
  switch (jauge_window_hear(&window_, &header, now())) {
    case JAUGE_HEARD_NEW:
      if (credit() == 0) return jauge_window_refuse_last(&window_);
      revivals_ = 0;
      inbox_.push_back({header.type, header.flags, {receiver_.payload, receiver_.payload + header.length}});
      return;
    case JAUGE_HEARD_NO_NUMBER:
      return take_unnumbered(header);
    case JAUGE_HEARD_REPEATED:
    case JAUGE_HEARD_TOO_EARLY:
      return;
  }
}

// Goes on with the numbers of before, or begins again when the board knows nothing of them.
void Conversation::adopt(const jauge_hello_ok& greeting) {
  const auto acknowledged = static_cast<std::uint16_t>(receiver_.header.acknowledge - window_.first);
  const bool plausible = acknowledged <= static_cast<std::uint16_t>(window_.next_new - window_.first);
  const bool same_boot = boot_counter_ == greeting.boot_counter;
  const bool untouched = window_.next_new == 0 && window_.expected == 0;
  if (same_boot && plausible && ((greeting.features & JAUGE_FEATURE_CONTINUED) || untouched)) return;
  was_restarted_ = boot_counter_.has_value();
  boot_counter_ = greeting.boot_counter;
  counts_.resent += window_.resent_frames;
  jauge_window_begin(&window_, slots_.data(), JAUGE_WINDOW_MAX);
  jauge_window_set_baud(&window_, rate_);
  inbox_.clear();
}

void Conversation::take_unnumbered(const jauge_frame_header& header) {
  const std::span payload(receiver_.payload, header.length);
  jauge_busy busy;
  if (header.type == JAUGE_LOG) take_log(payload);
  if (header.type != JAUGE_BUSY || !jauge_get_busy(payload.data(), header.length, &busy)) return;
  revivals_ = 0;
  if (on_busy_) on_busy_(busy);
}

void Conversation::take_log(std::span<const std::uint8_t> payload) {
  if (now() - log_second_ >= 1000) {
    log_second_ = now();
    log_lines_in_second_ = 0;
  }
  const auto size = static_cast<std::int64_t>(payload.size());
  if (payload.size() < 2 || ++log_lines_in_second_ > log_lines_a_second || counts_.log_bytes + size > log_limit) return;
  counts_.log_bytes += size;
  std::string line;
  for (const std::uint8_t byte : payload.subspan(1)) line += byte >= ' ' && byte <= '~' ? static_cast<char>(byte) : '?';
  log_.push_back(std::move(line));
}

Result<jauge_hello_ok> Conversation::greet(std::uint32_t limit_ms, std::stop_token stop) {
  const Instant start = now();
  state_ = LinkState::talking;
  was_restarted_ = false;
  awaits_greeting_ = true;
  for (Instant last_hello = start - hello_every_ms; awaits_greeting_;) {
    if (stop.stop_requested()) return failed(LinkState::stopped, "was stopped", "");
    if (now() - start >= limit_ms)
      return failed(LinkState::silent, "the board does not answer",
                    "jauge board info " + transport_.name() + " says what it hears there");
    if (now() - last_hello >= hello_every_ms) {
      last_hello = now();
      std::array<std::uint8_t, JAUGE_PAYLOAD_MAX> payload;
      const jauge_hello hello = {JAUGE_PROTOCOL_MAJOR, JAUGE_PROTOCOL_MINOR, JAUGE_PAYLOAD_MAX};
      const std::uint16_t length = jauge_put_hello(payload.data(), &hello);
      JAUGE_CHECK(write_unnumbered(JAUGE_HELLO, std::span(payload).first(length)));
    }
    JAUGE_CHECK(read_once(turn_ms));
  }
  last_heard_ = now();
  return greeting_;
}

bool Conversation::is_silent() const {
  return lost_ || now() - last_heard_ >= silence_limit_ms;
}

Result<void> Conversation::revive() {
  lost_ = false;
  if (++revivals_ > revival_limit)
    return failed(LinkState::silent, "the board answers greetings, but not what it was asked",
                  "press its reset button and try again");
  JAUGE_CHECK(greet(silence_limit_ms));
  if (was_restarted_) return failed(LinkState::restarted, "the board was reset", "");
  return {};
}

Result<void> Conversation::step(std::uint32_t wait_ms) {
  JAUGE_CHECK(write_due());
  JAUGE_CHECK(read_once(wait_ms));
  if (jauge_window_check(&window_, now()) == JAUGE_WINDOW_LOST) lost_ = true;
  return write_due();  // what came is acknowledged at once
}

Result<void> Conversation::send(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t flags) {
  while (!jauge_window_has_room(&window_)) {
    JAUGE_CHECK(step(turn_ms));
    if (is_silent()) JAUGE_CHECK(revive());
  }
  jauge_window_push(&window_, type, flags, payload.data(), static_cast<std::uint16_t>(payload.size()));
  return write_due();
}

std::optional<Frame> Conversation::take() {
  if (inbox_.empty()) return std::nullopt;
  Frame frame = std::move(inbox_.front());
  inbox_.pop_front();
  return frame;
}

Result<Frame> Conversation::receive(std::stop_token stop) {
  for (;;) {
    if (auto frame = take()) return *std::move(frame);
    if (stop.stop_requested()) return failed(LinkState::stopped, "was stopped", "");
    JAUGE_CHECK(step(turn_ms));
    if (inbox_.empty() && is_silent()) JAUGE_CHECK(revive());
  }
}

Result<void> Conversation::flush() {
  while (!jauge_window_is_empty(&window_)) {
    JAUGE_CHECK(step(turn_ms));
    if (is_silent()) JAUGE_CHECK(revive());
  }
  return {};
}

Result<void> Conversation::rest(std::uint32_t milliseconds) {
  const Instant start = now();
  while (now() - start < milliseconds) JAUGE_CHECK(step(std::min(turn_ms, milliseconds)));
  return {};
}

Result<void> Conversation::set_rate(std::uint32_t baud) {
  JAUGE_CHECK(transport_.set_rate(baud));
  rate_ = baud;
  jauge_window_set_baud(&window_, baud);
  return {};
}

}  // namespace jauge::host
