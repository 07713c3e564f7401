#include "tests/firmware_probe/probe/memory_board.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <gtest/gtest.h>

namespace jauge::testing {
namespace {

constexpr std::uint8_t guard = 0xC3;
constexpr std::uint32_t programming_error = 8;

}  // namespace

MemoryBoard::MemoryBoard(std::uint32_t flash_pages, std::uint64_t seed)
    : random_(seed),
      memory_(guard_bytes + arena_bytes + guard_bytes + 16, guard),
      flash_(flash_pages * page_bytes, 0xFF) {
  const auto address = reinterpret_cast<std::uintptr_t>(memory_.data() + guard_bytes);
  arena_ = memory_.data() + guard_bytes + (16 - address % 16) % 16;
  std::generate_n(arena_, arena_bytes, [&] { return static_cast<std::uint8_t>(random_()); });
  fill_table();
}

void MemoryBoard::fill_table() {
  board_.context = this;
  board_.receive = [](void* context, std::uint8_t* bytes, std::size_t capacity) {
    auto& line = of(context).to_board;
    const std::size_t count = std::min(capacity, line.size());
    std::copy_n(line.begin(), count, bytes);
    line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
  };
  board_.send = [](void* context, const std::uint8_t* bytes, std::size_t count) {
    of(context).from_board.insert(of(context).from_board.end(), bytes, bytes + count);
  };
  board_.poll = [](void*) {};
  board_.heard = [](void* context) { return !of(context).to_board.empty(); };
  board_.rest = [](void* context) { ++of(context).rests; };
  board_.can_set_baud = [](void*, std::uint32_t baud) { return baud >= 1200 && baud <= 921600; };
  board_.set_baud = [](void* context, std::uint32_t baud) { of(context).baud = baud; };
  board_.cycles = [](void* context) { return of(context).cycles_ += of(context).cycles_per_call; };
  board_.cycles_per_ms = cycles_per_ms;
  board_.facts = [](void* context, jauge_board_facts* facts) {
    facts->name = "memory";
    facts->chip_id = of(context).chip_id;
    facts->clock_hz = cycles_per_ms * 1000;
    facts->flash_bytes = 2 << 20;
  };
  board_.reset = [](void*) { throw BoardReset{}; };
  board_.lamp = [](void*, bool) {};
  board_.time_pin = [](void* context, bool high) {
    auto& self = of(context);
    (high ? self.pin_rose : self.pin_fell).push_back(self.cycles_);
  };
  board_.arena = arena_;
  board_.arena_bytes = arena_bytes;
  board_.flash = flash_.data();
  board_.flash_bytes = static_cast<std::uint32_t>(flash_.size());
  board_.page_bytes = page_bytes;
  board_.erase_page = [](void* context, std::uint32_t offset) { return of(context).erase(offset); };
  board_.program = [](void* context, std::uint32_t offset, const void* bytes, std::uint32_t count) {
    return of(context).program(offset, static_cast<const std::uint8_t*>(bytes), count);
  };
  board_.bad_word = [](void*, std::uint32_t*) { return false; };
  board_.retained = retained_;
  board_.paint_stack = [](void*) {};
  board_.stack_high_water = [](void*) { return 1234U; };
}

void MemoryBoard::write_in_background_from(std::uint32_t page) {
  board_.background_from = page * page_bytes;
  board_.begin_erase = [](void* context, std::uint32_t offset) {
    return of(context).begin(offset, [context, offset] { return of(context).erase(offset); });
  };
  board_.begin_program = [](void* context, std::uint32_t offset, const void* bytes, std::uint32_t count) {
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    return of(context).begin(offset, [=] { return of(context).program(offset, first, count); });
  };
  board_.flash_busy = [](void* context, std::uint32_t* status) {
    auto& self = of(context);
    if (self.looks_left_-- > 0) return true;
    *status = self.under_way_ ? std::exchange(self.under_way_, {})() : 0;
    return false;
  };
}

bool MemoryBoard::begin(std::uint32_t offset, std::function<std::uint32_t()> operation) {
  constexpr int looks = 5;
  EXPECT_FALSE(under_way_) << "one operation at a time";
  if (offset < board_.background_from) return false;
  under_way_ = std::move(operation);
  looks_left_ = looks;
  return true;
}

void MemoryBoard::start(bool cold) {
  under_way_ = {};
  if (cold) std::generate_n(retained_, 2, [&] { return static_cast<std::uint32_t>(random_()); });
  to_board.clear();
  from_board.clear();
  baud = 115200;
  board_.meter_start = nullptr;
  if (!time_pin_present) board_.time_pin = nullptr;
  if (meter_present) {
    board_.meter_start = [](void* context) { return ++of(context).meter_readings, true; };
    board_.meter_poll = [](void* context, std::uint32_t* current) {
      of(context).pass_ms(100);
      *current = of(context).meter_10na;
      return JAUGE_METER_DONE;
    };
    board_.supply_mv = 3300;
  }
  probe_ = std::make_unique<jauge_probe>();
  probe_init(probe_.get(), &board_);
}

bool MemoryBoard::guards_are_whole() const {
  const std::uint8_t* end = arena_ + arena_bytes;
  return std::all_of(memory_.data(), static_cast<const std::uint8_t*>(arena_), [](auto b) { return b == guard; }) &&
         std::all_of(end, memory_.data() + memory_.size(), [](auto b) { return b == guard; });
}

bool MemoryBoard::lose_power() {
  ++flash_operations_;
  if (!cut_after_) return false;
  if (*cut_after_ > 0) {
    --*cut_after_;
    return false;
  }
  cut_after_.reset();
  return true;
}

// Cut in the middle: any byte of the page may be old, blank or between.
std::uint32_t MemoryBoard::erase(std::uint32_t offset) {
  EXPECT_LE(offset + page_bytes, flash_.size());
  std::uint8_t* page = flash_.data() + offset;
  if (lose_power()) {
    const auto kind = random_() % 3;
    for (std::uint32_t i = 0; i < page_bytes; ++i)
      if (kind == 0 || random_() % 2) page[i] |= static_cast<std::uint8_t>(random_());
    throw PowerCut{};
  }
  std::fill_n(page, page_bytes, std::uint8_t{0xFF});
  return 0;
}

std::uint32_t MemoryBoard::program(std::uint32_t offset, const std::uint8_t* bytes, std::uint32_t count) {
  EXPECT_EQ((offset | count) % 8, 0U);
  EXPECT_LE(offset + count, flash_.size());
  for (std::uint32_t at = 0; at < count; at += 8) {
    std::uint8_t* word = flash_.data() + offset + at;
    if (std::any_of(word, word + 8, [](auto b) { return b != 0xFF; })) return programming_error;
    if (lose_power()) {
      for (int i = 0; i < 8; ++i)
        word[i] = static_cast<std::uint8_t>(bytes[at + static_cast<std::uint32_t>(i)] | random_());
      throw PowerCut{};
    }
    std::memcpy(word, bytes + at, 8);
  }
  return 0;
}

}  // namespace jauge::testing
