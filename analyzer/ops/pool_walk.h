// How a pooling window walks over its input; taps outside it are left out.
#pragma once

#include "analyzer/ops/spatial.h"

namespace jauge::ops {

// A range of kernel taps [begin, end) that stay inside [0, size) when tap k reads position start + k * dilation.
struct Taps {
  std::int64_t begin, end;
};

inline Taps taps_inside(std::int64_t start, std::int64_t dilation, std::int64_t kernel, std::int64_t size) {
  Taps taps{0, kernel};
  while (taps.begin < kernel && start + taps.begin * dilation < 0) ++taps.begin;
  while (taps.end > taps.begin && start + (taps.end - 1) * dilation >= size) --taps.end;
  return taps;
}

// Calls visit(channel's first element, step between rows, ...) for every output element: visit(out index, in indices).
template <class Visit>
void each_window(const Window& w, Visit visit) {
  for (std::int64_t n = 0; n < w.batch; ++n)
    for (std::int64_t y = 0; y < w.out_height; ++y)
      for (std::int64_t x = 0; x < w.out_width; ++x) {
        const std::int64_t top = y * w.stride_height - w.pad_top, left = x * w.stride_width - w.pad_left;
        visit(n, top, left, ((n * w.out_height + y) * w.out_width + x) * w.in_channels);
      }
}

// Folds all inputs of the window at (top, left) of image n into `fold(in index of channel 0)`.
template <class Fold>
void each_tap(const Window& w, std::int64_t n, std::int64_t top, std::int64_t left, Fold fold) {
  const Taps rows = taps_inside(top, w.dilation_height, w.kernel_height, w.in_height);
  const Taps columns = taps_inside(left, w.dilation_width, w.kernel_width, w.in_width);
  for (std::int64_t ky = rows.begin; ky < rows.end; ++ky)
    for (std::int64_t kx = columns.begin; kx < columns.end; ++kx)
      fold(((n * w.in_height + top + ky * w.dilation_height) * w.in_width + left + kx * w.dilation_width) *
           w.in_channels);
}

}  // namespace jauge::ops
