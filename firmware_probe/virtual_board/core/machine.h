// SPDX-License-Identifier: GPL-2.0-or-later
// The whole board: core, chip, cycle model, and the loop that runs them. See README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "firmware_probe/virtual_board/core/chip.h"
#include "firmware_probe/virtual_board/core/cpu.h"
#include "firmware_probe/virtual_board/core/elf_file.h"
#include "firmware_probe/virtual_board/core/exceptions.h"
#include "firmware_probe/virtual_board/peripherals/line.h"
#include "firmware_probe/virtual_board/timing/block_cache.h"
#include "firmware_probe/virtual_board/timing/flash_timing.h"

namespace jauge::vboard {

struct MachineOptions {
  const BoardDescription* board = nullptr;
  bool two_banks = true;                // OPTR.DBANK
  bool paced = false;                   // bytes on the UART take virtual time
  bool deterministic = false;           // waiting for the host takes no virtual time
  std::optional<unsigned> wait_states;  // instead of FLASH_ACR.LATENCY
  std::uint64_t seed = 1;
  std::uint64_t reset_at = 0;            // cycle; 0: never. Each happens once.
  std::uint64_t hard_fault_at = 0;       // cycle
  std::uint64_t power_cut_at_flash = 0;  // number of the erase or program operation
  bool end_at_reset = false;             // a software reset ends the run
  bool no_current = false;               // jumper JP1 is not on IDD
  bool crystal_fails = false;            // LSE never starts
};

enum class End : std::uint8_t { asked, rule_broken, lockup, reset };

struct Ending {
  End why = End::asked;
  std::string message;
};

struct Statistics {
  std::uint64_t instructions = 0;
  std::uint64_t cycles = 0;
  std::uint64_t fetch_stalls = 0;  // cycles waited for instructions from Flash
  std::uint64_t data_stalls = 0;   // cycles waited for data from Flash
  std::uint64_t unaligned = 0;     // cycles lost by unaligned accesses
};

class Machine {
 public:
  Machine(const MachineOptions& options, Line& line);
  ~Machine();

  // The Flash, in memory or in a file. What went wrong, if anything.
  std::optional<std::string> open_flash(const std::filesystem::path& file);
  std::optional<std::string> flash(const ElfFile& elf);

  // Powers up and runs until the firmware breaks a rule or `should_end` says so; it is asked about every 20 ms of
  // emulated time, and whenever the board idles.
  Ending run(const std::function<bool()>& should_end);

  Chip& chip() { return chip_; }
  const Chip& chip() const { return chip_; }
  const Statistics& statistics() const { return statistics_; }
  const BlockCache& blocks() const { return blocks_; }
  std::function<void(std::string)> note = [](std::string) {};

 private:
  friend struct MachineHooks;  // Unicorn's callbacks
  static constexpr std::uint32_t code_page = 4096;

  void connect();
  void power_up(Restart cause);
  void update_flash_timing();
  std::optional<Ending> end_of(const std::function<bool()>& should_end);
  void handle_stop(uc_err error);
  void handle_interrupt(std::uint32_t number);
  void handle_memory_fault(uc_err error);
  void handle_invalid_instruction();
  void wait_for_event();
  void stop_before_fp(const Block& block);
  void forget_code(std::uint32_t offset, std::uint32_t bytes);
  std::uint16_t half_at(std::uint32_t address);
  void set_half(std::uint32_t address, std::uint16_t half);

  void enter_block(std::uint32_t address, std::uint32_t bytes);
  Block* block_at(std::uint32_t address, std::uint32_t bytes);
  void fetch(Block& block, std::uint32_t offset, bool jumped);
  void finish_block(bool jumped);
  void abandon_block(std::uint32_t cycles_done);
  void note_moment();
  void plan_moment();
  std::span<std::uint8_t> code_at(std::uint32_t address, std::uint32_t bytes);
  static std::vector<std::uint32_t> aliases_of(std::uint32_t address);
  void note_load(std::uint32_t address, unsigned bytes);
  void note_store(std::uint32_t address, unsigned bytes);
  void charge_unaligned(std::uint32_t address, unsigned bytes);
  void wait_for_flash(std::uint32_t offset);
  bool store_to_flash(std::uint32_t address, unsigned bytes, std::uint64_t value);
  void repair_flash();
  void note_bad_access(uc_mem_type type, std::uint32_t address, unsigned bytes);
  const BlockAccess* running_access(unsigned bytes) const;
  void stop();

  MachineOptions options_;
  Chip chip_;
  Cpu cpu_;
  Exceptions exceptions_;
  const CycleModel& model_;
  FlashTiming flash_timing_;
  BlockCache blocks_;
  Statistics statistics_;
  std::vector<bool> executed_pages_;  // Flash pages that code was run from

  Block* current_ = nullptr;
  std::uint64_t block_start_ = 0;  // cycle
  std::uint32_t expected_ = 0;     // address after the last block: reached without a branch
  std::uint32_t accessed_ = 0;     // bytes accessed by the current block
  std::uint64_t moment_ = 0;       // cycle of the next thing that does not wait for the firmware
  std::uint64_t next_look_ = 0;    // cycle at which the outside world is looked at again
  bool stopped_ = false;           // by us, not by WFI
  bool look_outside_ = false;
  std::optional<std::uint32_t> interrupt_;
  std::optional<Fault> fault_;
  std::optional<std::uint32_t> bad_address_;
  std::uint32_t pc_of_failed_access_ = 0;
  bool fpu_is_on_ = false;
  std::uint32_t patched_at_ = 0;  // where a floating point instruction was replaced; 0: nowhere
  std::uint16_t patched_code_ = 0;
  struct Repair {
    std::uint32_t offset = 0;
    std::uint64_t value = 0;
  };
  std::vector<Repair> repairs_;
};

}  // namespace jauge::vboard
