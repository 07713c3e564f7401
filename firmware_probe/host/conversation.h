// Frames to and from one board, in order and without loss, or a clear word that the link is gone.
//
// Single-threaded: time passes and frames move only inside send(), receive(), rest() and greet().
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "firmware_probe/host/transport.h"
#include "firmware_probe/protocol/messages.h"
#include "firmware_probe/protocol/window.h"

namespace jauge::host {

struct Frame {
  std::uint8_t type = 0;
  std::uint8_t flags = 0;
  std::vector<std::uint8_t> payload;

  bool is_last() const { return (flags & JAUGE_FLAG_LAST) != 0; }
  std::uint16_t length() const { return static_cast<std::uint16_t>(payload.size()); }
};

// Since the conversation was made.
struct LinkCounts {
  std::int64_t frames = 0;  // ours, both ways
  std::int64_t resent = 0;  // by us
  std::int64_t resent_by_board = 0;
  std::int64_t damaged = 0;        // frames with wrong CRC, length or form
  std::int64_t foreign_bytes = 0;  // before the first frame of ours: somebody else talks
  std::int64_t log_bytes = 0;
};

// Why an operation failed, for the caller that can do something about it.
enum class LinkState {
  talking,
  restarted,  // the board was reset, or talked to somebody else meanwhile: what it held in RAM is lost
  silent,     // it does not answer
  gone,       // the port is closed
  stopped,    // the user's wish
};

struct Refusal {
  std::uint16_t reason = 0;  // jauge_reason
  std::uint8_t about = 0;
  std::uint32_t figures[2] = {};
  std::string text;
};

class Conversation {
 public:
  // `number` identifies the conversation: random, not 0.
  Conversation(Transport& transport, std::uint16_t number);

  // HELLO until the board answers, for `limit_ms`. The first time, or after a reset, both ends start afresh.
  // Errors: board, interrupted. That the board was reset since is no error here.
  Result<jauge_hello_ok> greet(std::uint32_t limit_ms, std::stop_token stop = {});

  // Puts a frame into the window, waiting until there is room. Errors: board, interrupted.
  Result<void> send(std::uint8_t type, std::span<const std::uint8_t> payload, std::uint8_t flags = 0);

  // The next frame that carries a number. A board that is silent for 3 s is asked HELLO; see state() on errors.
  Result<Frame> receive(std::stop_token stop = {});
  // The same if it is there already.
  std::optional<Frame> take();

  // Until everything sent is acknowledged.
  Result<void> flush();

  // Moves frames for that long.
  Result<void> rest(std::uint32_t milliseconds);

  // Both ends have agreed on another rate.
  Result<void> set_rate(std::uint32_t baud);
  std::uint32_t rate() const { return rate_; }

  void on_busy(std::function<void(const jauge_busy&)> call) { on_busy_ = std::move(call); }

  LinkState state() const { return state_; }
  LinkCounts counts() const;
  const std::vector<std::string>& log() const { return log_; }
  // What came instead of our frames: the first bytes, for the link doctor.
  const std::string& foreign() const { return foreign_; }
  Instant now() const { return transport_.now(); }

 private:
  Result<void> step(std::uint32_t wait_ms);  // writes what is due, reads once
  Result<void> write_due();
  Result<void> write_frame(jauge_frame_header header, const std::uint8_t* payload);
  Result<void> write_unnumbered(std::uint8_t type, std::span<const std::uint8_t> payload);
  Result<void> read_once(std::uint32_t wait_ms);
  void take_byte(std::uint8_t byte);
  void take_frame();
  void take_unnumbered(const jauge_frame_header& header);
  void take_log(std::span<const std::uint8_t> payload);
  void adopt(const jauge_hello_ok& greeting);
  Result<void> revive();
  bool is_silent() const;
  Error failed(LinkState state, std::string what, std::string hint);
  std::uint8_t credit() const;

  Transport& transport_;
  std::uint16_t number_;
  std::uint32_t rate_ = JAUGE_BAUD_BASE;
  jauge_window window_{};
  std::array<jauge_slot, JAUGE_WINDOW_MAX> slots_{};
  jauge_receiver receiver_{};
  std::array<std::uint8_t, JAUGE_FRAME_MAX> buffer_{};
  std::deque<Frame> inbox_;
  jauge_hello_ok greeting_{};
  bool awaits_greeting_ = false;
  bool was_restarted_ = false;                 // so said the last greeting
  std::optional<std::uint32_t> boot_counter_;  // of the board we talk to
  Instant last_heard_ = 0, last_sent_ = 0, log_second_ = 0;
  int log_lines_in_second_ = 0;
  int revivals_ = 0;  // since the board last did something that was asked for
  bool lost_ = false;
  LinkState state_ = LinkState::talking;
  LinkCounts counts_;
  std::vector<std::string> log_;
  std::string foreign_;
  std::function<void(const jauge_busy&)> on_busy_;
};

}  // namespace jauge::host
