// MaxPool and AveragePool: ONNX attributes (kernel_shape, strides, dilations, pads, auto_pad, ceil_mode,
// count_include_pad of AveragePool, storage_order without effect) and channels_last. MaxPool's second output (indices)
// is not done.
#include <algorithm>
#include <limits>

#include "analyzer/ops/conv_shape.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/pool_walk.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/quantised/through_reals.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  if (node.output_count() > 1 && node.node().outputs[1] != ir::no_tensor)
    return not_supported("its second output (indices of the maxima) is used");
  if (node.attributes().integers("kernel_shape").empty()) return contradiction("it has no kernel_shape");
  JAUGE_TRY(const Window w, window_of(node, {}));
  const auto reach = [](std::int64_t kernel, std::int64_t dilation) { return (kernel - 1) * dilation + 1; };
  if (std::max(w.pad_top, w.pad_bottom) >= reach(w.kernel_height, w.dilation_height) ||
      std::max(w.pad_left, w.pad_right) >= reach(w.kernel_width, w.dilation_width))
    return contradiction("its padding is as large as its window", "a window would lie outside the input");
  return Types{{node.input_dtype(0), output_shape(w, w.in_channels, channels_last(node.attributes()))}};
}

Result<Types> infer_average(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  return infer(node);
}

// ST counts every element of every window.
std::optional<std::int64_t> st_macc(const NodeView& node) {
  std::int64_t taps = 1;
  for (std::int64_t side : node.attributes().integers("kernel_shape")) taps = saturating_product({taps, side});
  return saturating_product({taps, ir::elements(node.output())});
}

Result<Window> runnable_window(const NodeView& node) {
  if (!channels_last(node.attributes()))
    return not_supported("kernels run channels-last graphs only", "passes::make_deployable makes one");
  return window_of(node, {});
}

Result<void> run_max(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Window w, runnable_window(node));
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const T* in = inputs[0]->as<T>().data();
    T* out = outputs[0].as<T>().data();
    each_window(w, [&](std::int64_t n, std::int64_t top, std::int64_t left, std::int64_t to) {
      std::fill(out + to, out + to + w.in_channels, std::numeric_limits<T>::lowest());
      each_tap(w, n, top, left, [&](std::int64_t from) {
        for (std::int64_t c = 0; c < w.in_channels; ++c) out[to + c] = std::max(out[to + c], in[from + c]);
      });
    });
    return {};
  });
}

// Taps that count with count_include_pad: those inside the padded input; what ceil_mode reaches beyond it never counts.
std::int64_t padded_taps(std::int64_t start, std::int64_t dilation, std::int64_t kernel, std::int64_t size,
                         std::int64_t pad_after) {
  std::int64_t count = kernel;
  while (count > 1 && start + (count - 1) * dilation >= size + pad_after) --count;
  return count;
}

Result<void> run_average(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Window w, runnable_window(node));
  const bool include_padding = node.attributes().integer("count_include_pad", 0) != 0;
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const T* in = inputs[0]->as<T>().data();
    T* out = outputs[0].as<T>().data();
    each_window(w, [&](std::int64_t n, std::int64_t top, std::int64_t left, std::int64_t to) {
      std::int64_t count = 0;
      std::fill(out + to, out + to + w.in_channels, T{0});
      each_tap(w, n, top, left, [&](std::int64_t from) {
        ++count;
        for (std::int64_t c = 0; c < w.in_channels; ++c) out[to + c] += in[from + c];
      });
      if (include_padding)
        count = padded_taps(top, w.dilation_height, w.kernel_height, w.in_height, w.pad_bottom) *
                padded_taps(left, w.dilation_width, w.kernel_width, w.in_width, w.pad_right);
      for (std::int64_t c = 0; c < w.in_channels; ++c)
        out[to + c] = count == 0 ? T{0} : out[to + c] / static_cast<T>(count);
    });
    return {};
  });
}

// TFLite's integer mean: stored numbers summed, halves rounded away from zero. Input and output mean the same.
Result<void> run_average_integers(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Window w, runnable_window(node));
  const std::vector<std::int32_t> in = stored(*inputs[0]);
  std::vector<std::int32_t> out(static_cast<std::size_t>(ir::elements(outputs[0].type.shape)));
  each_window(w, [&](std::int64_t n, std::int64_t top, std::int64_t left, std::int64_t to) {
    std::int32_t count = 0;
    std::int32_t* sums = &out[static_cast<std::size_t>(to)];
    each_tap(w, n, top, left, [&](std::int64_t from) {
      ++count;
      for (std::int64_t c = 0; c < w.in_channels; ++c) sums[c] += in[static_cast<std::size_t>(from + c)];
    });
    for (std::int64_t c = 0; c < w.in_channels && count > 0; ++c)
      sums[c] = (sums[c] + (sums[c] > 0 ? count / 2 : -(count / 2))) / count;
  });
  store(out, outputs[0]);
  return {};
}

// ONNX Runtime's QLinearAveragePool: the mean of real numbers, its zero point added before rounding.
Result<void> run_average_onnx(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  return run_kernel_through_reals(*find_operator("AveragePool"), node, inputs, outputs, ZeroPoint::before_rounding);
}

}  // namespace

extern const Operator max_pool_operator, average_pool_operator;

const Operator max_pool_operator = {
    .name = "MaxPool",
    .summary = "largest value of a sliding window",
    .family = Family::pooling,
    .max_outputs = 2,
    .attributes = window_attributes({{"ceil_mode", AttributeType::integer}, {"storage_order", AttributeType::integer}}),
    .infer = infer,
    .st_macc = st_macc,
    .run = run_max,
    .rows = rows_of_window};
const Operator average_pool_operator = {
    .name = "AveragePool",
    .summary = "mean of a sliding window",
    .family = Family::pooling,
    .attributes =
        window_attributes({{"ceil_mode", AttributeType::integer}, {"count_include_pad", AttributeType::integer}}),
    .infer = infer_average,
    .st_macc = st_macc,
    .run = run_average,
    .run_tflite = run_average_integers,
    .run_onnx = run_average_onnx,
    .rows = rows_of_window};

}  // namespace jauge::ops
