// Quantize, Dequantize, Requantize: the borders between real numbers and integers of the quantised graph. Unlike ONNX's
// QuantizeLinear they have one input: scale and zero point stand on the tensors (ir::QuantParams), where every
// operator finds them. Attribute `to` (Quantize, Requantize): the element type of the output, as text ("int8").
#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

bool may_be_quantised(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8 || dtype == ir::DType::int16 ||
         dtype == ir::DType::uint16 || dtype == ir::DType::int32;
}

// Element i has scale number i / inner % count.
struct Channels {
  const ir::QuantParams* quant = nullptr;
  std::size_t inner = 1;

  Meaning meaning(std::size_t i) const {
    const std::size_t channel = i / inner % quant->scales.size();
    return {quant->scales[channel], static_cast<std::int32_t>(quant->zero_points[channel])};
  }
};

Result<Channels> channels_of(const ir::QuantParams* quant, const ir::Shape& shape) {
  if (!quant) return not_supported("a tensor of integers has no scale");
  Channels channels{.quant = quant};
  if (quant->axis >= 0)
    for (std::size_t i = static_cast<std::size_t>(quant->axis) + 1; i < shape.size(); ++i)
      channels.inner *= static_cast<std::size_t>(shape[i]);
  return channels;
}

Result<Types> infer_to(const NodeView& node) {
  const std::string name = node.attributes().text("to", "");
  const auto dtype = ir::dtype_named(name);
  if (!dtype || !may_be_quantised(*dtype)) return not_supported("it quantises to '" + name.substr(0, 40) + "'");
  if (!node.output_tensor().quant) return contradiction("its output has no scale");
  return Types{{*dtype, node.input(0)}};
}

Result<Types> infer_quantize(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  return infer_to(node);
}

Result<Types> infer_requantize(const NodeView& node) {
  if (!node.input_tensor(0).quant) return contradiction("its input has no scale");
  return infer_to(node);
}

Result<Types> infer_dequantize(const NodeView& node) {
  if (!node.input_tensor(0).quant) return contradiction("its input has no scale");
  return Types{{ir::DType::float32, node.input(0)}};
}

Result<void> run_quantize(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Channels channels, channels_of(outputs[0].quant, outputs[0].type.shape));
  const StoredRange range = range_of(outputs[0].type.dtype);
  const auto reals = inputs[0]->as<float>();
  std::vector<std::int32_t> numbers(reals.size());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = encoded(reals[i], channels.meaning(i), node.node().rounding, range);
  store(numbers, outputs[0]);
  return {};
}

Result<void> run_dequantize(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Channels channels, channels_of(inputs[0]->quant, inputs[0]->type.shape));
  const std::vector<std::int32_t> numbers = centred(*inputs[0]);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    outputs[0].as<float>()[i] = channels.meaning(i).scale * static_cast<float>(numbers[i]);
  return {};
}

Result<void> run_requantize(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const StoredRange range = range_of(outputs[0].type.dtype);
  const jauge_multiplier factor = jauge_multiplier_of(static_cast<double>(from.scale) / static_cast<double>(to.scale));
  std::vector<std::int32_t> numbers = centred(*inputs[0]);
  for (std::int32_t& x : numbers)
    x = node.node().rounding == ir::Rounding::tflite
            ? range.clamp(jauge_saturate_i32(std::int64_t{jauge_multiply(x, factor)} + to.zero))
            : encoded(from.scale * static_cast<float>(x), to, ir::Rounding::onnx, range);
  store(numbers, outputs[0]);
  return {};
}

constexpr std::string_view border_summary = "real numbers become integers, or the other way round";

}  // namespace

extern const Operator quantize_operator, dequantize_operator, requantize_operator;

const Operator quantize_operator = {.name = "Quantize",
                                    .summary = border_summary,
                                    .family = Family::elementwise,
                                    .attributes = {{"to", AttributeType::text}},
                                    .infer = infer_quantize,
                                    .st_macc = st_per_output<2>,
                                    .run = run_quantize,
                                    .rows = rows_one_by_one};

const Operator dequantize_operator = {.name = "Dequantize",
                                      .summary = border_summary,
                                      .family = Family::elementwise,
                                      .infer = infer_dequantize,
                                      .st_macc = st_per_output<2>,
                                      .run = run_dequantize,
                                      .rows = rows_one_by_one};

const Operator requantize_operator = {.name = "Requantize",
                                      .summary = "integers of one scale become integers of another",
                                      .family = Family::elementwise,
                                      .attributes = {{"to", AttributeType::text}},
                                      .infer = infer_requantize,
                                      .st_macc = st_per_output<2>,
                                      .run = run_requantize,
                                      .rows = rows_one_by_one};

}  // namespace jauge::ops
