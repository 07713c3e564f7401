#include "analyzer/deploy/lower/windows.h"

#include <algorithm>

#include "analyzer/ops/checks.h"
#include "firmware_probe/runtime/package.h"

namespace jauge::deploy {

Result<jauge_window> window_of(const ops::Window& w) {
  if (w.batch != 1)
    return ops::not_supported("it computes " + std::to_string(w.batch) + " pictures at a time",
                              "set the batch dimension of the input to 1");
  const std::int64_t numbers[] = {w.kernel_height,   w.kernel_width,   w.stride_height, w.stride_width,
                                  w.dilation_height, w.dilation_width, w.pad_top,       w.pad_left};
  if (std::ranges::any_of(numbers, [](std::int64_t number) { return number > 1 << 16; }))
    return ops::not_supported("its window is too large for the runtime on the chip");
  jauge_window window = {static_cast<std::int32_t>(w.kernel_height),   static_cast<std::int32_t>(w.kernel_width),
                         static_cast<std::int32_t>(w.stride_height),   static_cast<std::int32_t>(w.stride_width),
                         static_cast<std::int32_t>(w.dilation_height), static_cast<std::int32_t>(w.dilation_width),
                         static_cast<std::int32_t>(w.pad_top),         static_cast<std::int32_t>(w.pad_left)};
  if (w.spatial_rank == 1) {
    std::swap(window.kernel_height, window.kernel_width);
    std::swap(window.stride_height, window.stride_width);
    std::swap(window.dilation_height, window.dilation_width);
    std::swap(window.pad_top, window.pad_left);
  }
  return window;
}

}  // namespace jauge::deploy
