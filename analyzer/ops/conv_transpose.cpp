// ConvTranspose: inputs X, W, B (optional). Weights [Cin, Cout/group, kernel ...], or [Cin, kernel ..., Cout/group]
// when channels_last. Attributes as Conv, and output_padding, output_shape (spatial sizes; the padding follows from
// them).
#include "analyzer/ops/conv_transpose.h"

#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/ops/conv_shape.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"

namespace jauge::ops {
namespace {

// One spatial axis; sizes are held below 2^31, so nothing here overflows.
struct Line {
  std::int64_t in, kernel, stride, dilation, pad_before, pad_after, out_padding, out;
};

struct Work {
  Line rows{1, 1, 1, 1, 0, 0, 0, 1}, columns{1, 1, 1, 1, 0, 0, 0, 1};
  std::int64_t batch = 1, in_channels = 1, group_out = 1, groups = 1, spatial_rank = 2;
};

Result<std::vector<std::int64_t>> list_of(const NodeView& node, const char* name, std::size_t length,
                                          std::int64_t fallback, std::int64_t smallest) {
  auto list = node.attributes().integers(name, std::vector<std::int64_t>(length, fallback));
  if (list.size() != length)
    return contradiction(std::string(name) + " has " + std::to_string(list.size()) + " entries");
  for (std::int64_t value : list)
    if (value < smallest || value > (std::int64_t{1} << 31))
      return contradiction(std::string(name) + " contains " + std::to_string(value));
  return list;
}

// Negative padding when the wanted output is larger than the full one is what ONNX asks for: zeros at the end.
void pad_for(Line& line, std::int64_t full, std::int64_t wanted, const std::string& auto_pad) {
  const std::int64_t total = std::max<std::int64_t>(full - wanted, 0);
  line.pad_before = auto_pad == "SAME_UPPER" ? total / 2 : total - total / 2;
  line.pad_after = full - wanted - line.pad_before;
  line.out = wanted;
}

Result<void> solve(const NodeView& node, Line& line, std::size_t i) {
  if (line.in < 1 || line.in > (std::int64_t{1} << 31))
    return contradiction("an input dimension is " + std::to_string(line.in));
  const std::int64_t full = line.stride * (line.in - 1) + line.out_padding + (line.kernel - 1) * line.dilation + 1;
  const std::string auto_pad = node.attributes().text("auto_pad", "NOTSET");
  const auto wanted = node.attributes().integers("output_shape");
  if (!wanted.empty()) {
    if (i >= wanted.size() || wanted[i] < 1) return contradiction("its output_shape does not fit its input");
    pad_for(line, full, wanted[i], auto_pad);
  } else if (auto_pad == "SAME_UPPER" || auto_pad == "SAME_LOWER") {
    pad_for(line, full, line.in * line.stride, auto_pad);
  } else {
    if (auto_pad == "VALID") line.pad_before = line.pad_after = 0;
    line.out = full - line.pad_before - line.pad_after;
  }
  if (line.out < 1) return contradiction("its padding is larger than its output");
  return {};
}

Result<Work> work_of(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  const ir::Shape& weights = node.input(1);
  if (in.size() == 5) return not_supported("it has three spatial dimensions");
  if (in.size() < 3 || in.size() > 4 || weights.size() != in.size())
    return contradiction("its weights have shape " + ir::to_text(weights) + " for an input of shape " +
                         ir::to_text(in));
  const bool last = channels_last(node.attributes());
  const std::size_t rank = in.size() - 2, first = last ? 1 : 2;
  Work work;
  work.batch = in[0];
  work.in_channels = last ? in.back() : in[1];
  work.group_out = last ? weights.back() : weights[1];
  work.groups = node.attributes().integer("group", 1);
  work.spatial_rank = static_cast<std::int64_t>(rank);
  if (work.groups < 1 || work.in_channels % work.groups != 0 || weights[0] != work.in_channels)
    return contradiction("its input has " + std::to_string(work.in_channels) + " channels for weights of shape " +
                         ir::to_text(weights) + " in " + std::to_string(work.groups) + " group(s)");
  const std::vector<std::int64_t> kernel(weights.begin() + static_cast<std::ptrdiff_t>(first),
                                         weights.begin() + static_cast<std::ptrdiff_t>(first + rank));
  if (node.attributes().integers("kernel_shape", kernel) != kernel)
    return contradiction("kernel_shape does not agree with its weights");
  JAUGE_TRY(const auto strides, list_of(node, "strides", rank, 1, 1));
  JAUGE_TRY(const auto dilations, list_of(node, "dilations", rank, 1, 1));
  JAUGE_TRY(const auto pads, list_of(node, "pads", 2 * rank, 0, 0));
  JAUGE_TRY(const auto out_padding, list_of(node, "output_padding", rank, 0, 0));
  for (std::size_t i = 0; i < rank; ++i) {
    if (kernel[i] < 1 || kernel[i] > (std::int64_t{1} << 31)) return contradiction("its kernel is empty");
    Line& line = i + 1 == rank ? work.columns : work.rows;
    line = {in[first + i], kernel[i], strides[i], dilations[i], pads[i], pads[i + rank], out_padding[i], 1};
    JAUGE_CHECK(solve(node, line, i));
  }
  return work;
}

ir::Shape shape_of(const Work& work, std::int64_t channels, bool last) {
  ir::Shape shape = {work.batch};
  if (!last) shape.push_back(channels);
  if (work.spatial_rank == 2) shape.push_back(work.rows.out);
  shape.push_back(work.columns.out);
  if (last) shape.push_back(channels);
  return shape;
}

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  JAUGE_TRY(const Work work, work_of(node));
  const auto channels = checked_multiply(work.group_out, work.groups);
  if (!channels || *channels < 1) return contradiction("it has no output channels");
  JAUGE_CHECK(check_bias(node, 2, *channels));
  return Types{{node.input_dtype(0), shape_of(work, *channels, channels_last(node.attributes()))}};
}

// As its forward gather: every output element sees kernel x input channels of its group, as in conventions 2.1.
Macs macs(const NodeView& node) {
  const ir::Shape& weights = node.input(1);
  const std::int64_t group_out = channels_last(node.attributes()) ? weights.back() : weights[1];
  const std::int64_t groups = std::max<std::int64_t>(node.attributes().integer("group", 1), 1);
  const std::int64_t taps = group_out == 0 ? 0 : ir::elements(weights) / group_out / groups;
  return {saturating_product({ir::elements(node.output()), taps})};
}

// Adds what one input pixel gives to every output it reaches.
template <class T, class Sum>
void scatter_pixel(const Work& w, const T* pixel, const T* weights, std::int64_t y, std::int64_t x, Sum* image) {
  const std::int64_t out_channels = w.group_out * w.groups, group_in = w.in_channels / w.groups;
  for (std::int64_t ky = 0; ky < w.rows.kernel; ++ky) {
    const std::int64_t out_y = y * w.rows.stride + ky * w.rows.dilation - w.rows.pad_before;
    if (out_y < 0 || out_y >= w.rows.out) continue;
    for (std::int64_t kx = 0; kx < w.columns.kernel; ++kx) {
      const std::int64_t out_x = x * w.columns.stride + kx * w.columns.dilation - w.columns.pad_before;
      if (out_x < 0 || out_x >= w.columns.out) continue;
      Sum* to = image + (out_y * w.columns.out + out_x) * out_channels;
      for (std::int64_t c = 0; c < w.in_channels; ++c) {
        const T* filter = weights + ((c * w.rows.kernel + ky) * w.columns.kernel + kx) * w.group_out;
        for (std::int64_t o = 0; o < w.group_out; ++o) to[c / group_in * w.group_out + o] += Sum{pixel[c]} * filter[o];
      }
    }
  }
}

template <class T, class Sum>
void scatter(const Work& w, const T* pixel, const T* weights, Sum* out) {
  const std::int64_t image = w.rows.out * w.columns.out * w.group_out * w.groups;
  for (std::int64_t n = 0; n < w.batch; ++n)
    for (std::int64_t y = 0; y < w.rows.in; ++y)
      for (std::int64_t x = 0; x < w.columns.in; ++x, pixel += w.in_channels)
        scatter_pixel(w, pixel, weights, y, x, out + n * image);
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  if (!channels_last(node.attributes())) return not_supported("kernels run channels-last graphs only");
  JAUGE_TRY(const Work w, work_of(node));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto out = outputs[0].as<T>();
    const auto channels = static_cast<std::size_t>(w.group_out * w.groups);
    const bool has_bias = inputs.size() > 2 && inputs[2];
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = has_bias ? inputs[2]->as<T>()[i % channels] : T{0};
    scatter(w, inputs[0]->as<T>().data(), inputs[1]->as<T>().data(), out.data());
    return {};
  });
}

}  // namespace

