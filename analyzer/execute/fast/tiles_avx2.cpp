#include "analyzer/execute/fast/tiles.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#pragma GCC push_options
#pragma GCC target("avx2,fma")

#include "analyzer/execute/fast/tile_loop.h"

namespace jauge::execute::fast {
namespace {

struct Words {
  using Sum = __m256i;
  using Lane = __m256i;
  static constexpr int lanes = 8, rows = 4;
  static Sum zero() { return _mm256_setzero_si256(); }
  static Lane load(const std::byte* from) { return _mm256_load_si256(reinterpret_cast<const __m256i*>(from)); }
  static Lane broadcast(const std::byte* from) {
    int two;
    std::memcpy(&two, from, sizeof two);
    return _mm256_set1_epi32(two);
  }
  static Sum add_products(Sum sum, Lane x, Lane w) { return _mm256_add_epi32(sum, _mm256_madd_epi16(x, w)); }
  static void store(std::byte* to, Sum sum) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sum); }
};

struct Reals {
  using Sum = __m256;
  using Lane = __m256;
  static constexpr int lanes = 8, rows = 4;
  static Sum zero() { return _mm256_setzero_ps(); }
  static Lane load(const std::byte* from) { return _mm256_load_ps(reinterpret_cast<const float*>(from)); }
  static Lane broadcast(const std::byte* from) { return _mm256_broadcast_ss(reinterpret_cast<const float*>(from)); }
  static Sum add_products(Sum sum, Lane x, Lane w) { return _mm256_fmadd_ps(x, w, sum); }
  static void store(std::byte* to, Sum sum) { _mm256_storeu_ps(reinterpret_cast<float*>(to), sum); }
};

}  // namespace

void multiply_words_avx2(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count, void* out) {
  all_windows<Words>(filters, windows, count, static_cast<std::byte*>(out));
}

void multiply_reals_avx2(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count, void* out) {
  all_windows<Reals>(filters, windows, count, static_cast<std::byte*>(out));
}

}  // namespace jauge::execute::fast

#pragma GCC pop_options
#endif
