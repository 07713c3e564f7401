// Walks over tensors by index: one loop serves broadcasting (stride 0), transposes (permuted strides), slices (start
// and step) and reductions. Strides and offsets count elements.
#pragma once

#include <array>

#include "analyzer/ir/array.h"

namespace jauge::ops {

using Strides = std::vector<std::int64_t>;

// Of a packed row-major tensor.
Strides strides_of(const ir::Shape& shape);

// Strides with which a tensor of shape `from` is read for every index of `to`: 0 where it is repeated.
// Requires that `from` broadcasts to `to`.
Strides broadcast_strides(const ir::Shape& from, const ir::Shape& to);

// Calls visit(offsets) for every index of `shape` in row-major order; offsets[n] = start[n] + sum of index *
// strides[n].
template <std::size_t N, class Visit>
void walk(const ir::Shape& shape, const std::array<Strides, N>& strides, std::array<std::int64_t, N> start,
          Visit visit) {
  if (ir::elements(shape) == 0) return;
  std::vector<std::int64_t> index(shape.size(), 0);
  std::array<std::int64_t, N> offsets = start;
  for (;;) {
    visit(offsets);
    std::size_t axis = shape.size();
    for (;;) {
      if (axis == 0) return;
      --axis;
      for (std::size_t n = 0; n < N; ++n) offsets[n] += strides[n][axis];
      if (++index[axis] < shape[axis]) break;
      for (std::size_t n = 0; n < N; ++n) offsets[n] -= strides[n][axis] * shape[axis];
      index[axis] = 0;
    }
  }
}

// out[index] = in[start + index * strides] for every index of out; any element type (both have the same).
void copy_strided(const ir::ConstArrayView& in, const Strides& strides, std::int64_t start, const ir::ArrayView& out);

// Copies a whole tensor into a window of another one, its first element at `start` with the strides of `out`.
void copy_into(const ir::ConstArrayView& in, const ir::ArrayView& out, std::int64_t start);

// The same bytes under another shape.
void copy_bytes(const ir::ConstArrayView& in, const ir::ArrayView& out);

}  // namespace jauge::ops
