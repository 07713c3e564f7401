// Quantize, Dequantize, Requantize: the borders between real numbers and integers of the quantised graph. Unlike ONNX's
// QuantizeLinear they have one input: scale and zero point stand on the tensors (ir::QuantParams), where every
// operator finds them. Attribute `to` (Quantize, Requantize): the element type of the output, as text ("int8").
#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

bool may_be_quantised(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8 || dtype == ir::DType::int16 ||
         dtype == ir::DType::uint16 || dtype == ir::DType::int32;
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

constexpr std::string_view border_summary = "real numbers become integers, or the other way round";

}  // namespace

extern const Operator quantize_operator, dequantize_operator, requantize_operator;

const Operator quantize_operator = {.name = "Quantize",
                                    .summary = border_summary,
                                    .family = Family::elementwise,
                                    .attributes = {{"to", AttributeType::text}},
                                    .infer = infer_quantize,
                                    .st_macc = st_per_output<2>};

const Operator dequantize_operator = {.name = "Dequantize",
                                      .summary = border_summary,
                                      .family = Family::elementwise,
                                      .infer = infer_dequantize,
                                      .st_macc = st_per_output<2>};

const Operator requantize_operator = {.name = "Requantize",
                                      .summary = "integers of one scale become integers of another",
                                      .family = Family::elementwise,
                                      .attributes = {{"to", AttributeType::text}},
                                      .infer = infer_requantize,
                                      .st_macc = st_per_output<2>};

}  // namespace jauge::ops
