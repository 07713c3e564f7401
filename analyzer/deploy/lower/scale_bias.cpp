// ScaleBias: a batch normalisation that was kept.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/spatial.h"

namespace jauge::deploy {

Result<LoweredOps> lower_scale_bias(const ops::NodeView& node) {
  auto scale = floats_of(node, 1);
  const auto bias = floats_of(node, 2);
  if (!scale || !bias) return ops::not_supported("its scale or bias is no constant list of reals");
  if (!ops::channels_last(node.attributes()) && node.input(0).size() > 2)
    return ops::not_supported("kernels run channels-last graphs only");
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  if (all_f32(node))
    op.kernel = JAUGE_KERNEL_scale_bias_f32;
  else if (all_quantised_bytes(node) && node.node().rounding == ir::Rounding::onnx)
    op.kernel = JAUGE_KERNEL_scale_bias_reals_s8;
  else
    return ops::not_supported("the runtime on the chip does not normalise these element types");
  op.parameters = blob_of(jauge_scale_bias{.activation = activation_of(node.node().activation)});
  scale->insert(scale->end(), bias->begin(), bias->end());
  op.weights = blob_of_list(*scale);
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
