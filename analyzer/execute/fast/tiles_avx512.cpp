#include "analyzer/execute/fast/tiles.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#pragma GCC push_options
#pragma GCC target("avx2,fma,avx512f,avx512bw,avx512vl,avx512vnni")

#include "analyzer/execute/fast/tile_loop.h"

namespace jauge::execute::fast {
namespace {

struct Bytes {
  using Sum = __m512i;
  using Lane = __m512i;
  static constexpr int lanes = 16, rows = 8;
  static Sum zero() { return _mm512_setzero_si512(); }
  static Lane load(const std::byte* from) { return _mm512_load_si512(from); }
  static Lane broadcast(const std::byte* from) {
    int four;
    std::memcpy(&four, from, sizeof four);
    return _mm512_set1_epi32(four);
  }
  static Sum add_products(Sum sum, Lane x, Lane w) { return _mm512_dpbusd_epi32(sum, x, w); }
  static void store(std::byte* to, Sum sum) { _mm512_storeu_si512(to, sum); }
};

struct Reals {
  using Sum = __m512;
  using Lane = __m512;
  static constexpr int lanes = 16, rows = 8;
  static Sum zero() { return _mm512_setzero_ps(); }
  static Lane load(const std::byte* from) { return _mm512_load_ps(from); }
  static Lane broadcast(const std::byte* from) { return _mm512_set1_ps(*reinterpret_cast<const float*>(from)); }
  static Sum add_products(Sum sum, Lane x, Lane w) { return _mm512_fmadd_ps(x, w, sum); }
  static void store(std::byte* to, Sum sum) { _mm512_storeu_ps(to, sum); }
};

}  // namespace

void multiply_bytes_avx512(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count,
                           void* out) {
  all_windows<Bytes>(filters, windows, count, static_cast<std::byte*>(out));
}

void multiply_reals_avx512(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count,
                           void* out) {
  all_windows<Reals>(filters, windows, count, static_cast<std::byte*>(out));
}

}  // namespace jauge::execute::fast

#pragma GCC pop_options
#endif
