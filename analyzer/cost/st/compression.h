// ST's weight compression, in bytes only: matrices of float dense rows become indices into a table of floats. MACC,
// activations and everything but those matrices stay as they are. What it does to accuracy must be measured.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzer/cost/st/rows.h"

namespace jauge::cost {

enum class StCompression : std::uint8_t { none, low, medium, high };

std::string_view to_text(StCompression compression);  // "none", "low", "medium", "high"

namespace st {

// Bytes of `array`, a dense matrix, when it is stored as indices. `none`: as it is.
std::int64_t bytes_of(const StoredArray& array, StCompression compression);

// Which matrices ST compresses is not published. The rule that agrees with all published analyses: those that hold at
// least 1 % of the weights and become at least 10 % smaller.
bool is_compressed(const StoredArray& array, StCompression compression, std::int64_t all_bytes);

// Of all rows, each array padded to words.
std::int64_t weight_bytes_of(const Rows& rows, StCompression compression);
std::int64_t weight_bytes_of(const Row& row, StCompression compression, std::int64_t all_bytes);

}  // namespace st
}  // namespace jauge::cost
