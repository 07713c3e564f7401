// SPDX-License-Identifier: GPL-2.0-or-later
// FLASH, the interface of the embedded Flash memory (RM0432 chapter 3): wait states and caches, erasing and
// programming, error codes. Insists on what the chip needs: unlocked, erased before programmed, data cache off
// meanwhile, both caches reset afterwards.
#pragma once

#include <random>
#include <vector>

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/flash_memory.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

class FlashController : public Peripheral {
 public:
  FlashController(Requests& requests, VirtualTime& time, FlashMemory& memory, std::uint32_t option_register);

  unsigned wait_states() const;
  bool prefetch_is_on() const;
  bool instruction_cache_is_on() const;
  bool data_cache_is_on() const;
  bool has_two_banks() const;  // OPTR.DBANK: 64-bit reads, pages of 4 KiB
  std::uint32_t page_bytes() const { return has_two_banks() ? 4096 : 8192; }
  // Moment until which a read at `offset` has to wait; 0 when it need not.
  std::uint64_t busy_until(std::uint32_t offset) const;

  // The core stores `bytes` of `value` at `offset`. The cells change only when a whole double word was accepted.
  void store(std::uint32_t offset, unsigned bytes, std::uint64_t value);
  // The core read the double word at `offset`: one that is torn raises an NMI.
  void note_read(std::uint32_t offset);

  // The power fails during the n-th erase or program operation from now on (1: the next). 0: never.
  void cut_power_at(std::uint64_t operation) { cut_at_ = operation == 0 ? 0 : operations_ + operation; }
  std::uint64_t operations() const { return operations_; }

  void reset(Restart cause) override;
  std::function<void()> on_change = [] {};  // ACR: wait states, caches
  std::function<void()> on_reset_instruction_cache = [] {};
  std::function<void()> on_reset_data_cache = [] {};
  // Cells between two offsets changed under the core's feet.
  std::function<void(std::uint32_t, std::uint32_t)> on_cells_changed = [](std::uint32_t, std::uint32_t) {};
  // Moment of the next byte on the UART: waiting for BSY must not run past it. ~0: none.
  std::function<std::uint64_t()> next_arrival = [] { return ~std::uint64_t{0}; };
  void set_seed(std::uint64_t seed) { chance_.seed(seed); }

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  bool is_busy() const { return time_busy_until_ > time_.nanoseconds(); }
  void note_poll();
  bool power_fails_now();
  bool may_change_cells(std::uint32_t where);
  void write_access_control(std::uint32_t before, std::uint32_t written);
  void write_key(std::uint32_t key);
  void write_control(std::uint32_t before, std::uint32_t written);
  void erase_page();
  void program(std::uint32_t offset);
  void raise(std::uint32_t flag);

  VirtualTime& time_;
  FlashMemory& memory_;
  std::mt19937_64 chance_{1};
  std::uint64_t time_busy_until_ = 0;
  bool busy_in_bank2_ = false;
  unsigned keys_seen_ = 0;
  bool key_was_wrong_ = false;  // locked until the next reset
  bool instruction_cache_is_stale_ = false, data_cache_is_stale_ = false;
  std::uint64_t buffer_ = 0;  // first word of a double word
  std::uint32_t buffer_at_ = 0;
  bool buffer_is_full_ = false;
  std::uint64_t operations_ = 0, cut_at_ = 0;
  std::uint64_t last_poll_ = 0;  // cycle
  unsigned polls_ = 0;
};

}  // namespace jauge::vboard
