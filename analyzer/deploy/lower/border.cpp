// Quantize and Dequantize.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {

Result<LoweredOps> lower_border(const ops::NodeView& node) {
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  if (is_f32(node.input_tensor(0)) && is_quantised_byte(node.output_tensor()))
    op.kernel = JAUGE_KERNEL_quantize_s8;
  else if (is_quantised_byte(node.input_tensor(0)) && is_f32(node.output_tensor()))
    op.kernel = JAUGE_KERNEL_dequantize_s8;
  else
    return ops::not_supported("the runtime on the chip does not convert between these element types");
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
