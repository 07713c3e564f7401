// TFLite's softmax of 16-bit numbers, one row at a time: exp and 1 / (1 + x) are straight lines between 513 points
// each.
#pragma once

#include <cstdint>
#include <span>

#include "firmware_probe/runtime/quant_math.h"

namespace jauge::ops::quantised {

// The factor that brings differences of scores to steps of 10 / 65535.
jauge_multiplier softmax_word_factor(float in_scale);

// Writes shares of one with 15 fraction bits. `scores` is not empty and may be `out` itself.
void softmax_words(std::span<const std::int32_t> scores, jauge_multiplier factor, std::span<std::int32_t> out);

}  // namespace jauge::ops::quantised
