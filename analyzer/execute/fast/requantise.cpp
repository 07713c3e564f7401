#include "analyzer/execute/fast/requantise.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#pragma GCC push_options
#pragma GCC target("avx2")

namespace jauge::execute::fast {
namespace {

__m256i load(const std::int32_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

// jauge_high_mul in eight lanes: bits 31 to 62 of the products, rounded half up. The mantissa is never INT32_MIN.
__m256i high_mul(__m256i a, __m256i b) {
  const __m256i half = _mm256_set1_epi64x(std::int64_t{1} << 30);
  const __m256i even = _mm256_add_epi64(_mm256_mul_epi32(a, b), half);
  const __m256i odd = _mm256_add_epi64(_mm256_mul_epi32(_mm256_srli_epi64(a, 32), _mm256_srli_epi64(b, 32)), half);
  return _mm256_blend_epi32(_mm256_srli_epi64(even, 31), _mm256_slli_epi64(odd, 1), 0b10101010);
}

// jauge_divide_by_pot: rounded half away from zero.
__m256i divide_by_pot(__m256i x, __m256i bits) {
  const __m256i one = _mm256_set1_epi32(1);
  const __m256i mask = _mm256_sub_epi32(_mm256_sllv_epi32(one, bits), one);
  const __m256i remainder = _mm256_and_si256(x, mask);
  const __m256i negative = _mm256_srai_epi32(x, 31);
  const __m256i threshold = _mm256_sub_epi32(_mm256_srli_epi32(mask, 1), negative);
  const __m256i up = _mm256_cmpgt_epi32(remainder, threshold);
  return _mm256_sub_epi32(_mm256_srav_epi32(x, bits), up);
}

__m256i scaled_tflite(const Requantisation& rule, __m256i sum, std::int64_t c) {
  const __m256i shifted = _mm256_sllv_epi32(sum, load(&rule.left_shifts[static_cast<std::size_t>(c)]));
  const __m256i high = high_mul(shifted, load(&rule.mantissas[static_cast<std::size_t>(c)]));
  const __m256i result = divide_by_pot(high, load(&rule.right_shifts[static_cast<std::size_t>(c)]));
  // Far outside every type already: held where adding the zero point cannot overflow.
  const __m256i limit = _mm256_set1_epi32(1 << 30);
  return _mm256_max_epi32(_mm256_min_epi32(result, limit), _mm256_sub_epi32(_mm256_setzero_si256(), limit));
}

__m256i scaled_onnx(const Requantisation& rule, __m256i sum, std::int64_t c) {
  const __m256 low = _mm256_set1_ps(static_cast<float>(rule.type_range.low - rule.zero));
  const __m256 high = _mm256_set1_ps(static_cast<float>(rule.type_range.high - rule.zero));
  const __m256 real =
      _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(&rule.scales[static_cast<std::size_t>(c)]));
  return _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(real, low), high));
}

// Eight clamped numbers as bytes.
std::uint64_t packed(__m256i numbers, bool is_signed) {
  const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(numbers), _mm256_extracti128_si256(numbers, 1));
  const __m128i bytes = is_signed ? _mm_packs_epi16(words, words) : _mm_packus_epi16(words, words);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(bytes));
}

}  // namespace

void requantise_row(const Requantisation& rule, std::int64_t first, const std::int32_t* sums, std::int64_t channels,
                    std::uint8_t* out) {
  const __m256i zero = _mm256_set1_epi32(rule.zero);
  const __m256i low = _mm256_set1_epi32(rule.range.low), high = _mm256_set1_epi32(rule.range.high);
  for (std::int64_t c = 0; c < channels; c += 8) {
    const __m256i sum = _mm256_add_epi32(load(sums + c), load(&rule.offsets[static_cast<std::size_t>(first + c)]));
    const __m256i scaled =
        rule.rounding == ir::Rounding::onnx ? scaled_onnx(rule, sum, first + c) : scaled_tflite(rule, sum, first + c);
    const __m256i moved = _mm256_add_epi32(scaled, zero);
    const std::uint64_t bytes = packed(_mm256_min_epi32(_mm256_max_epi32(moved, low), high), rule.is_signed);
    std::memcpy(out + c, &bytes, static_cast<std::size_t>(channels - c < 8 ? channels - c : 8));
  }
}

}  // namespace jauge::execute::fast

#pragma GCC pop_options

#else

namespace jauge::execute::fast {

void requantise_row(const Requantisation&, std::int64_t, const std::int32_t*, std::int64_t, std::uint8_t*) {}

}  // namespace jauge::execute::fast

#endif
