// Figures of records in the units in which Jauge computes.
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/base/units.h"
#include "mcu_db/record.h"

namespace jauge::mcu_db {

// What one unit of a size is in bytes ("KiB": 1024, "KB": 1000 ...) or of a clock in Hz; nothing for an unknown unit.
std::optional<double> bytes_per(std::string_view unit);
std::optional<double> hertz_per(std::string_view unit);

// Nothing when the unit is unknown, or the figure is negative, not whole, or 2^40 bytes and more (a clock: over 100
// GHz).
std::optional<Bytes> size_of(const Fact& fact);
std::optional<Hertz> clock_of(const Fact& fact);

}  // namespace jauge::mcu_db
