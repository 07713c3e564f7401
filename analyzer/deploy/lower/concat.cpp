// Concat.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

// Which extent of the usual geometry an axis is; nothing when it is none by itself.
std::optional<jauge_extent> extent_of(const ir::Shape& shape, std::size_t axis) {
  const std::size_t rank = shape.size();
  if (axis + 1 == rank) return JAUGE_ALONG_CHANNELS;
  if (rank >= 4 && axis + 2 == rank) return JAUGE_ALONG_WIDTH;
  if (rank == 2) return JAUGE_ALONG_WIDTH;
  if (rank >= 3 && axis == (rank == 3 ? 1u : rank - 3) &&
      ir::elements({shape.begin(), shape.begin() + static_cast<std::ptrdiff_t>(axis)}) == 1)
    return JAUGE_ALONG_ROWS;
  return std::nullopt;
}

// As lines of all that lies behind the axis.
Geometry lines_of(const ir::Shape& shape, std::size_t axis) {
  const auto at = shape.begin() + static_cast<std::ptrdiff_t>(axis);
  return {ir::elements({shape.begin(), at}), 1, ir::elements({at, shape.end()})};
}

// ONNX Runtime joins numbers of different scales by way of the reals.
Result<Blob> conversions(const ops::NodeView& node) {
  Blob tables;
  bool any = false;
  for (std::size_t i = 0; i < node.input_count(); ++i) {
    const ir::Tensor &in = node.input_tensor(i), &out = node.output_tensor();
    if (!is_quantised_byte(in) || !is_quantised_byte(out) || *in.quant == *out.quant ||
        node.node().rounding != ir::Rounding::onnx) {
      for (int byte = 0; byte < 256; ++byte) tables.push_back(static_cast<char>(byte));
      continue;
    }
    any = true;
    tables += conversion_table(in, out, node.node().rounding);
  }
  return any ? tables : Blob{};
}

}  // namespace

Result<LoweredOps> lower_concat(const ops::NodeView& node) {
  const ir::Shape& shape = node.output();
  JAUGE_TRY(const std::size_t axis, ops::axis_of(node.attributes().integer("axis", 0), shape.size()));
  const auto extent = extent_of(shape, axis);
  LoweredOp op = {.kernel = JAUGE_KERNEL_concat};
  for (std::size_t i = 0; i < node.input_count(); ++i) {
    op.inputs.push_back({node.node().inputs[i]});
    if (!extent) op.inputs.back().as = lines_of(node.input(i), axis);
  }
  op.outputs = {{node.node().outputs[0]}};
  if (!extent) op.outputs[0].as = lines_of(shape, axis);
  op.parameters = blob_of(jauge_concat{.along = extent.value_or(JAUGE_ALONG_CHANNELS)});
  JAUGE_TRY(op.weights, conversions(node));
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
