// TFLite's sigmoid and tanh of 16-bit numbers: straight lines between 256 points of the sigmoid. The argument is in
// steps of 1 / (3 x 4096), which is three times a number with 12 fraction bits; the result has 15 fraction bits.
#pragma once

#include <cstdint>

namespace jauge::ops::quantised {

std::int32_t sigmoid_word(std::int32_t x);
// tanh(x) = 2 sigmoid(2 x) - 1.
std::int32_t tanh_word(std::int32_t x);

}  // namespace jauge::ops::quantised
