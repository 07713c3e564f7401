// The padded copy of an input, in which every window is a few runs of neighbouring numbers.
#pragma once

#include "analyzer/execute/fast/tiles.h"
#include "analyzer/ops/conv_shape.h"

namespace jauge::execute::fast {

struct WindowCopy {
  ops::Window window;
  Element element = Element::real;
  std::int64_t repeats = 1;               // times each channel stands in the copy (depth multiplier)
  std::int64_t height = 0, width = 0;     // of the copy
  std::int64_t channels = 0;              // of the copy
  std::vector<std::int32_t> pixel_bytes;  // where the window of each output pixel begins, in bytes

  std::size_t bytes() const;
};

WindowCopy window_copy(const ops::Window& window, Element element, std::int64_t repeats = 1);

// The runs of one group's window: whole rows of the kernel where its columns and channels are neighbours.
Runs runs_of(const WindowCopy& copy, std::int64_t first_channel, std::int64_t channels);

// Fills the copy from image n. `zero` is the input's zero point (integers).
void fill(const WindowCopy& copy, const ir::ConstArrayView& input, std::int64_t n, std::int32_t zero, std::byte* to);

}  // namespace jauge::execute::fast
