// The loop over tiles, compiled once for each instruction set: included by tiles_<instructions>.cpp behind the pragma
// that names it, so everything here has internal linkage. `Vector` says what one register does:
//   Sum, Lane types; zero(), load(const std::byte*), broadcast(const std::byte*), add_products(sum, x, w), store(to,
//   sum)
#pragma once

namespace jauge::execute::fast {
namespace {

// `rows` windows x `blocks` blocks of filters, all sums in registers.
template <class Vector, int rows, int blocks>
inline void tile(const PackedFilters& f, const std::byte* const* windows, const std::byte* weights, std::byte* out) {
  constexpr std::int64_t load_bytes = Vector::lanes * step_bytes;
  const std::int64_t block_bytes = static_cast<std::int64_t>(f.run_offsets.size()) * f.steps * load_bytes;
  typename Vector::Sum sums[rows][blocks];
  for (int r = 0; r < rows; ++r)
    for (int b = 0; b < blocks; ++b) sums[r][b] = Vector::zero();
  for (const std::int32_t offset : f.run_offsets)
    for (std::int64_t step = 0; step < f.steps; ++step, weights += load_bytes) {
      typename Vector::Lane w[blocks];
      for (int b = 0; b < blocks; ++b) w[b] = Vector::load(weights + b * block_bytes);
      for (int r = 0; r < rows; ++r) {
        const auto x = Vector::broadcast(windows[r] + offset + step * step_bytes);
        for (int b = 0; b < blocks; ++b) sums[r][b] = Vector::add_products(sums[r][b], x, w[b]);
      }
    }
  for (int r = 0; r < rows; ++r)
    for (int b = 0; b < blocks; ++b)
      Vector::store(out + (r * f.padded_filters() + b * Vector::lanes) * step_bytes, sums[r][b]);
}

template <class Vector, int rows>
void all_blocks(const PackedFilters& f, const std::byte* const* windows, std::byte* out) {
  constexpr std::int64_t load_bytes = Vector::lanes * step_bytes;
  const std::int64_t block_bytes = static_cast<std::int64_t>(f.run_offsets.size()) * f.steps * load_bytes;
  std::int64_t block = 0;
  const auto place = [&](std::int64_t b) { return out + b * load_bytes; };
  for (; block + 2 <= f.blocks; block += 2)
    tile<Vector, rows, 2>(f, windows, f.weights.data() + block * block_bytes, place(block));
  if (block < f.blocks) tile<Vector, rows, 1>(f, windows, f.weights.data() + block * block_bytes, place(block));
}

template <class Vector>
void all_windows(const PackedFilters& f, const std::byte* const* windows, std::int64_t count, std::byte* out) {
  const std::int64_t row_bytes = f.padded_filters() * step_bytes;
  std::int64_t i = 0;
  for (; i + Vector::rows <= count; i += Vector::rows)
    all_blocks<Vector, Vector::rows>(f, windows + i, out + i * row_bytes);
  for (; i + 2 <= count; i += 2) all_blocks<Vector, 2>(f, windows + i, out + i * row_bytes);
  for (; i < count; ++i) all_blocks<Vector, 1>(f, windows + i, out + i * row_bytes);
}

}  // namespace
}  // namespace jauge::execute::fast
