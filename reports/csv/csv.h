// Comma-separated values (RFC 4180), safe to open in a spreadsheet: point as decimal sign, LF line ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jauge::reports::csv {

// A text cell. What a spreadsheet would run as a formula (= + - @ first, and no number) is quoted and gets an
// apostrophe.
std::string cell(std::string_view text);
std::string cell(std::int64_t number);
// Shortest digits that give the same number; empty when not finite.
std::string cell(double number);

// Cells that are ready, joined and ended by a line feed.
std::string line(const std::vector<std::string>& cells);

}  // namespace jauge::reports::csv
