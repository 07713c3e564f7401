// MaxPool, AveragePool, GlobalMaxPool and GlobalAveragePool.
#include <bit>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/deploy/lower/windows.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

// A window and how its sums are divided.
struct Pool {
  jauge_window window = {};
  bool is_maximum = false;
  bool count_padding = false;
  std::int32_t pad_bottom = 0, pad_right = 0;
};

LoweredOp op_of(const ops::NodeView& node) {
  return {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
}

jauge_pool_f32 with_reals(const ops::NodeView& node, const Pool& pool, bool zero_before_rounding) {
  return {.window = pool.window,
          .activation = activation_of(node.node().activation),
          .count_padding = pool.count_padding,
          .pad_bottom = pool.pad_bottom,
          .pad_right = pool.pad_right,
          .zero_before_rounding = zero_before_rounding};
}

Result<LoweredOps> lower_maximum_of_bytes(const ops::NodeView& node, const Pool& pool, bool takes_stored_numbers) {
  LoweredOp op = op_of(node);
  op.kernel = JAUGE_KERNEL_max_pool_s8;
  op.parameters = blob_of(
      jauge_pool_s8{.window = pool.window, .range = output_range(node), .lowered = lowering_of(node.input_dtype(0))});
  op.table = activation_table(node);
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  if (!takes_stored_numbers && *in.quant != *out.quant) {
    if (node.node().activation.kind != ir::ActivationKind::none)
      return ops::not_supported("it changes the scale and has an activation");
    op.table = conversion_table(in, out, node.node().rounding);
  }
  return LoweredOps{std::move(op)};
}

Result<LoweredOps> lower_average_of_bytes(const ops::NodeView& node, const Pool& pool, bool zero_before_rounding) {
  LoweredOp op = op_of(node);
  op.kernel = JAUGE_KERNEL_average_pool_reals_s8;
  op.parameters = blob_of(with_reals(node, pool, zero_before_rounding));
  return LoweredOps{std::move(op)};
}

LoweredOps lower_real_pool(const ops::NodeView& node, const Pool& pool) {
  LoweredOp op = op_of(node);
  op.kernel = pool.is_maximum ? JAUGE_KERNEL_max_pool_f32 : JAUGE_KERNEL_average_pool_f32;
  op.parameters = blob_of(with_reals(node, pool, false));
  return {std::move(op)};
}

// ONNX Runtime: the exact sum, the count in the factor.
Result<LoweredOps> lower_global_mean_of_bytes(const ops::NodeView& node) {
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  const std::int64_t channels = in.type.shape.back();
  const std::int64_t pixels = ir::elements(in.type.shape) / channels;
  const float factor = in.quant->scales[0] / (out.quant->scales[0] * static_cast<float>(pixels));
  LoweredOp op = {
      .kernel = JAUGE_KERNEL_mean_s8, .inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  op.parameters = blob_of(jauge_mean{.count = static_cast<std::int32_t>(pixels),
                                     .inner = static_cast<std::int32_t>(channels),
                                     .divide = 1,
                                     .range = output_range(node),
                                     .activation = activation_of({})});
  op.channels = blob_of(jauge_channel{.bias = 0, .factor = std::bit_cast<std::int32_t>(factor), .shift = 0});
  op.table = activation_table(node);
  return LoweredOps{std::move(op)};
}

Error no_kernel() {
  return ops::not_supported("the runtime on the chip has no pool for these element types");
}

}  // namespace

Result<LoweredOps> lower_pool(const ops::NodeView& node) {
  if (!ops::channels_last(node.attributes())) return ops::not_supported("kernels run channels-last graphs only");
  JAUGE_TRY(const ops::Window w, ops::window_of(node, {}));
  Pool pool{.is_maximum = node.node().op == "MaxPool",
            .count_padding = node.attributes().integer("count_include_pad", 0) != 0};
  JAUGE_TRY(pool.window, window_of(w));
  pool.pad_bottom = static_cast<std::int32_t>(w.spatial_rank == 1 ? w.pad_right : w.pad_bottom);
  pool.pad_right = static_cast<std::int32_t>(w.spatial_rank == 1 ? 0 : w.pad_right);
  if (all_f32(node)) return lower_real_pool(node, pool);
  if (!all_quantised_bytes(node)) return no_kernel();
  const bool tflite = node.node().rounding == ir::Rounding::tflite;
  if (pool.is_maximum) return lower_maximum_of_bytes(node, pool, tflite);
  if (!tflite) return lower_average_of_bytes(node, pool, true);
  LoweredOp op = op_of(node);
  op.kernel = JAUGE_KERNEL_average_pool_s8;
  op.parameters = blob_of(
      jauge_pool_s8{.window = pool.window, .range = output_range(node), .lowered = lowering_of(node.input_dtype(0))});
  op.table = activation_table(node);
  return LoweredOps{std::move(op)};
}

Result<LoweredOps> lower_global_pool(const ops::NodeView& node) {
  if (!ops::channels_last(node.attributes())) return ops::not_supported("kernels run channels-last graphs only");
  const ir::Shape& in = node.input(0);
  if (in[0] != 1 || in.size() > 4) return ops::not_supported("it computes several pictures at a time");
  const Geometry geometry = geometry_of(in);
  Pool pool{.is_maximum = node.node().op == "GlobalMaxPool"};
  pool.window = {.kernel_height = static_cast<std::int32_t>(geometry.rows),
                 .kernel_width = static_cast<std::int32_t>(geometry.width),
                 .stride_height = 1,
                 .stride_width = 1,
                 .dilation_height = 1,
                 .dilation_width = 1,
                 .pad_top = 0,
                 .pad_left = 0};
  if (all_f32(node)) return lower_real_pool(node, pool);
  if (!all_quantised_bytes(node)) return no_kernel();
  if (pool.is_maximum) return lower_maximum_of_bytes(node, pool, false);
  if (node.node().rounding == ir::Rounding::onnx) return lower_global_mean_of_bytes(node);
  return lower_average_of_bytes(node, pool, false);
}

}  // namespace jauge::deploy
