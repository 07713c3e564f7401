// ONNX Runtime's QLinearSoftmax, which it makes of a Softmax between DequantizeLinear and QuantizeLinear: exponentials
// of differences from a table of 256 floats, their sum in float, and the output's scale as a whole number of steps a
// unit.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/quantised/through_reals.h"
#include "analyzer/ops/softmax_lines.h"

namespace jauge::ops::quantised {
namespace {

// Entry d is exp(-d * scale), enlarged so far that `length` of them still have a sum in float.
std::array<float, 256> exponentials(float scale, std::int64_t length) {
  const double room = std::log(std::numeric_limits<float>::max() / static_cast<float>(length));
  const double shift = std::max(0.0, room - 5) / static_cast<double>(scale);
  std::array<float, 256> table;
  for (int i = 0; i < 256; ++i)
    table[static_cast<std::size_t>(255 - i)] =
        static_cast<float>(std::exp((static_cast<double>(i) - 255 + shift) * static_cast<double>(scale)));
  return table;
}

// In ONNX Runtime's order, unless that leaves float: the room in the table is for a sum, not for many steps.
float share_of(float exponential, float steps, float sum) {
  const float enlarged = exponential * steps;
  return std::isfinite(enlarged) ? enlarged / sum : exponential / sum * steps;
}

}  // namespace

Result<void> run_softmax_onnx(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  if (ir::bytes_of(inputs[0]->type.dtype) != 1 || outputs[0].type.dtype != inputs[0]->type.dtype)
    return run_kernel_through_reals(*find_operator("Softmax"), node, inputs, outputs);
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  JAUGE_TRY(const SoftmaxLines lines, softmax_lines(node, inputs[0]->type.shape));
  if (lines.length == 0) return {};
  const std::array<float, 256> table = exponentials(from.scale, lines.length);
  const float steps = std::floor(1.0f / to.scale);
  const StoredRange range = range_of(outputs[0].type.dtype);
  const std::vector<std::int32_t> in = stored(*inputs[0]);
  std::vector<std::int32_t> out(in.size());
  lines.each([&](std::int64_t first) {
    const auto at = [&](std::int64_t i) { return static_cast<std::size_t>(first + i * lines.inner); };
    std::int32_t largest = in[at(0)];
    for (std::int64_t i = 1; i < lines.length; ++i) largest = std::max(largest, in[at(i)]);
    const auto exponential = [&](std::int64_t i) { return table[static_cast<std::size_t>(largest - in[at(i)])]; };
    float sum = 0;
    for (std::int64_t i = 0; i < lines.length; ++i) sum += exponential(i);
    // Saturates at the top, where ONNX Runtime's signed kernel wraps around (a share of 1 and a scale of 1/256).
    for (std::int64_t i = 0; i < lines.length; ++i)
      out[at(i)] =
          encoded(share_of(exponential(i), steps, sum), {.scale = 1, .zero = to.zero}, ir::Rounding::onnx, range);
  });
  store(out, outputs[0]);
  return {};
}

}  // namespace jauge::ops::quantised
