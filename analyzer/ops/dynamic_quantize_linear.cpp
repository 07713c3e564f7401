// DynamicQuantizeLinear: outputs y (uint8), y_scale, y_zero_point from the range of x itself, which always holds 0.
#include <algorithm>
#include <cmath>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/numbers.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  return Types{{ir::DType::uint8, node.input(0)}, {ir::DType::float32, {}}, {ir::DType::uint8, {}}};
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const auto in = ir::to_doubles(*inputs[0]);
  double low = 0, high = 0;
  for (double x : in) {
    low = std::min(low, x);
    high = std::max(high, x);
  }
  const auto scale = static_cast<float>((high - low) / 255);
  const float divisor = scale == 0 ? 1 : scale;
  // Quotients are float32 in every runtime; doubles would round other ties.
  const auto rounded = [divisor](double x) { return std::nearbyint(static_cast<float>(x) / divisor); };
  const auto zero = saturate<std::uint8_t>(static_cast<double>(rounded(-low)));
  for (std::size_t i = 0; i < in.size(); ++i)
    outputs[0].as<std::uint8_t>()[i] = saturate<std::uint8_t>(static_cast<double>(rounded(in[i])) + zero);
  if (outputs.size() > 1 && !outputs[1].bytes.empty()) outputs[1].as<float>()[0] = scale;
  if (outputs.size() > 2 && !outputs[2].bytes.empty()) outputs[2].as<std::uint8_t>()[0] = zero;
  return {};
}

}  // namespace

extern const Operator dynamic_quantize_linear_operator;

const Operator dynamic_quantize_linear_operator = {.name = "DynamicQuantizeLinear",
                                                   .summary = "8-bit numbers with a scale found while running",
                                                   .family = Family::elementwise,
                                                   .max_outputs = 3,
                                                   .infer = infer,
                                                   .st_macc = st_unknown,
                                                   .run = run};

}  // namespace jauge::ops
