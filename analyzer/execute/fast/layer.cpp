#include "analyzer/execute/fast/layer.h"

#include <algorithm>

#include "analyzer/execute/fast/real_activation.h"

namespace jauge::execute::fast {
namespace {

bool is_byte(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8;
}

// The real or centred numbers of a constant; reals when the activations are.
std::vector<double> numbers_of(const ir::Tensor& tensor, bool as_reals) {
  const ir::ConstArrayView value = tensor.value();
  if (ir::is_float(tensor.type.dtype)) return ir::to_doubles(value);
  const std::vector<std::int32_t> centred = ops::centred(value);
  std::vector<double> numbers(centred.begin(), centred.end());
  if (!as_reals || !tensor.quant) return numbers;
  std::size_t inner = 1;
  if (tensor.quant->axis >= 0)
    for (std::size_t i = static_cast<std::size_t>(tensor.quant->axis) + 1; i < tensor.type.shape.size(); ++i)
      inner *= static_cast<std::size_t>(tensor.type.shape[i]);
  const auto& scales = tensor.quant->scales;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = static_cast<double>(scales[i / inner % scales.size()] * static_cast<float>(centred[i]));
  return numbers;
}

// Rows of a matrix as the pixels of a picture one pixel high.
ops::ConvWork dense_work(std::int64_t rows, std::int64_t inner, std::int64_t columns) {
  ops::ConvWork work;
  work.window.in_width = work.window.out_width = rows;
  work.window.in_channels = work.in_channels_per_group = inner;
  work.out_channels = columns;
  return work;
}

struct Matrix {
  bool transposed = false;  // filters stand as [out, in] already
  int channel_axis = 0;
};

// Nothing for products that are no dense layer with constant weights.
std::optional<Matrix> matrix_of(const ops::NodeView& node, ops::ConvWork& work) {
  const ir::Shape &a = node.input(0), &b = node.input(1);
  if (b.size() != 2 || a.empty()) return std::nullopt;
  const ir::Attributes& attributes = node.attributes();
  Matrix matrix{.transposed = attributes.integer("transB", 0) != 0};
  if (attributes.integer("transA", 0) != 0 || attributes.real("alpha", 1) != 1 || attributes.real("beta", 1) != 1)
    return std::nullopt;
  matrix.channel_axis = matrix.transposed ? 0 : 1;
  const std::int64_t inner = a.back();
  const std::int64_t rows = inner == 0 ? 0 : ir::elements(a) / inner;
  work = dense_work(rows, inner, b[matrix.transposed ? 0 : 1]);
  return rows > 0 && work.out_channels > 0 ? std::optional(matrix) : std::nullopt;
}

std::vector<double> transposed(const std::vector<double>& numbers, std::size_t rows, std::size_t columns) {
  std::vector<double> result(numbers.size());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = numbers[r * columns + c];
  return result;
}

bool has_types(const ops::NodeView& node, Layer& layer) {
  const ir::Tensor &in = node.input_tensor(0), &weights = node.input_tensor(1), &out = node.output_tensor();
  if (!weights.is_constant() || (node.has_input(2) && !node.input_tensor(2).is_constant())) return false;
  if (in.type.dtype == ir::DType::float32 && out.type.dtype == ir::DType::float32)
    return weights.type.dtype == ir::DType::float32 || (weights.quant && is_byte(weights.type.dtype));
  layer.integers = true;
  const bool known_world = node.node().rounding != ir::Rounding::none;
  return known_world && is_byte(in.type.dtype) && is_byte(out.type.dtype) && is_byte(weights.type.dtype) && in.quant &&
         out.quant && weights.quant && (!node.has_input(2) || !ir::is_float(node.input_dtype(2)));
}

bool read_bias(const ops::NodeView& node, Layer& layer) {
  const auto channels = static_cast<std::size_t>(layer.work.out_channels);
  layer.bias.assign(channels, 0);
  if (!node.has_input(2)) return true;
  const std::vector<double> given = numbers_of(node.input_tensor(2), !layer.integers);
  if (given.size() != channels && given.size() != 1) return false;
  for (std::size_t c = 0; c < channels; ++c) layer.bias[c] = given[c % given.size()];
  return true;
}

bool read_requantisation(const ops::NodeView& node, int channel_axis, Layer& layer) {
  const ir::Rounding rounding = node.node().rounding;
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  const ir::ConstArrayView in_view{in.type, {}, &*in.quant};
  const ir::ArrayView out_view{out.type, {}, &*out.quant};
  const auto exact =
      ops::Requantiser::of_products(rounding, in_view, node.input_tensor(1).value(), channel_axis, out_view);
  if (!exact) return false;
  const ops::Meaning meaning = *ops::meaning_of(out_view);
  layer.in_zero = static_cast<std::int32_t>(in.quant->zero_points[0]);
  Requantisation& rule = layer.requantise;
  rule.rounding = rounding;
  rule.zero = meaning.zero;
  rule.type_range = ops::range_of(out.type.dtype);
  rule.range = ops::range_of(layer.activation, rounding, out.type.dtype, meaning);
  rule.is_signed = out.type.dtype == ir::DType::int8;
  const std::size_t given = exact->multipliers().size();
  for (std::size_t c = 0; c < layer.bias.size() + 16; ++c) {
    const bool real = c < layer.bias.size();
    const jauge_multiplier factor = exact->multipliers()[c % given];
    rule.offsets.push_back(real ? static_cast<std::int32_t>(static_cast<std::int64_t>(layer.bias[c])) : 0);
    rule.mantissas.push_back(real ? factor.mantissa : 0);
    rule.left_shifts.push_back(real ? std::max(factor.shift, 0) : 0);
    rule.right_shifts.push_back(real ? std::max(-factor.shift, 0) : 0);
    rule.scales.push_back(real ? exact->scales()[c % given] : 0);
  }
  return true;
}

}  // namespace

std::optional<Layer> layer_of(const ops::NodeView& node) {
  Layer layer;
  layer.activation = node.node().activation;
  if (!has_types(node, layer) || !is_clamp(layer.activation)) return std::nullopt;
  int channel_axis = 0;
  bool must_transpose = false;
  if (node.node().op == "Conv") {
    auto work = ops::runnable_conv_work(node, 1);
    if (!work) return std::nullopt;
    layer.work = *work;
  } else {
    const auto matrix = matrix_of(node, layer.work);
    if (!matrix) return std::nullopt;
    channel_axis = matrix->channel_axis;
    must_transpose = !matrix->transposed;
  }
  layer.filters = numbers_of(node.input_tensor(1), !layer.integers);
  if (must_transpose)
    layer.filters = transposed(layer.filters, static_cast<std::size_t>(layer.work.in_channels_per_group),
                               static_cast<std::size_t>(layer.work.out_channels));
  if (!read_bias(node, layer)) return std::nullopt;
  layer.real_bias.assign(layer.bias.begin(), layer.bias.end());
  if (layer.integers && !read_requantisation(node, channel_axis, layer)) return std::nullopt;
  return layer;
}

void finish_reals(const Layer& layer, const float* __restrict sums, std::int64_t first_channel, std::int64_t channels,
                  float* __restrict out) {
  const float* __restrict bias = layer.real_bias.data() + first_channel;
  for (std::int64_t c = 0; c < channels; ++c) out[c] = sums[c] + bias[c];
  activate_reals(layer.activation, out, channels);
}

}  // namespace jauge::execute::fast
