#include "analyzer/ops/integer_math.h"

#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {

std::vector<std::int32_t> centred(const ir::ConstArrayView& stored,
                                  const std::optional<ir::ConstArrayView>& zero_points, std::int64_t inner) {
  const std::vector<std::int64_t> values = ir::to_int64s(stored);
  const std::vector<std::int64_t> zeros = zero_points ? ir::to_int64s(*zero_points) : std::vector<std::int64_t>{0};
  std::vector<std::int32_t> result(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    result[i] = static_cast<std::int32_t>(values[i] - zeros[i / static_cast<std::size_t>(inner) % zeros.size()]);
  return result;
}

std::vector<std::int64_t> convolve_integers(const ConvWork& work, const std::vector<std::int32_t>& in,
                                            const std::vector<std::int32_t>& weights) {
  const Window& w = work.window;
  const std::int64_t channels = work.in_channels_per_group, group_out = work.out_channels / work.groups;
  std::vector<std::int64_t> out;
  out.reserve(static_cast<std::size_t>(w.batch * w.out_height * w.out_width * work.out_channels));
  const auto dot = [&](std::int64_t n, std::int64_t y, std::int64_t x, std::int64_t oc) {
    std::int64_t sum = 0;
    for (std::int64_t ky = 0; ky < w.kernel_height; ++ky)
      for (std::int64_t kx = 0; kx < w.kernel_width; ++kx) {
        const std::int64_t in_y = y * w.stride_height - w.pad_top + ky * w.dilation_height;
        const std::int64_t in_x = x * w.stride_width - w.pad_left + kx * w.dilation_width;
        if (in_y < 0 || in_y >= w.in_height || in_x < 0 || in_x >= w.in_width) continue;
        const std::int64_t pixel = ((n * w.in_height + in_y) * w.in_width + in_x) * w.in_channels;
        const std::int64_t tap = ((oc * w.kernel_height + ky) * w.kernel_width + kx) * channels;
        for (std::int64_t c = 0; c < channels; ++c)
          sum += static_cast<std::int64_t>(in[static_cast<std::size_t>(pixel + oc / group_out * channels + c)]) *
                 weights[static_cast<std::size_t>(tap + c)];
      }
    return sum;
  };
  for (std::int64_t n = 0; n < w.batch; ++n)
    for (std::int64_t y = 0; y < w.out_height; ++y)
      for (std::int64_t x = 0; x < w.out_width; ++x)
        for (std::int64_t oc = 0; oc < work.out_channels; ++oc) out.push_back(dot(n, y, x, oc));
  return out;
}

std::vector<std::int64_t> multiply_integers(const MatrixWork& work, const std::vector<std::int32_t>& a,
                                            const std::vector<std::int32_t>& b) {
  std::vector<std::int64_t> out;
  walk<2>(work.stack, {broadcast_strides(work.stack_a, work.stack), broadcast_strides(work.stack_b, work.stack)},
          {0, 0}, [&](const auto& from) {
            for (std::int64_t row = 0; row < work.rows; ++row)
              for (std::int64_t column = 0; column < work.columns; ++column) {
                std::int64_t sum = 0;
                for (std::int64_t k = 0; k < work.inner; ++k)
                  sum += static_cast<std::int64_t>(
                             a[static_cast<std::size_t>((from[0] * work.rows + row) * work.inner + k)]) *
                         b[static_cast<std::size_t>((from[1] * work.inner + k) * work.columns + column)];
                out.push_back(sum);
              }
          });
  return out;
}

Result<void> require_one_or(const NodeView& node, std::size_t i, std::int64_t count, std::string_view role) {
  if (!node.has_input(i)) return {};
  const ir::Shape& shape = node.input(i);
  if (ir::elements(shape) == 1 || shape == ir::Shape{count}) return {};
  return contradiction("its " + std::string(role) + " has shape " + ir::to_text(shape) + "; one number or " +
                       std::to_string(count) + " are needed");
}

Result<void> require_bytes(const NodeView& node, std::initializer_list<std::size_t> inputs) {
  for (std::size_t i : inputs)
    if (node.has_input(i) && node.input_dtype(i) != ir::DType::int8 && node.input_dtype(i) != ir::DType::uint8)
      return not_supported("its input " + std::to_string(i) + " is " + std::string(name_of(node.input_dtype(i))) +
                           "; int8 or uint8 is needed");
  return {};
}

}  // namespace jauge::ops
