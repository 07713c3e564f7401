// Softmax along the channels.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

constexpr int difference_bits = 5;  // as firmware_probe/runtime/kernels/softmax_s8.c

// TFLite's scaling of differences: 31 - 5 fraction bits.
jauge_softmax_s8 scaling_of(float in_scale) {
  const double real = std::min(static_cast<double>(in_scale) * (1 << (31 - difference_bits)), 2147483647.0);
  const jauge_multiplier factor = jauge_multiplier_of(real);
  const std::int64_t widest = (std::int64_t{1} << difference_bits) - 1;
  return {.mantissa = factor.mantissa,
          .shift = factor.shift,
          .least = -static_cast<std::int32_t>((widest << (31 - difference_bits)) >> factor.shift)};
}

}  // namespace

Result<LoweredOps> lower_softmax(const ops::NodeView& node) {
  const ir::Shape& shape = node.input(0);
  const std::int64_t axis = node.attributes().integer("axis", -1);
  if (axis != -1 && axis + 1 != static_cast<std::int64_t>(shape.size()))
    return ops::not_supported("it does not run along the last dimension");
  if (!is_s8(node.input_tensor(0)) || !is_s8(node.output_tensor()) || node.node().rounding != ir::Rounding::tflite)
    return ops::not_supported("the runtime on the chip has no softmax for these element types");
  return LoweredOps{{.kernel = JAUGE_KERNEL_softmax_s8,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(scaling_of(node.input_tensor(0).quant->scales[0]))}};
}

}  // namespace jauge::deploy
