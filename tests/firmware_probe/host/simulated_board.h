// The probe itself, compiled for the desktop, on a board of memory alone, behind a line of 8N1 bytes with faults. Time
// is simulated: nothing waits, and the same seed gives the same run.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <vector>

#include "firmware_probe/host/probe_client.h"
#include "firmware_probe/probe/probe.h"

namespace jauge::testing {

// Chances are per byte.
struct LineFaults {
  double flip = 0, lose = 0, doubled = 0, insert = 0;
  double burst = 0;   // begins to destroy the next 1 to 64 bytes
  double stall = 0;   // holds everything back for 1 to 500 ms
  double usb_ms = 0;  // each portion is under way for so long more
  std::uint32_t seed = 1;
};

// One direction: bytes and when they arrive.
class Line {
 public:
  Line(const LineFaults& faults, std::uint32_t seed) : faults_(faults), random_(seed) {}

  void send(std::span<const std::uint8_t> bytes, std::uint64_t now_us, std::uint32_t baud);
  std::size_t take(std::span<std::uint8_t> bytes, std::uint64_t now_us, std::uint32_t baud);
  std::optional<std::uint64_t> next_arrival() const;
  void clear() { bytes_.clear(); }
  std::int64_t faults_made() const { return faults_made_; }
  std::int64_t bytes_sent() const { return bytes_sent_; }

 private:
  bool happens(double chance);
  void put(std::uint8_t byte, std::uint32_t baud);

  struct Arrival {
    std::uint64_t at_us;
    std::uint32_t baud;  // another one makes noise of it
    std::uint8_t byte;
  };
  LineFaults faults_;
  std::mt19937_64 random_;
  std::deque<Arrival> bytes_;
  std::uint64_t free_at_ns_ = 0;  // when the line has sent everything
  std::uint32_t burst_left_ = 0;
  std::int64_t faults_made_ = 0, bytes_sent_ = 0;
};

struct BoardShape {
  std::uint32_t arena_bytes = 64 * 1024;
  std::uint32_t flash_bytes = 512 * 1024;
  std::uint64_t row_us = 0;  // what a row of an inference takes
};

class SimulatedBoard {
 public:
  explicit SimulatedBoard(const LineFaults& faults = {}, const BoardShape& shape = {});
  SimulatedBoard(const SimulatedBoard&) = delete;
  SimulatedBoard& operator=(const SimulatedBoard&) = delete;

  // A link to it that may be opened again and again.
  host::Link link();

  // As its button does: RAM is lost, Flash and the boot counter stay.
  void reset();
  // Pulled out: the open port fails, opening fails until plug_in(). It loses its power.
  void pull_out();
  void plug_in();

  // Called before each portion of time; for faults at chosen moments.
  void on_turn(std::function<void()> call) { on_turn_ = std::move(call); }

  std::uint64_t now_us() const { return now_us_; }
  std::int64_t faults_made() const { return to_board_.faults_made() + to_host_.faults_made(); }
  std::int64_t bytes_sent() const { return to_board_.bytes_sent() + to_host_.bytes_sent(); }
  std::span<std::uint8_t> arena() { return {arena_, shape_.arena_bytes}; }
  jauge_probe& probe() { return probe_; }
  std::uint32_t board_baud() const { return board_baud_; }
  jauge_board_facts& facts() { return facts_; }
  int boots() const { return boots_; }

  // Overwrites what HELLO_OK and everything else says; for hostile boards: what the board sends passes through here.
  void on_board_bytes(std::function<std::vector<std::uint8_t>(std::vector<std::uint8_t>)> change) {
    change_ = std::move(change);
  }

 private:
  class Port;
  void boot();
  void turn(std::uint64_t until_us);
  void fill_board();

  BoardShape shape_;
  Line to_board_, to_host_;
  std::uint64_t now_us_ = 1'000'000;
  std::uint32_t board_baud_ = 115200, host_baud_ = 115200;
  std::vector<std::array<std::uint8_t, 16>> arena_units_;
  std::uint8_t* arena_ = nullptr;
  std::vector<std::uint8_t> flash_;
  std::array<std::uint32_t, 2> retained_{};
  jauge_board board_{};
  jauge_board_facts facts_{};
  jauge_probe probe_{};
  bool plugged_in_ = true, reset_asked_ = false;
  int boots_ = 0, port_number_ = 0;
  std::function<void()> on_turn_;
  std::function<std::vector<std::uint8_t>(std::vector<std::uint8_t>)> change_;
};

}  // namespace jauge::testing
