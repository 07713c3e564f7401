#include "analyzer/ops/scratch.h"

#include "analyzer/ops/conv_shape.h"
#include "firmware_probe/runtime/scratch.h"

namespace jauge::ops {
namespace {

constexpr std::int64_t largest_extent = std::int64_t{1} << 24;

std::int64_t element_bytes(const NodeView& node) {
  return ir::bytes_of(node.output_tensor().type.dtype);
}

// Of the row geometry: pixels of an output row, and channels.
std::int64_t out_width(const Window& window) {
  return window.spatial_rank == 1 ? 1 : window.out_width;
}

jauge_window runtime_window(const Window& w) {
  jauge_window window = {};
  window.kernel_height = static_cast<std::int32_t>(std::min(w.kernel_height, largest_extent));
  window.kernel_width = static_cast<std::int32_t>(std::min(w.kernel_width, largest_extent));
  window.dilation_height = static_cast<std::int32_t>(std::min(w.dilation_height, largest_extent));
  window.stride_height = static_cast<std::int32_t>(std::min(w.stride_height, largest_extent));
  window.stride_width = static_cast<std::int32_t>(std::min(w.stride_width, largest_extent));
  window.pad_top = static_cast<std::int32_t>(std::min(w.pad_top, largest_extent));
  window.pad_left = static_cast<std::int32_t>(std::min(w.pad_left, largest_extent));
  return window;
}

std::int32_t stem_rows(const jauge_window& window, std::int64_t rows, std::int64_t width) {
  return jauge_stem_rows(&window, static_cast<std::int32_t>(std::min(rows, largest_extent)),
                         static_cast<std::int32_t>(std::clamp<std::int64_t>(width, 1, largest_extent)));
}

// What the depthwise loops of the Cortex-M4 take.
bool is_tall(const NodeView& node, const ConvWork& work) {
  const jauge_window window = runtime_window(work.window);
  const std::int64_t width = out_width(work.window);
  return element_bytes(node) == 1 && work.groups == work.out_channels && work.in_channels_per_group == 1 &&
         work.window.dilation_width == 1 && work.out_channels <= JAUGE_TALL_MOST &&
         width * work.window.stride_width <= 2 * JAUGE_TALL_MOST &&
         jauge_is_tall(&window, static_cast<std::int32_t>(work.out_channels), static_cast<std::int32_t>(width));
}

Bytes of_tall(const ConvWork& work) {
  const jauge_window window = runtime_window(work.window);
  const auto rows = static_cast<std::int32_t>(std::min(work.window.out_height, largest_extent));
  return {jauge_tall_of(&window, static_cast<std::int32_t>(work.out_channels),
                        static_cast<std::int32_t>(out_width(work.window)), rows)
              .way_at +
          4};
}

Bytes of_conv(const NodeView& node) {
  const auto work = runnable_conv_work(node, 1);
  if (!work || work->out_channels > largest_extent) return {};
  const Window& w = work->window;
  const std::int64_t width = out_width(w);
  const jauge_window window = runtime_window(w);
  if (work->groups > 1 && work->in_channels_per_group == 1) {
    const std::int64_t plain = jauge_row_scratch(width, work->out_channels, element_bytes(node));
    if (node.output_tensor().type.dtype == ir::DType::float32 && work->groups == work->out_channels)
      return {jauge_reals_scratch(&window, work->out_channels, width, work->out_channels)};
    if (!is_tall(node, *work)) return {plain};
    return of_tall(*work);
  }
  const std::int64_t plain =
      jauge_conv_scratch(&window, work->in_channels_per_group, width, work->out_channels, element_bytes(node));
  if (work->groups != 1) return {plain};
  if (node.output_tensor().type.dtype == ir::DType::float32)
    return {std::max(plain, jauge_reals_scratch(&window, work->in_channels_per_group, width, work->out_channels))};
  if (element_bytes(node) != 1 || w.dilation_width != 1) return {plain};
  const std::int64_t at_once = w.spatial_rank == 2 ? jauge_rows_at_once(&window, w.out_height, width) : 1;
  if (jauge_is_laid_out(&window, work->in_channels_per_group)) {
    const std::int32_t rows = w.spatial_rank == 2 ? stem_rows(window, w.out_height, width) : 1;
    return {std::max(plain, jauge_stem_scratch(&window, work->in_channels_per_group, rows, width, work->out_channels))};
  }
  const std::int64_t wide =
      jauge_wide_scratch(&window, work->in_channels_per_group, width * at_once, work->out_channels);
  return {std::max({plain, at_once * plain, wide})};
}

Bytes of_dense(const NodeView& node) {
  return {element_bytes(node) == 1 ? jauge_dense_scratch(node.input(0).back()) : 0};
}

Bytes of_pool(const NodeView& node) {
  const auto window = window_of(node, {});
  if (!window) return {};
  return {jauge_row_scratch(out_width(*window), window->in_channels, element_bytes(node))};
}

Bytes of_global_pool(const NodeView& node) {
  const std::int64_t channels = node.input(0).back();
  const bool sums_integers = node.node().op == "GlobalAveragePool" && node.node().rounding == ir::Rounding::onnx &&
                             !ir::is_float(node.output_tensor().type.dtype);
  return {sums_integers ? 0 : jauge_row_scratch(1, channels, element_bytes(node))};
}

Bytes of_recurrent(const NodeView& node) {
  if (node.node().op == "SequenceLSTM" && element_bytes(node) == 1)
    return {jauge_lstm_s8_scratch(node.input(0).back(), node.output().back())};
  const std::size_t state_weights = node.node().op == "SequenceLSTM" ? 6 : 2;
  return {jauge_recurrent_scratch(node.input(state_weights).back())};
}

bool is_recurrent(const NodeView& node) {
  const std::string& op = node.node().op;
  return op == "LSTM" || op == "GRU" || op == "RNN" || op == "SequenceLSTM";
}

struct Need {
  std::string_view op;
  Bytes (*bytes)(const NodeView&);
};

constexpr Need needs[] = {
    {"AveragePool", of_pool},
    {"Conv", of_conv},
    {"GRU", of_recurrent},
    {"Gemm", of_dense},
    {"GlobalAveragePool", of_global_pool},
    {"GlobalMaxPool", of_global_pool},
    {"LSTM", of_recurrent},
    {"MatMul", of_dense},
    {"MaxPool", of_pool},
    {"RNN", of_recurrent},
    {"SequenceLSTM", of_recurrent},
};

}  // namespace

Bytes scratch_bytes(const NodeView& node) {
  for (const Need& need : needs)
    if (need.op == node.node().op) return need.bytes(node);
  return {};
}

// Recurrent layers make a step a row and hold their state there; depthwise layers make their channels ready with the
// first row; all others begin anew with every row.
Bytes kept_scratch_bytes(const NodeView& node) {
  if (is_recurrent(node)) return of_recurrent(node);
  if (node.node().op != "Conv") return {};
  const auto work = runnable_conv_work(node, 1);
  if (!work || work->groups == 1 || !is_tall(node, *work)) return {};
  return of_tall(*work);
}

bool makes_rows_in_order(const NodeView& node) {
  const std::vector<ir::TensorId>& outputs = node.node().outputs;
  if (outputs.empty() || outputs[0] == ir::no_tensor) return false;
  for (std::size_t i = 1; i < outputs.size(); ++i)
    if (outputs[i] != ir::no_tensor) return false;
  return !is_recurrent(node) || node.attributes().text("direction", "forward") == "forward";
}

}  // namespace jauge::ops
