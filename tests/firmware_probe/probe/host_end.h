// The host's side of the link to a MemoryBoard, as simple as tests need it: asks, and waits for the answer.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "firmware_probe/protocol/messages.h"
#include "firmware_probe/protocol/window.h"
#include "tests/firmware_probe/probe/memory_board.h"

namespace jauge::testing {

using Payload = std::vector<std::uint8_t>;

struct Frame {
  std::uint8_t type = 0, flags = 0, credit = 0;
  Payload payload;
};

class HostEnd {
 public:
  explicit HostEnd(MemoryBoard& board) : board_(board) { begin(); }

  // HELLO_OK; without a number the conversation is a new one.
  std::optional<jauge_hello_ok> hello(std::optional<std::uint16_t> conversation = {});

  // Sends a numbered frame and returns what the board answers with, in order, until it is silent.
  std::vector<Frame> ask(std::uint8_t type, const Payload& payload = {});
  // The one answer; fails the test when there is another number.
  Frame ask_one(std::uint8_t type, const Payload& payload = {});

  // Puts a whole object; the answer to END, or the first REFUSED.
  Frame put(std::uint8_t kind, const Payload& bytes, std::uint32_t item_bytes = 0, std::uint32_t first_item = 0);
  Frame begin_object(std::uint8_t kind, const Payload& bytes, std::uint32_t item_bytes = 0,
                     std::uint32_t first_item = 0);
  void data(std::uint32_t offset, const Payload& bytes);

  std::vector<Frame> run(const jauge_run& wish);

  // Text in, text out.
  std::string say(const std::string& command);

  // Lets both sides work until neither has anything to say.
  void settle();
  std::vector<Frame> take_frames() { return std::exchange(frames_, {}); }
  jauge_window& window() { return window_; }
  void queue(std::uint8_t type, const Payload& payload);

 private:
  void begin();
  void put_on_line(jauge_frame_header header, const std::uint8_t* payload);
  void flush();
  bool listen();

  MemoryBoard& board_;
  jauge_window window_ = {};
  jauge_slot slots_[JAUGE_WINDOW_MAX] = {};
  jauge_receiver receiver_ = {};
  std::uint8_t buffer_[JAUGE_FRAME_MAX] = {};
  std::uint16_t conversation_ = 0;
  std::uint32_t now_ms_ = 0;
  std::vector<Frame> frames_;
};

jauge_refused refused(const Frame& frame);
jauge_run run_of(std::uint32_t first, std::uint32_t count, std::uint8_t flags = 0);
Payload digest_of(const Payload& bytes);
Payload u32(std::uint32_t value);

}  // namespace jauge::testing
