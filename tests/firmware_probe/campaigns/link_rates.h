// Uploads to the virtual board, timed by its own clock.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::testing {

inline constexpr double line_bytes_a_second = 92'160;  // 921600 baud, ten bits a byte

// Useful bytes a second: from BEGIN until the answer to END, which comes when the digest of what is stored is right.
struct LinkRates {
  double samples = 0;      // into RAM
  double first_model = 0;  // into a Flash that holds none
  double next_model = 0;   // beside the first
};

// The bytes take the time of the wire in the board's time; the host's answers take none.
// `more`: further options of jauge-vboard.
Result<LinkRates> rates_of_virtual_board(int dual_bank, const std::vector<std::string>& more = {});

}  // namespace jauge::testing
