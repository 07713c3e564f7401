#include "tests/firmware_probe/probe/host_end.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "firmware_probe/runtime/sha256.h"

namespace jauge::testing {
namespace {

template <class Message, class Put>
Payload made(const Message& message, Put put) {
  Payload payload(JAUGE_PAYLOAD_MAX);
  payload.resize(put(payload.data(), &message));
  return payload;
}

}  // namespace

void HostEnd::begin() {
  jauge_window_begin(&window_, slots_, JAUGE_WINDOW_MAX);
  jauge_receiver_begin(&receiver_, buffer_);
  frames_.clear();
}

void HostEnd::put_on_line(jauge_frame_header header, const std::uint8_t* payload) {
  std::uint8_t wire[JAUGE_WIRE_MAX];
  header.conversation = conversation_;
  header.credit = JAUGE_WINDOW_MAX;
  const std::size_t count = jauge_frame_encode(&header, payload, wire);
  board_.to_board.insert(board_.to_board.end(), wire, wire + count);
}

void HostEnd::flush() {
  jauge_frame_header header = {};
  const std::uint8_t* payload = nullptr;
  while (jauge_window_next(&window_, now_ms_, &header, &payload)) {
    put_on_line(header, payload);
    header = {};
  }
  if (!window_.ack_due) return;
  header = {};
  header.type = JAUGE_ACK;
  jauge_window_fill(&window_, &header);
  put_on_line(header, nullptr);
}

bool HostEnd::listen() {
  bool heard = false;
  while (!board_.from_board.empty()) {
    const std::uint8_t byte = board_.from_board.front();
    board_.from_board.pop_front();
    if (jauge_receiver_take(&receiver_, byte) != JAUGE_RECEIVER_FRAME) continue;
    heard = true;
    const jauge_heard kind = jauge_window_hear(&window_, &receiver_.header, now_ms_);
    if (kind != JAUGE_HEARD_NEW && (kind != JAUGE_HEARD_NO_NUMBER || receiver_.header.type == JAUGE_ACK)) continue;
    frames_.push_back({receiver_.header.type, receiver_.header.flags, receiver_.header.credit,
                       Payload(receiver_.payload, receiver_.payload + receiver_.header.length)});
  }
  return heard;
}

void HostEnd::settle() {
  for (int quiet = 0; quiet < 4;) {
    flush();
    board_.poll();
    const bool idle = !listen() && board_.to_board.empty() && !window_.ack_due;
    quiet = idle && board_.probe().job.kind == PROBE_JOB_NONE ? quiet + 1 : 0;
  }
}

std::optional<jauge_hello_ok> HostEnd::hello(std::optional<std::uint16_t> conversation) {
  static std::uint16_t next = 1000;
  begin();
  conversation_ = conversation.value_or(++next);
  const jauge_hello wish = {JAUGE_PROTOCOL_MAJOR, JAUGE_PROTOCOL_MINOR, JAUGE_PAYLOAD_MAX};
  const Payload payload = made(wish, jauge_put_hello);
  jauge_frame_header header = {};
  header.type = JAUGE_HELLO;
  header.length = static_cast<std::uint16_t>(payload.size());
  put_on_line(header, payload.data());
  settle();
  for (const Frame& frame : take_frames()) {
    jauge_hello_ok answer;
    if (frame.type == JAUGE_HELLO_OK &&
        jauge_get_hello_ok(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &answer))
      return answer;
  }
  return std::nullopt;
}

void HostEnd::queue(std::uint8_t type, const Payload& payload) {
  ASSERT_TRUE(jauge_window_push(&window_, type, 0, payload.data(), static_cast<std::uint16_t>(payload.size())));
}

std::vector<Frame> HostEnd::ask(std::uint8_t type, const Payload& payload) {
  queue(type, payload);
  settle();
  return take_frames();
}

Frame HostEnd::ask_one(std::uint8_t type, const Payload& payload) {
  const auto frames = ask(type, payload);
  EXPECT_EQ(frames.size(), 1U);
  return frames.empty() ? Frame{} : frames.front();
}

Frame HostEnd::begin_object(std::uint8_t kind, const Payload& bytes, std::uint32_t item_bytes,
                            std::uint32_t first_item) {
  jauge_object object = {};
  object.kind = kind;
  object.bytes = static_cast<std::uint32_t>(bytes.size());
  object.item_bytes = item_bytes;
  object.first_item = first_item;
  std::copy_n(digest_of(bytes).begin(), JAUGE_DIGEST_BYTES, object.digest);
  return ask_one(JAUGE_BEGIN, made(object, jauge_put_object));
}

void HostEnd::data(std::uint32_t offset, const Payload& bytes) {
  const jauge_data message = {offset, bytes.data(), static_cast<std::uint16_t>(bytes.size())};
  queue(JAUGE_DATA, made(message, jauge_put_data));
  settle();
}

Frame HostEnd::put(std::uint8_t kind, const Payload& bytes, std::uint32_t item_bytes, std::uint32_t first_item) {
  const Frame begun = begin_object(kind, bytes, item_bytes, first_item);
  if (begun.type != JAUGE_BEGIN_OK) return begun;
  jauge_begun held = {};
  EXPECT_TRUE(jauge_get_begun(begun.payload.data(), static_cast<std::uint16_t>(begun.payload.size()), &held));
  constexpr std::size_t piece = JAUGE_PAYLOAD_MAX - 4;
  for (std::size_t at = held.held; at < bytes.size(); at += piece) {
    const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    data(static_cast<std::uint32_t>(at),
         Payload(first, first + static_cast<std::ptrdiff_t>(std::min(piece, bytes.size() - at))));
    if (const auto frames = take_frames(); !frames.empty()) return frames.front();
  }
  return ask_one(JAUGE_END);
}

std::vector<Frame> HostEnd::run(const jauge_run& wish) {
  return ask(JAUGE_RUN, made(wish, jauge_put_run));
}

std::string HostEnd::say(const std::string& command) {
  board_.to_board.insert(board_.to_board.end(), command.begin(), command.end());
  while (!board_.to_board.empty()) board_.poll();
  std::string answer(board_.from_board.begin(), board_.from_board.end());
  board_.from_board.clear();
  return answer;
}

jauge_refused refused(const Frame& frame) {
  jauge_refused message = {};
  EXPECT_EQ(frame.type, JAUGE_REFUSED);
  if (frame.type != JAUGE_REFUSED) return message;
  EXPECT_TRUE(jauge_get_refused(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &message));
  return message;
}

jauge_run run_of(std::uint32_t first, std::uint32_t count, std::uint8_t flags) {
  return {first, count, 1, 0, flags};
}

Payload digest_of(const Payload& bytes) {
  Payload digest(JAUGE_SHA256_BYTES);
  jauge_sha256_of(bytes.data(), bytes.size(), digest.data());
  return digest;
}

Payload u32(std::uint32_t value) {
  Payload payload(4);
  jauge_put_u32(payload.data(), value);
  return payload;
}

}  // namespace jauge::testing
