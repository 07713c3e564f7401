// Exact sums to stored numbers, several at once, bit for bit as ops::Requantiser does it. All channels of a row.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/ops/quantised/meaning.h"

namespace jauge::execute::fast {

// One entry for each channel, filled up to a multiple of 16.
struct Requantisation {
  ir::Rounding rounding = ir::Rounding::tflite;
  std::vector<std::int32_t> offsets;  // added to each sum: the bias, less what zero points contribute
  std::vector<std::int32_t> mantissas, left_shifts, right_shifts;  // TFLite's world
  std::vector<float> scales;                                       // ONNX's
  std::int32_t zero = 0;
  ops::StoredRange type_range;  // of the output's type: where ONNX's world clamps before it rounds
  ops::StoredRange range;       // what the fused activation lets through
  bool is_signed = true;
};

// `channels` sums that belong to channels first, first + 1, ... -> bytes.
void requantise_row(const Requantisation& rule, std::int64_t first, const std::int32_t* sums, std::int64_t channels,
                    std::uint8_t* out);

}  // namespace jauge::execute::fast
