// How fast the memories around a chip are taken to be.
#pragma once

#include "analyzer/target/target.h"

namespace jauge::cost {

// Where nobody states a rate: four bits at 80 MHz.
inline constexpr double usual_bytes_per_second = 40e6;

// Of the time that the bus needs at its peak. Reads in a row reach it; a read that does not follow the one before pays
// for command, address and dummy cycles again, ten times as long as four bytes take on an octo-SPI bus.
inline constexpr double bus_slowdown_low = 1, bus_slowdown_typical = 2, bus_slowdown_high = 8;

// Bytes per second at the bus's peak, of the fastest memory of that kind.
double bus_of(const target::Target& target, target::MemoryKind kind);

}  // namespace jauge::cost
