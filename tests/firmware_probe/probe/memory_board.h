// A board in memory: its line are two queues, its clock stands still unless told, its Flash can lose power.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "firmware_probe/probe/board.h"
#include "firmware_probe/probe/probe.h"

namespace jauge::testing {

// Thrown out of an erase or a write when the supply goes.
struct PowerCut {};
// Thrown out of the reset that a host asked for.
struct BoardReset {};

class MemoryBoard {
 public:
  static constexpr std::uint32_t page_bytes = 4096;
  static constexpr std::uint32_t arena_bytes = 64 * 1024;

  explicit MemoryBoard(std::uint32_t flash_pages = 32, std::uint64_t seed = 1);

  // Starts the probe as after a power-up (`cold`) or a reset. Flash stays; the arena keeps noise.
  void start(bool cold);
  void poll() { probe_poll(probe_.get()); }

  // The supply goes within the next `operations` + 1-th erase or write of a double word; nothing: never.
  void cut_power_after(std::optional<std::uint64_t> operations) { cut_after_ = operations; }
  std::uint64_t flash_operations() const { return flash_operations_; }

  void pass_ms(std::uint64_t ms) { cycles_ += ms * cycles_per_ms; }
  bool guards_are_whole() const;
  // Pages from there on are erased and programmed in the background, as a second bank is.
  void write_in_background_from(std::uint32_t page);

  jauge_probe& probe() { return *probe_; }
  const jauge_board& board() const { return board_; }
  std::vector<std::uint8_t>& flash() { return flash_; }

  std::deque<std::uint8_t> to_board, from_board;
  std::uint32_t baud = 115200;
  std::uint64_t cycles_per_call = 1000;
  bool meter_present = false;
  std::uint32_t meter_10na = 0;
  int meter_readings = 0;
  std::uint64_t rests = 0;
  std::uint32_t chip_id = 0x470;  // 0: a desktop
  bool time_pin_present = true;
  std::vector<std::uint64_t> pin_fell, pin_rose;  // cycles

 private:
  static constexpr std::uint32_t cycles_per_ms = 120000;
  static constexpr std::size_t guard_bytes = 4096;

  static MemoryBoard& of(void* context) { return *static_cast<MemoryBoard*>(context); }
  void fill_table();
  bool lose_power();
  bool begin(std::uint32_t offset, std::function<std::uint32_t()> operation);
  std::uint32_t erase(std::uint32_t offset);
  std::uint32_t program(std::uint32_t offset, const std::uint8_t* bytes, std::uint32_t count);

  std::mt19937_64 random_;
  std::vector<std::uint8_t> memory_, flash_;
  std::uint8_t* arena_ = nullptr;
  std::unique_ptr<jauge_probe> probe_;
  jauge_board board_ = {};
  std::uint32_t retained_[2] = {};
  std::uint64_t cycles_ = 0, flash_operations_ = 0;
  // The operation in the background: what is done when its time is over.
  std::function<std::uint32_t()> under_way_;
  int looks_left_ = 0;
  std::optional<std::uint64_t> cut_after_;
};

}  // namespace jauge::testing
