// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/flash_controller.h"

#include <algorithm>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t acr = 0x00, keyr = 0x08, sr = 0x10, cr = 0x14, eccr = 0x18, optr = 0x20;
constexpr unsigned prften = 8, icen = 9, dcen = 10, icrst = 11, dcrst = 12;
constexpr std::uint32_t eop = 1u << 0, progerr = 1u << 3, wrperr = 1u << 4, sizerr = 1u << 6, pgserr = 1u << 7;
constexpr std::uint32_t all_errors = 0xC3FA;
constexpr unsigned bsy = 16;
constexpr unsigned pg = 0, per = 1, mer1 = 2, bker = 11, mer2 = 15, strt = 16, optstrt = 17, fstpg = 18,
                   obl_launch = 27, lock = 31;
constexpr unsigned eccd2 = 29, eccd = 31, dbank = 22;
constexpr std::uint32_t key1 = 0x4567'0123, key2 = 0xCDEF'89AB;

// Typical times of the STM32L4R5xx/L4R9xx data sheet (Flash memory characteristics).
constexpr std::uint64_t program_takes = 85'000;    // nanoseconds for a double word
constexpr std::uint64_t erase_takes = 22'000'000;  // nanoseconds for a page

constexpr RegisterRow rows[] = {
    {acr, "ACR", 0x0000'0600, 0x0000'7F0F},
    {0x04, "PDKEYR", 0, 0},
    {keyr, "KEYR", 0, 0},
    {0x0C, "OPTKEYR", 0, 0},
    {sr, "SR", 0, 0},
    {cr, "CR", 0xC000'0000, 0x0F07'8FFF},
    {eccr, "ECCR", 0, 0x0100'0000},
    {optr, "OPTR", 0, 0},
    {0x24, "PCROP1SR", 0xFFFF'FFFF, 0},
    {0x28, "PCROP1ER", 0, 0},
    {0x2C, "WRP1AR", 0xFF00'00FF, 0},
    {0x30, "WRP1BR", 0xFF00'00FF, 0},
    {0x44, "PCROP2SR", 0xFFFF'FFFF, 0},
    {0x48, "PCROP2ER", 0, 0},
    {0x4C, "WRP2AR", 0xFF00'00FF, 0},
    {0x50, "WRP2BR", 0xFF00'00FF, 0},
    {0x130, "CFGR", 0, 0},
};

}  // namespace

FlashController::FlashController(Requests& requests, VirtualTime& time, FlashMemory& memory,
                                 std::uint32_t option_register)
    : Peripheral("FLASH", 0x4002'2000, rows, requests), time_(time), memory_(memory) {
  set(optr, option_register);
}

void FlashController::reset(Restart cause) {
  const std::uint32_t options = value(optr);
  Peripheral::reset(cause);
  set(optr, options);
  time_busy_until_ = 0;
  keys_seen_ = 0;
  key_was_wrong_ = instruction_cache_is_stale_ = data_cache_is_stale_ = buffer_is_full_ = false;
  on_reset_instruction_cache();
  on_reset_data_cache();
  on_change();
}

unsigned FlashController::wait_states() const {
  return field(value(acr), 0, 4);
}
bool FlashController::prefetch_is_on() const {
  return bit(value(acr), prften);
}
bool FlashController::instruction_cache_is_on() const {
  return bit(value(acr), icen);
}
bool FlashController::data_cache_is_on() const {
  return bit(value(acr), dcen);
}
bool FlashController::has_two_banks() const {
  return bit(value(optr), dbank);
}

std::uint64_t FlashController::busy_until(std::uint32_t offset) const {
  if (time_busy_until_ == 0) return 0;
  const bool same_bank = !has_two_banks() || (offset >= map::bank_bytes) == busy_in_bank2_;
  return same_bank && is_busy() ? time_busy_until_ : 0;
}

std::uint32_t FlashController::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset == sr) note_poll();
  if (offset == sr) return stored | static_cast<std::uint32_t>(is_busy()) << bsy;
  if (offset == cr && is_busy()) return stored | 1u << strt;
  return stored;
}

// A loop that waits for BSY is not run cycle by cycle: time jumps to its end, or to the next byte on the UART.
void FlashController::note_poll() {
  constexpr std::uint64_t one_loop = 400;  // cycles
  const bool waits = is_busy() && time_.cycles() - last_poll_ <= one_loop;
  polls_ = waits ? polls_ + 1 : 0;
  if (polls_ >= 2) time_.skip_to(std::min(time_busy_until_, next_arrival()));
  last_poll_ = time_.cycles();
}

void FlashController::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) {
  switch (offset) {
    case acr:
      return write_access_control(before, written);
    case keyr:
      return write_key(written);
    case sr:
      return set(sr, value(sr) & ~(written & (all_errors | eop)));
    case cr:
      return write_control(before, written);
    case eccr:
      return set(eccr, before & ~(written & 0xF000'0000));
    case 0x0C:
    case optr:
      return broken(offset, "option bytes are never touched: a wrong one can make the board unusable");
    default:
      return;
  }
}

void FlashController::write_access_control(std::uint32_t before, std::uint32_t written) {
  const std::uint32_t now = value(acr);
  if (bit(written, icrst)) {
    if (bit(before, icen) && bit(now, icen)) return broken(acr, "ICRST works only while ICEN is 0");
    instruction_cache_is_stale_ = false;
    on_reset_instruction_cache();
  }
  if (bit(written, dcrst)) {
    if (bit(before, dcen) && bit(now, dcen)) return broken(acr, "DCRST works only while DCEN is 0");
    data_cache_is_stale_ = false;
    on_reset_data_cache();
  }
  if (bit(now, dcen) && !bit(before, dcen) && (data_cache_is_stale_ || instruction_cache_is_stale_))
    return broken(acr, "after erasing or programming both caches are reset (ICRST, DCRST) before DCEN is set again");
  on_change();
}

void FlashController::write_key(std::uint32_t key) {
  if (!bit(value(cr), lock)) return;
  const std::uint32_t expected = keys_seen_ == 0 ? key1 : key2;
  if (key_was_wrong_ || key != expected) {
    key_was_wrong_ = true;
    return broken(keyr, "a wrong key locks the Flash until the next reset");
  }
  if (++keys_seen_ == 2) {
    keys_seen_ = 0;
    set(cr, value(cr) & ~(1u << lock));
  }
}

void FlashController::write_control(std::uint32_t before, std::uint32_t written) {
  if (bit(before, lock)) {
    set(cr, before);
    if (!bit(written, lock)) broken(cr, "the register is locked: KEYR has not seen its two keys");
    return;
  }
  if (is_busy()) return broken(cr, "written while FLASH_SR.BSY is 1");
  if (bit(written, obl_launch) || bit(written, optstrt)) return broken(cr, "option bytes are never touched");
  if (bit(written, mer1) || bit(written, mer2)) return broken(cr, "a mass erase would take the firmware with it");
  if (bit(written, fstpg)) return broken(cr, "fast programming is not modelled by the virtual board");
  if (bit(written, lock)) return set(cr, value(cr) | 1u << lock);
  if (bit(written, strt)) {
    set(cr, value(cr) & ~(1u << strt));
    erase_page();
  }
}

void FlashController::raise(std::uint32_t flag) {
  set(sr, value(sr) | flag);
}

bool FlashController::may_change_cells(std::uint32_t where) {
  if (data_cache_is_on()) {
    broken(acr, "DCEN must be 0 while the Flash is erased or programmed (erratum: data cache during read-while-write)");
    return false;
  }
  if ((value(sr) & all_errors) != 0) {
    broken(where, "FLASH_SR holds error flags of an earlier operation: the chip sets PGSERR and does nothing");
    return false;
  }
  instruction_cache_is_stale_ = data_cache_is_stale_ = true;
  return true;
}

bool FlashController::power_fails_now() {
  ++operations_;
  return cut_at_ != 0 && operations_ == cut_at_;
}

void FlashController::erase_page() {
  if (!bit(value(cr), per)) return broken(cr, "STRT without PER: the chip sets PGSERR and erases nothing");
  if (!may_change_cells(cr)) return;
  const std::uint32_t page = field(value(cr), 3, 8);
  const bool second_bank = has_two_banks() && bit(value(cr), bker);
  const std::uint32_t offset = page * page_bytes() + (second_bank ? map::bank_bytes : 0);
  if (power_fails_now()) {
    for (std::uint32_t at = offset; at < offset + page_bytes(); at += FlashMemory::double_word)
      if (chance_() % 4 != 0) memory_.tear(at, memory_.read(at) | chance_(), chance_());
    on_cells_changed(offset, page_bytes());
    return requests().restart(Restart::power);
  }
  memory_.erase(offset, page_bytes());
  on_cells_changed(offset, page_bytes());
  busy_in_bank2_ = offset >= map::bank_bytes;
  time_busy_until_ = time_.nanoseconds() + erase_takes;
  raise(eop);
}

void FlashController::store(std::uint32_t offset, unsigned bytes, std::uint64_t value_stored) {
  if (bit(value(cr), lock) || !bit(value(cr), pg)) {
    raise(bit(value(cr), lock) ? wrperr : pgserr);
    return broken(cr, "the core wrote into the Flash while PG is 0 or LOCK is 1: nothing is stored");
  }
  if (is_busy()) return broken(sr, "the core wrote into the Flash while BSY is 1");
  if (bytes < 4 || offset % 4 != 0) return raise(sizerr);
  if (bytes == 8 && offset % 8 == 0) {
    buffer_ = value_stored;
    return program(offset);
  }
  if (!buffer_is_full_) {
    if (offset % 8 != 0) return raise(pgserr);
    buffer_ = value_stored & 0xFFFF'FFFF;
    buffer_at_ = offset;
    buffer_is_full_ = true;
    return;
  }
  buffer_is_full_ = false;
  if (offset != buffer_at_ + 4) return raise(pgserr);
  buffer_ |= value_stored << 32;
  program(buffer_at_);
}

void FlashController::program(std::uint32_t offset) {
  if (!may_change_cells(cr)) return;
  if (memory_.is_written(offset) && buffer_ != 0) return raise(progerr);
  if (power_fails_now()) {
    memory_.tear(offset, buffer_, chance_());
    on_cells_changed(offset, FlashMemory::double_word);
    return requests().restart(Restart::power);
  }
  memory_.program(offset, buffer_);
  on_cells_changed(offset, FlashMemory::double_word);
  busy_in_bank2_ = offset >= map::bank_bytes;
  time_busy_until_ = time_.nanoseconds() + program_takes;
  raise(eop);
}

void FlashController::note_read(std::uint32_t offset) {
  if (!memory_.is_torn(offset)) return;
  if (bit(value(eccr), eccd) || bit(value(eccr), eccd2)) return;  // the first address stays until it is cleared
  const std::uint32_t in_bank = offset % map::bank_bytes;
  const std::uint32_t bank = offset >= map::bank_bytes ? 1u << 21 : 0;
  set(eccr, (value(eccr) & 0x0100'0000) | (1u << eccd) | bank | in_bank);
  requests().note("a torn double word was read: FLASH_ECCR.ECCD and NMI");
  requests().pend(Exception::nmi);
}

}  // namespace jauge::vboard
