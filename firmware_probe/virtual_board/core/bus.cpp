// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/bus.h"

#include <algorithm>
#include <cstdio>

namespace jauge::vboard {
namespace {

std::string hexadecimal(std::uint32_t address) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08X", address);
  return text;
}

constexpr std::uint32_t mask_of(unsigned bytes) {
  return bytes >= 4 ? 0xFFFF'FFFF : (1u << 8 * bytes) - 1;
}

}  // namespace

void Bus::attach(Peripheral& peripheral, ClockGate gate, std::uint32_t bytes) {
  places_.push_back({&peripheral, gate, bytes});
  last_ = nullptr;
}

const Bus::Place* Bus::find(std::uint32_t address, unsigned bytes) {
  const auto covers = [&](const Place& place) { return address - place.peripheral->base() < place.bytes; };
  if (!last_ || !covers(*last_)) {
    const auto found = std::ranges::find_if(places_, covers);
    if (found == places_.end()) {
      requests_.break_rule(hexadecimal(address), "no peripheral that the virtual board models lies at this address");
      return nullptr;
    }
    last_ = &*found;
  }
  const std::uint32_t offset = address - last_->peripheral->base();
  if (bytes > 4 || address % bytes != 0) {
    requests_.break_rule(last_->peripheral->describe(offset & ~3u),
                         "accessed with " + std::to_string(bytes) + " bytes at " + hexadecimal(address));
    return nullptr;
  }
  if (rcc_.gives_clock(last_->gate)) return last_;
  requests_.break_rule(
      last_->peripheral->describe(offset & ~3u),
      "accessed while its clock is off: it reads 0 and ignores writes until " + rcc_.name_of(last_->gate) + " is set");
  return nullptr;
}

std::uint32_t Bus::read(std::uint32_t address, unsigned bytes) {
  const Place* place = find(address, bytes);
  if (!place) return 0;
  const std::uint32_t offset = address - place->peripheral->base();
  return place->peripheral->read(offset & ~3u) >> 8 * (offset % 4) & mask_of(bytes);
}

void Bus::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
  const Place* place = find(address, bytes);
  if (!place) return;
  const std::uint32_t offset = address - place->peripheral->base();
  const unsigned shift = 8 * (offset % 4);
  const std::uint32_t mask = mask_of(bytes) << shift;
  // A narrow write to a register leaves its other bytes as they are.
  const std::uint32_t stored = bytes == 4 ? 0 : place->peripheral->value(offset & ~3u);
  place->peripheral->write(offset & ~3u, (stored & ~mask) | (value << shift & mask));
}

void Bus::reset(Restart cause) {
  for (const Place& place : places_) place.peripheral->reset(cause);
}

}  // namespace jauge::vboard
