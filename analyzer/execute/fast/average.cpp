// AveragePool of bytes: sums of all channels of a pixel side by side, in the reference kernel's order, so that float
// sums of ONNX's world come out the same.
#include <algorithm>
#include <array>
#include <memory>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/ops/pool_walk.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::execute::fast {
namespace {

struct Average {
  ops::Window window;
  ops::Meaning to;
  ir::DType dtype = ir::DType::int8;
  std::array<float, 256> reals = {};  // by the stored byte's bits
};

std::int32_t stored_of(std::uint8_t bits, ir::DType dtype) {
  return dtype == ir::DType::int8 ? static_cast<std::int8_t>(bits) : bits;
}

// Calls add(sum, byte) for all bytes of a window and finish(sum, count) for each of its channels.
template <class Sum, class Add, class Finish>
void run(const Average& average, ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch, Add add,
         Finish finish) {
  const auto channels = static_cast<std::size_t>(average.window.in_channels);
  const std::uint8_t* in = inputs[0]->as<std::uint8_t>().data();
  std::uint8_t* out = outputs[0].as<std::uint8_t>().data();
  Sum* sums = reinterpret_cast<Sum*>(scratch.sums(channels * sizeof(Sum)));
  ops::each_window(average.window, [&](std::int64_t n, std::int64_t top, std::int64_t left, std::int64_t to) {
    std::int32_t count = 0;
    std::fill_n(sums, channels, Sum{0});
    ops::each_tap(average.window, n, top, left, [&](std::int64_t from) {
      ++count;
      for (std::size_t c = 0; c < channels; ++c) add(sums[c], in[static_cast<std::size_t>(from) + c]);
    });
    for (std::size_t c = 0; c < channels; ++c)
      out[static_cast<std::size_t>(to) + c] = static_cast<std::uint8_t>(finish(sums[c], count));
  });
}

void run_onnx(const Average& average, ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) {
  run<float>(
      average, inputs, outputs, scratch, [&](float& sum, std::uint8_t bits) { sum += average.reals[bits]; },
      [&](float sum, std::int32_t count) {
        const float mean = count == 0 ? 0 : sum / static_cast<float>(count);
        return ops::encoded_with_zero(mean, average.to, average.dtype);
      });
}

void run_tflite(const Average& average, ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) {
  run<std::int32_t>(
      average, inputs, outputs, scratch,
      [&](std::int32_t& sum, std::uint8_t bits) { sum += stored_of(bits, average.dtype); },
      [&](std::int32_t sum, std::int32_t count) {
        return count == 0 ? 0 : (sum + (sum > 0 ? count / 2 : -(count / 2))) / count;
      });
}

bool is_average_of_bytes(const ops::NodeView& node) {
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  const bool bytes = in.type.dtype == out.type.dtype && ir::bytes_of(in.type.dtype) == 1;
  return node.node().op == "AveragePool" && bytes && in.quant && out.quant && in.quant->per_tensor() &&
         out.quant->per_tensor() && node.node().rounding != ir::Rounding::none &&
         node.node().activation.kind == ir::ActivationKind::none && ops::channels_last(node.attributes()) &&
         node.attributes().integer("count_include_pad", 0) == 0;
}

}  // namespace

std::optional<Kernel> prepare_average(const ops::NodeView& node) {
  if (!is_average_of_bytes(node)) return std::nullopt;
  const auto window = ops::window_of(node, {});
  if (!window) return std::nullopt;
  auto average = std::make_shared<Average>();
  const ir::QuantParams &from = *node.input_tensor(0).quant, &to = *node.output_tensor().quant;
  average->window = *window;
  average->to = {to.scales[0], static_cast<std::int32_t>(to.zero_points[0])};
  average->dtype = node.input_dtype(0);
  for (std::size_t i = 0; i < 256; ++i)
    average->reals[i] = from.scales[0] * static_cast<float>(stored_of(static_cast<std::uint8_t>(i), average->dtype) -
                                                            static_cast<std::int32_t>(from.zero_points[0]));
  const auto kernel = node.node().rounding == ir::Rounding::onnx ? run_onnx : run_tflite;
  return [average, kernel](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch& scratch) {
    kernel(*average, inputs, outputs, scratch);
  };
}

}  // namespace jauge::execute::fast
