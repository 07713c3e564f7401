// Operators that only move elements: Transpose, Slice, Split, Expand, Reshape to another place ... What moves where is
// found by letting the operator's own kernel move the numbers 0, 1, 2 ...; the runtime repeats it as strides.
#include <numeric>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/kernel_call.h"

namespace jauge::deploy {
namespace {

constexpr std::int64_t most_elements = std::int64_t{1} << 24;

using Sources = std::vector<std::int32_t>;  // for every output element the input element that it shows

// The sources of every output of the node.
Result<std::vector<Sources>> trace(const ops::NodeView& node) {
  ir::Array numbers({ir::DType::int32, node.input(0)});
  std::iota(numbers.as<std::int32_t>().begin(), numbers.as<std::int32_t>().end(), 0);
  ir::Graph alone;
  ir::Node same = node.node();
  same.activation = {};
  same.rounding = ir::Rounding::none;
  std::vector<std::optional<ir::ConstArrayView>> inputs;
  for (std::size_t i = 0; i < same.inputs.size(); ++i) {
    inputs.push_back(i == 0 ? std::as_const(numbers).view() : node.constant(i));
    if (node.has_input(i)) {
      if (!inputs[i]) return ops::not_supported("where its elements go is computed by another node");
      ir::Tensor tensor = node.input_tensor(i);
      if (i == 0) tensor.type = numbers.type, tensor.quant.reset();
      same.inputs[i] = alone.add(std::move(tensor));
    }
  }
  std::vector<ir::Array> moved;
  for (std::size_t i = 0; i < same.outputs.size(); ++i)
    moved.emplace_back(
        ir::TensorType{ir::DType::int32, same.outputs[i] == ir::no_tensor ? ir::Shape{0} : node.output(i)});
  std::vector<ir::ArrayView> outputs;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    outputs.push_back(moved[i].view());
    if (same.outputs[i] != ir::no_tensor)
      same.outputs[i] = alone.add({.name = {}, .type = moved[i].type, .quant = {}, .data = {}});
  }
  JAUGE_CHECK(ops::run_node(alone, same, inputs, outputs));
  std::vector<Sources> sources;
  for (const ir::Array& array : moved)
    sources.emplace_back(array.as<std::int32_t>().begin(), array.as<std::int32_t>().end());
  return sources;
}

bool repeats_every(const Sources& sources, std::size_t length, std::int32_t step) {
  for (std::size_t first = 0; first < sources.size(); first += length)
    for (std::size_t i = 1; i < length; ++i)
      if (sources[first + i] - sources[first + i - 1] != step) return false;
  return true;
}

// The longest run with a constant step into which all sources fall.
std::size_t run_length(const Sources& sources) {
  if (sources.size() < 2) return sources.size();
  const std::int32_t step = sources[1] - sources[0];
  std::size_t longest = 2;
  while (longest < sources.size() && sources[longest] - sources[longest - 1] == step) ++longest;
  for (std::size_t length = longest; length > 1; --length)
    if (sources.size() % length == 0 && repeats_every(sources, length, step)) return length;
  return 1;
}

// Sources as nested runs. Nothing when there are more axes than the runtime walks.
std::optional<jauge_strided_copy> strides_of(Sources sources) {
  jauge_strided_copy copy = {.axes = 0, .first = sources[0], .extents = {}, .steps = {}};
  std::vector<std::pair<std::int32_t, std::int32_t>> axes;  // extent and step, the innermost first
  while (sources.size() > 1) {
    const std::size_t length = run_length(sources);
    if (length < 2) return std::nullopt;
    axes.emplace_back(static_cast<std::int32_t>(length), sources[1] - sources[0]);
    Sources firsts;
    for (std::size_t i = 0; i < sources.size(); i += length) firsts.push_back(sources[i]);
    sources = std::move(firsts);
  }
  if (axes.empty()) axes.emplace_back(1, 0);
  if (axes.size() > JAUGE_MAX_AXES) return std::nullopt;
  for (std::size_t i = axes.size(); i-- > 0; ++copy.axes) {
    copy.extents[copy.axes] = axes[i].first;
    copy.steps[copy.axes] = axes[i].second;
  }
  return copy;
}

bool may_move(const ops::NodeView& node, const ir::Tensor& out) {
  const ir::Tensor& in = node.input_tensor(0);
  if (in.type.dtype != out.type.dtype) return false;
  return !in.quant || node.node().rounding != ir::Rounding::onnx || *in.quant == *out.quant || is_quantised_byte(out);
}

}  // namespace

Result<LoweredOps> lower_movement(const ops::NodeView& node) {
  if (ir::elements(node.input(0)) > most_elements) return ops::not_supported("it moves more than 16 Mi elements");
  JAUGE_TRY(const std::vector<Sources> sources, trace(node));
  LoweredOps lowered;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i].empty()) continue;
    const ir::Tensor& out = node.output_tensor(i);
    const auto copy = strides_of(sources[i]);
    if (!copy || !may_move(node, out))
      return ops::not_supported("the runtime on the chip does not move elements in this way");
    LoweredOp op = {.kernel = JAUGE_KERNEL_strided_copy,
                    .inputs = {{node.node().inputs[0]}},
                    .outputs = {{node.node().outputs[i]}},
                    .parameters = blob_of(*copy)};
    if (is_quantised_byte(out) && is_quantised_byte(node.input_tensor(0)) && node.node().rounding == ir::Rounding::onnx)
      op.table = conversion_table(node.input_tensor(0), out, node.node().rounding);
    lowered.push_back(std::move(op));
  }
  return lowered;
}

}  // namespace jauge::deploy
