#include "analyzer/execute/fast/tiles.h"

#include <cstring>
#include <new>

namespace jauge::execute::fast {
namespace {

constexpr std::size_t border = 64;
constexpr std::size_t slack = 64;

}  // namespace

AlignedBytes::AlignedBytes(std::size_t size)
    : data_(static_cast<std::byte*>(::operator new (size + slack, std::align_val_t{border}))), size_(size) {
  std::memset(data_.get(), 0, size + slack);
}

void AlignedBytes::Free::operator()(std::byte* bytes) const {
  ::operator delete (bytes, std::align_val_t{border});
}

#if defined(__x86_64__)

Instructions best_instructions() {
  static const Instructions best = [] {
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return Instructions::none;
    const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
    return wide ? Instructions::avx512_vnni : Instructions::avx2;
  }();
  return best;
}

MultiplyTiles tiles_for(Element element, Instructions instructions) {
  if (instructions == Instructions::none) return nullptr;
  const bool wide = instructions == Instructions::avx512_vnni;
  switch (element) {
    case Element::biased_byte:
      return wide ? multiply_bytes_avx512 : nullptr;
    case Element::word:
      return multiply_words_avx2;
    case Element::real:
      return wide ? multiply_reals_avx512 : multiply_reals_avx2;
  }
  return nullptr;
}

#else

Instructions best_instructions() {
  return Instructions::none;
}

MultiplyTiles tiles_for(Element, Instructions) {
  return nullptr;
}

#endif

}  // namespace jauge::execute::fast
