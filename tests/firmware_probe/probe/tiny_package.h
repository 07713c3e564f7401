// Packages small enough to be put together by hand: 4 rows of 8 numbers become int8 and real again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jauge::testing {

struct TinyPackage {
  std::string name = "kws01";
  std::size_t padding = 0;      // bytes behind the tables, to make it as large as a test needs
  std::uint8_t filling = 0x5A;  // of the padding: models that differ
  std::uint32_t arena = 320;    // what it claims to need
  std::uint16_t kernel = 1;     // of the first op: quantize_s8
};

inline constexpr std::size_t tiny_inputs = 32;  // float32
inline constexpr std::size_t tiny_input_bytes = 128;
inline constexpr std::size_t tiny_output_bytes = 128;  // float32 again
inline constexpr float tiny_scale = 0.5F;
inline constexpr int tiny_zero_point = 3;

std::vector<std::uint8_t> tiny_package(const TinyPackage& wish = {});

// What the model makes of one number: rounded to halves, held inside int8.
float tiny_answer(float input);

}  // namespace jauge::testing
