// The inner loops of convolutions and dense layers on the desktop. A window is a few runs of neighbouring numbers in a
// padded copy of the input; a tile multiplies several windows with a block of filters and keeps the sums in registers.
// Padding a run with zero weights makes its length a multiple of what one instruction takes, so nothing is gathered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace jauge::execute::fast {

// What the processor offers, found out at run time; the program is compiled for any x86-64.
enum class Instructions {
  none,         // the reference kernels run
  avx2,         // 8 lanes: 16-bit products, float with FMA
  avx512_vnni,  // 16 lanes: 8-bit products, float with FMA
};
Instructions best_instructions();

// Memory at 64-byte borders, with slack behind its end for loads that reach beyond a run.
class AlignedBytes {
 public:
  AlignedBytes() = default;
  explicit AlignedBytes(std::size_t size);
  std::byte* data() { return data_.get(); }
  const std::byte* data() const { return data_.get(); }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(std::byte* bytes) const;
  };
  std::unique_ptr<std::byte, Free> data_;
  std::size_t size_ = 0;
};

// How numbers lie in the padded copy and in the filters.
enum class Element {
  biased_byte,  // input: stored + 128 (int8) or stored (uint8), unsigned; filters: int8. Four a step.
  word,         // input: stored - zero point, int16; filters: int16. Two a step.
  real,         // float32, one a step.
};

// Filters of one group, packed for the loops: [block of lanes][run][step][lane][numbers of a step].
struct PackedFilters {
  Element element = Element::real;
  std::int64_t lanes = 16;
  std::int64_t filters = 0;               // of the group
  std::int64_t blocks = 0;                // of `lanes` filters; the last one is filled up with zeros
  std::vector<std::int32_t> run_offsets;  // bytes from the window's first byte
  std::int64_t steps = 0;                 // in each run
  AlignedBytes weights;

  std::int64_t padded_filters() const { return blocks * lanes; }
};

// out[window * padded_filters + filter] = sum of products, int32 or float.
using MultiplyTiles = void (*)(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count,
                               void* out);

// Nothing when this processor has no loops for the element.
MultiplyTiles tiles_for(Element element, Instructions instructions);

// Numbers that one step takes: 4 bytes always.
constexpr std::int64_t step_bytes = 4;
constexpr std::int64_t numbers_in_step(Element element) {
  return element == Element::biased_byte ? 4 : element == Element::word ? 2 : 1;
}

// Runs of a window in the padded copy, in numbers: `length` neighbours at each offset.
struct Runs {
  std::vector<std::int64_t> offsets;
  std::int64_t length = 0;
};

// `weight(filter, run, i)` is number i of a run as double; every weight fits its element exactly.
template <class Weight>
PackedFilters pack_filters(Element element, Instructions instructions, std::int64_t filters, const Runs& runs,
                           Weight weight);

void multiply_bytes_avx512(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count,
                           void* out);
void multiply_words_avx2(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count, void* out);
void multiply_reals_avx2(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count, void* out);
void multiply_reals_avx512(const PackedFilters& filters, const std::byte* const* windows, std::int64_t count,
                           void* out);

template <class Weight>
PackedFilters pack_filters(Element element, Instructions instructions, std::int64_t filters, const Runs& runs,
                           Weight weight) {
  const std::int64_t together = numbers_in_step(element), bytes = step_bytes / together;
  PackedFilters packed;
  packed.element = element;
  packed.lanes = instructions == Instructions::avx512_vnni && element != Element::word ? 16 : 8;
  packed.filters = filters;
  packed.blocks = (filters + packed.lanes - 1) / packed.lanes;
  packed.steps = (runs.length + together - 1) / together;
  for (const std::int64_t offset : runs.offsets)
    packed.run_offsets.push_back(static_cast<std::int32_t>(offset * bytes));
  const auto run_count = static_cast<std::int64_t>(runs.offsets.size());
  packed.weights =
      AlignedBytes(static_cast<std::size_t>(packed.padded_filters() * run_count * packed.steps * step_bytes));
  std::byte* to = packed.weights.data();
  for (std::int64_t block = 0; block < packed.blocks; ++block)
    for (std::int64_t run = 0; run < run_count; ++run)
      for (std::int64_t step = 0; step < packed.steps; ++step)
        for (std::int64_t lane = 0; lane < packed.lanes; ++lane)
          for (std::int64_t n = 0; n < together; ++n, to += bytes) {
            const std::int64_t filter = block * packed.lanes + lane, i = step * together + n;
            const double value = filter < filters && i < runs.length ? weight(filter, run, i) : 0;
            switch (element) {
              case Element::biased_byte:
                *reinterpret_cast<std::int8_t*>(to) = static_cast<std::int8_t>(value);
                break;
              case Element::word:
                *reinterpret_cast<std::int16_t*>(to) = static_cast<std::int16_t>(value);
                break;
              case Element::real:
                *reinterpret_cast<float*>(to) = static_cast<float>(value);
                break;
            }
          }
  return packed;
}

}  // namespace jauge::execute::fast