Result<TransposedSums> transposed_sums(const NodeView& node, const std::vector<std::int32_t>& in,
                                       const std::vector<std::int32_t>& weights) {
  if (!channels_last(node.attributes())) return not_supported("kernels run channels-last graphs only");
  JAUGE_TRY(const Work w, work_of(node));
  TransposedSums result{.sums = std::vector<std::int64_t>(static_cast<std::size_t>(ir::elements(node.output()))),
                        .channels = static_cast<std::size_t>(w.group_out * w.groups)};
  scatter(w, in.data(), weights.data(), result.sums.data());
  return result;
}

Result<Window> transposed_window(const NodeView& node) {
  if (!channels_last(node.attributes())) return not_supported("kernels run channels-last graphs only");
  JAUGE_TRY(const Work w, work_of(node));
  return Window{.batch = w.batch,
                .in_height = w.rows.in,
                .in_width = w.columns.in,
                .in_channels = w.in_channels,
                .out_height = w.rows.out,
                .out_width = w.columns.out,
                .kernel_height = w.rows.kernel,
                .kernel_width = w.columns.kernel,
                .stride_height = w.rows.stride,
                .stride_width = w.columns.stride,
                .dilation_height = w.rows.dilation,
                .dilation_width = w.columns.dilation,
                .pad_top = w.rows.pad_before,
                .pad_left = w.columns.pad_before,
                .pad_bottom = w.rows.pad_after,
                .pad_right = w.columns.pad_after,
                .spatial_rank = static_cast<std::size_t>(w.spatial_rank)};
}

extern const Operator conv_transpose_operator;

const Operator conv_transpose_operator = {.name = "ConvTranspose",
                                          .summary = "convolution that enlarges its input",
                                          .family = Family::convolution,
                                          .min_inputs = 2,
                                          .max_inputs = 3,
                                          .attributes = window_attributes({{"group", AttributeType::integer},
                                                                           {"output_padding", AttributeType::integers},
                                                                           {"output_shape", AttributeType::integers}}),
                                          .infer = infer,
                                          .macs = macs,
                                          .st_macc = st_unknown,
                                          .run = run,
                                          .run_tflite = quantised::run_conv_transpose};

}  // namespace jauge::ops
