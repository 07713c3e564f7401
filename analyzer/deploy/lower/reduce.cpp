// ReduceMean and ReduceSum along neighbouring axes.
#include <algorithm>
#include <bit>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

// The tensor as outer x count x inner, the middle of which is reduced.
struct Lines {
  std::int64_t outer = 1, count = 1, inner = 1;
};

Result<std::vector<bool>> reduced_axes(const ops::NodeView& node) {
  const std::size_t rank = node.input(0).size();
  std::vector<std::int64_t> listed;
  if (node.has_input(1)) {
    JAUGE_TRY(listed, ops::integers_of(node, 1, "axes"));
  }
  const bool none = listed.empty() && node.attributes().integer("noop_with_empty_axes", 0) != 0;
  std::vector<bool> reduced(rank, listed.empty() && !none);
  JAUGE_TRY(const std::vector<std::size_t> axes, ops::axes_of(listed, rank));
  for (const std::size_t axis : axes) reduced[axis] = true;
  return reduced;
}

Result<Lines> lines_of(const ops::NodeView& node) {
  JAUGE_TRY(const std::vector<bool> reduced, reduced_axes(node));
  Lines lines;
  for (std::size_t axis = 0; axis < reduced.size(); ++axis) {
    const std::int64_t extent = node.input(0)[axis];
    if (extent == 1) continue;
    if (reduced[axis] && lines.inner != 1) return ops::not_supported("it reduces dimensions that are no neighbours");
    (reduced[axis] ? lines.count : lines.count == 1 ? lines.outer : lines.inner) *= extent;
  }
  return lines;
}

// The factor with the division by `count` folded in, as TFLite does it: the mantissa keeps its 31 bits.
jauge_multiplier divided(jauge_multiplier factor, std::int64_t count) {
  const int bits = std::min({static_cast<int>(std::bit_width(static_cast<std::uint64_t>(count))) - 1, 32,
                             31 + static_cast<int>(factor.shift)});
  return {static_cast<std::int32_t>((std::int64_t{factor.mantissa} << bits) / count), factor.shift - bits};
}

jauge_channel factor_of(const ops::NodeView& node, std::int64_t count, bool mean) {
  const double from = node.input_tensor(0).quant->scales[0], to = node.output_tensor().quant->scales[0];
  jauge_multiplier factor = jauge_multiplier_of(from / to);
  if (mean) factor = divided(factor, count);
  return {.bias = 0, .factor = factor.mantissa, .shift = factor.shift};
}

}  // namespace

Result<LoweredOps> lower_reduce(const ops::NodeView& node) {
  JAUGE_TRY(const Lines lines, lines_of(node));
  const bool mean = node.node().op == "ReduceMean";
  LoweredOp op = {
      .kernel = JAUGE_KERNEL_mean_f32, .inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  jauge_mean parameters = {.count = static_cast<std::int32_t>(lines.count),
                           .inner = static_cast<std::int32_t>(lines.inner),
                           .divide = mean ? 1 : 0,
                           .range = {-128, 127},
                           .activation = activation_of(node.node().activation)};
  const bool bytes = all_quantised_bytes(node);
  if (!bytes && !all_f32(node))
    return ops::not_supported("the runtime on the chip does not reduce these element types");
  if (bytes && node.node().rounding == ir::Rounding::tflite) {
    op.kernel = JAUGE_KERNEL_mean_s8;
    parameters.range = output_range(node);
    op.channels = blob_of(factor_of(node, lines.count, mean));
    op.table = activation_table(node);
  }
  op.parameters = blob_of(parameters);
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
