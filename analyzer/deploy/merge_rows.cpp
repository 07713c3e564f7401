#include "analyzer/deploy/merge_rows.h"

#include <cstring>

#include "firmware_probe/runtime/scratch.h"

namespace jauge::deploy {
namespace {

Operand as_wide(const Operand& operand, const Geometry& usual, std::int64_t rows_at_once) {
  return {operand.tensor, Geometry{usual.rows / rows_at_once, usual.width * rows_at_once, usual.channels}};
}

}  // namespace

LoweredOp with_wide_rows(LoweredOp op, const ir::Graph& graph) {
  if (op.kernel != JAUGE_KERNEL_conv_s8 || op.weight_layout != JAUGE_WEIGHTS_DUAL || op.inputs[0].as ||
      op.outputs[0].as || graph.tensor(op.inputs[0].tensor).type.shape.size() != 4)
    return op;
  jauge_conv_s8 parameters;
  std::memcpy(&parameters, op.parameters.data(), sizeof parameters);
  const Geometry in = geometry_of(graph.tensor(op.inputs[0].tensor).type.shape);
  const Geometry out = geometry_of(graph.tensor(op.outputs[0].tensor).type.shape);
  if (in.rows != out.rows || in.width != out.width || parameters.window.dilation_width != 1) return op;
  const std::int64_t rows_at_once = jauge_rows_at_once(&parameters.window, out.rows, out.width);
  if (rows_at_once == 1) return op;
  op.inputs[0] = as_wide(op.inputs[0], in, rows_at_once);
  op.outputs[0] = as_wide(op.outputs[0], out, rows_at_once);
  return op;
}

}  // namespace jauge::deploy
