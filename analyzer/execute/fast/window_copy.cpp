#include "analyzer/execute/fast/window_copy.h"

#include <algorithm>

namespace jauge::execute::fast {
namespace {

std::int64_t reach(std::int64_t count, std::int64_t stride, std::int64_t kernel, std::int64_t dilation) {
  return (count - 1) * stride + (kernel - 1) * dilation + 1;
}

// Copies the rows of the input that the copy shows; convert(T) -> To.
template <class To, class T, class Convert>
void fill_as(const WindowCopy& copy, const T* image, To padding, To* to, Convert convert) {
  const ops::Window& w = copy.window;
  const std::int64_t row = copy.width * copy.channels;
  const std::int64_t first = std::max<std::int64_t>(0, w.pad_left);
  const std::int64_t last = std::min(copy.width, w.pad_left + w.in_width);  // columns of the copy inside the input
  for (std::int64_t y = 0; y < copy.height; ++y, to += row) {
    const std::int64_t in_y = y - w.pad_top;
    if (in_y < 0 || in_y >= w.in_height || last <= first) {
      std::fill(to, to + row, padding);
      continue;
    }
    std::fill(to, to + first * copy.channels, padding);
    const T* from = image + (in_y * w.in_width + first - w.pad_left) * w.in_channels;
    To* place = to + first * copy.channels;
    if (copy.repeats == 1) {
      std::transform(from, from + (last - first) * w.in_channels, place, convert);
    } else {
      for (std::int64_t i = 0; i < (last - first) * w.in_channels; ++i, place += copy.repeats)
        std::fill(place, place + copy.repeats, convert(from[i]));
    }
    std::fill(to + last * copy.channels, to + row, padding);
  }
}

}  // namespace

std::size_t WindowCopy::bytes() const {
  return static_cast<std::size_t>(height * width * channels * (step_bytes / numbers_in_step(element)));
}

WindowCopy window_copy(const ops::Window& window, Element element, std::int64_t repeats) {
  WindowCopy copy;
  copy.window = window;
  copy.element = element;
  copy.repeats = repeats;
  copy.channels = window.in_channels * repeats;
  copy.height = reach(window.out_height, window.stride_height, window.kernel_height, window.dilation_height);
  copy.width = reach(window.out_width, window.stride_width, window.kernel_width, window.dilation_width);
  const std::int64_t number_bytes = step_bytes / numbers_in_step(element);
  for (std::int64_t y = 0; y < window.out_height; ++y)
    for (std::int64_t x = 0; x < window.out_width; ++x)
      copy.pixel_bytes.push_back(static_cast<std::int32_t>(
          (y * window.stride_height * copy.width + x * window.stride_width) * copy.channels * number_bytes));
  return copy;
}

Runs runs_of(const WindowCopy& copy, std::int64_t first_channel, std::int64_t channels) {
  const ops::Window& w = copy.window;
  const bool joined = w.dilation_width == 1 && channels == copy.channels;
  Runs runs{.offsets = {}, .length = joined ? w.kernel_width * channels : channels};
  for (std::int64_t ky = 0; ky < w.kernel_height; ++ky)
    for (std::int64_t kx = 0; kx < (joined ? 1 : w.kernel_width); ++kx)
      runs.offsets.push_back((ky * w.dilation_height * copy.width + kx * w.dilation_width) * copy.channels +
                             first_channel);
  return runs;
}

void fill(const WindowCopy& copy, const ir::ConstArrayView& input, std::int64_t n, std::int32_t zero, std::byte* to) {
  const std::int64_t first = n * copy.window.in_height * copy.window.in_width * copy.window.in_channels;
  const bool is_signed = input.type.dtype == ir::DType::int8;
  if (copy.element == Element::real) {
    fill_as(copy, input.as<float>().data() + first, 0.0f, reinterpret_cast<float*>(to), [](float x) { return x; });
  } else if (copy.element == Element::biased_byte) {
    // Signed bytes gain 128 by flipping their top bit.
    const std::uint8_t flip = is_signed ? 0x80 : 0;
    const auto padding = static_cast<std::uint8_t>(static_cast<std::uint8_t>(zero) ^ flip);
    fill_as(copy, input.as<std::uint8_t>().data() + first, padding, reinterpret_cast<std::uint8_t*>(to),
            [flip](std::uint8_t x) { return static_cast<std::uint8_t>(x ^ flip); });
  } else {
    const auto centre = [zero](auto x) { return static_cast<std::int16_t>(x - zero); };
    auto* words = reinterpret_cast<std::int16_t*>(to);
    if (is_signed)
      fill_as(copy, input.as<std::int8_t>().data() + first, std::int16_t{0}, words, centre);
    else
      fill_as(copy, input.as<std::uint8_t>().data() + first, std::int16_t{0}, words, centre);
  }
}

}  // namespace jauge::execute::fast
