// Axes with round numbers on them.
#pragma once

#include "reports/document.h"

namespace jauge::reports::charts {

Axis bytes_axis(double largest, Language language);         // ticks at powers of two times 1, "128 KiB"
Axis count_axis(double largest, Language language);         // "2 M"
Axis milliseconds_axis(double largest, Language language);  // "500 ms"
Axis step_axis(std::size_t columns, double steps_per_column, Language language);  // step numbers below the columns

}  // namespace jauge::reports::charts
