// ArgMax and ArgMin along the last dimension.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {

Result<LoweredOps> lower_arg_max(const ops::NodeView& node) {
  const ir::Shape& shape = node.input(0);
  JAUGE_TRY(const std::size_t axis, ops::axis_of(node.attributes().integer("axis", 0), shape.size()));
  const auto at = shape.begin() + static_cast<std::ptrdiff_t>(axis);
  if (ir::elements({at, shape.end()}) != *at) return ops::not_supported("it does not run along the last dimension");
  if (!is_quantised_byte(node.input_tensor(0)) && !is_f32(node.input_tensor(0)))
    return ops::not_supported("the runtime on the chip does not compare these element types");
  const jauge_arg_max parameters = {.length = static_cast<std::int32_t>(*at),
                                    .smallest = node.node().op == "ArgMin" ? 1 : 0,
                                    .last = node.attributes().integer("select_last_index", 0) != 0 ? 1 : 0};
  return LoweredOps{{.kernel = JAUGE_KERNEL_arg_max,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(parameters)}};
}

}  // namespace jauge::deploy
