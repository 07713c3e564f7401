// Numbers as people read them. English: 5,393,034 B, 5.14 MiB, 2,758 ms. French: 5 393 034 o, 5,14 Mio, 2 758 ms, with
// no-break spaces. Machine formats (JSON, CSV) do not come here.
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/base/language.h"
#include "analyzer/base/sentence.h"
#include "analyzer/cost/figure.h"

namespace jauge::reports {

std::string integer(std::int64_t value, Language language);
// Rounded half away from zero to `digits` decimals. Not finite: "-".
std::string decimal(double value, int digits, Language language);
// `text` and a unit behind it, with the space that keeps them on one line.
std::string with_unit(const std::string& text, const std::string& unit, Language language);

std::string bytes_text(Bytes bytes, Language language);           // exact: "3,295,882 B"
std::string binary_size_text(Bytes bytes, Language language);     // two decimals at most: "3.14 MiB", "64 MiB", "512 B"
std::string bytes_and_size_text(Bytes bytes, Language language);  // "3,295,882 B (3.14 MiB)"
std::string percent_text(double percent, Language language);      // one decimal: "39.1 %"
std::string milliseconds_text(double value, Language language);   // three digits or more: "2,758 ms", "12.6 ms"
std::string millijoules_text(double value, Language language);
std::string hertz_text(Hertz hertz, Language language);    // "120 MHz"
std::string factor_text(double value, Language language);  // the digits it needs, four at most: "10.03"

std::string argument_text(const Argument& argument, Language language);

// "2,758 ms"
std::string value_text(const cost::Figure& figure, Language language);
// "2,269 to 3,327 ms"; empty when the figure is exact.
std::string interval_text(const cost::Figure& figure, Language language);

}  // namespace jauge::reports
