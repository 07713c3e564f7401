#include "analyzer/passes/layout_rules.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "analyzer/passes/rewrite.h"

namespace jauge::passes {
namespace {

using MaybePermutation = std::optional<Permutation>;

constexpr std::string_view elementwise_operators[] = {
    "Abs",  "Acos",        "Asin",       "Atan",           "Cast",       "Ceil",  "Celu",       "Clip",
    "Cos",  "Cosh",        "Dequantize", "Dropout",        "Elu",        "Erf",   "Exp",        "Floor",
    "Gelu", "HardSigmoid", "HardSwish",  "Identity",       "IsInf",      "IsNaN", "LeakyRelu",  "Log",
    "Mish", "Neg",         "Not",        "Quantize",       "Reciprocal", "Relu",  "Requantize", "Round",
    "Selu", "Shrink",      "Sigmoid",    "Sign",           "Sin",        "Sinh",  "Softplus",   "Softsign",
    "Sqrt", "Tan",         "Tanh",       "ThresholdedRelu"};

constexpr std::string_view broadcasting_operators[] = {
    "Add",   "And", "Div", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Max",
    "Mean",  "Min", "Mod", "Mul",   "Or",      "PRelu",          "Pow",  "Sub",         "Sum",
    "Where", "Xor"};

template <std::size_t count>
bool is_in(const std::string_view (&list)[count], std::string_view name) {
  return std::ranges::find(list, name) != std::end(list);
}

std::optional<std::vector<std::int64_t>> constant_integers(const ir::Graph& graph, ir::TensorId id) {
  if (!is_constant(graph, id)) return std::nullopt;
  return ir::to_int64s(graph.tensor(id).value());
}

// What remains of `perm` when these axes of the source (true) disappear.
Permutation without_axes(const Permutation& perm, const std::vector<bool>& dropped) {
  std::vector<std::int64_t> place(perm.size(), 0);
  std::int64_t next = 0;
  for (std::size_t axis = 0; axis < perm.size(); ++axis)
    if (!dropped[axis]) place[axis] = next++;
  Permutation result;
  for (std::int64_t axis : perm)
    if (!dropped[static_cast<std::size_t>(axis)]) result.push_back(place[static_cast<std::size_t>(axis)]);
  return result;
}

// Attribute axis, with the operator's default.
template <std::int64_t default_axis>
MaybePermutation reorder_axis(ir::Graph&, ir::Node& node, const Permutation& perm) {
  if (node.attributes.integer("flatten_to_2d", 0) != 0) return std::nullopt;
  const auto axis = reordered_axis(node.attributes.integer("axis", default_axis), perm);
  if (!axis) return std::nullopt;
  node.attributes.set("axis", *axis);
  return perm;
}

// A scale for each slice, or one for all.
MaybePermutation reorder_quantization(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  if (ir::elements(graph.tensor(node.inputs[1]).type.shape) == 1) return perm;
  return reorder_axis<1>(graph, node, perm);
}

MaybePermutation reorder_arg(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  const bool keeps = node.attributes.integer("keepdims", 1) != 0;
  if (!reorder_axis<0>(graph, node, perm)) return std::nullopt;
  if (keeps) return perm;
  std::vector<bool> dropped(perm.size(), false);
  dropped[static_cast<std::size_t>(node.attributes.integer("axis", 0))] = true;
  return without_axes(perm, dropped);
}

MaybePermutation reorder_reduction(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  std::vector<std::int64_t> axes;
  if (const ir::TensorId id = input_or_none(node, 1); id != ir::no_tensor) {
    const auto listed = constant_integers(graph, id);
    if (!listed) return std::nullopt;
    for (std::int64_t axis : *listed) {
      const auto moved = reordered_axis(axis, perm);
      if (!moved) return std::nullopt;
      axes.push_back(*moved);
    }
  }
  std::vector<bool> reduced(perm.size(), axes.empty() && node.attributes.integer("noop_with_empty_axes", 0) == 0);
  for (std::int64_t axis : axes) reduced[static_cast<std::size_t>(axis)] = true;
  if (!axes.empty()) {
    std::ranges::sort(axes);
    node.inputs[1] = add_integers(graph, node.name + "/axes", axes);
  }
  return node.attributes.integer("keepdims", 1) != 0 ? perm : without_axes(perm, reduced);
}

// pads: all begins, then all ends, of the listed axes or of all of them.
MaybePermutation reorder_pad(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  const auto pads = constant_integers(graph, input_or_none(node, 1));
  if (!pads) return std::nullopt;
  Permutation axes = identity(perm.size());
  if (const ir::TensorId id = input_or_none(node, 3); id != ir::no_tensor) {
    const auto listed = constant_integers(graph, id);
    if (!listed) return std::nullopt;
    axes = *listed;
  }
  if (pads->size() != 2 * axes.size()) return std::nullopt;
  std::vector<std::int64_t> moved(2 * perm.size(), 0);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto axis = reordered_axis(axes[i], perm);
    if (!axis) return std::nullopt;
    moved[static_cast<std::size_t>(*axis)] = (*pads)[i];
    moved[static_cast<std::size_t>(*axis) + perm.size()] = (*pads)[i + axes.size()];
  }
  node.inputs[1] = add_integers(graph, node.name + "/pads", moved);
  if (node.inputs.size() > 3) node.inputs.resize(3);
  return perm;
}

MaybePermutation reorder_slice(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  const auto starts = constant_integers(graph, input_or_none(node, 1));
  if (!starts) return std::nullopt;
  Permutation axes = identity(starts->size());
  if (const ir::TensorId id = input_or_none(node, 3); id != ir::no_tensor) {
    const auto listed = constant_integers(graph, id);
    if (!listed) return std::nullopt;
    axes = *listed;
  }
  for (std::int64_t& axis : axes) {
    const auto moved = reordered_axis(axis, perm);
    if (!moved) return std::nullopt;
    axis = *moved;
  }
  if (node.inputs.size() < 4) node.inputs.resize(4, ir::no_tensor);
  node.inputs[3] = add_integers(graph, node.name + "/axes", axes);
  return perm;
}

// One index list along one axis keeps the rank.
MaybePermutation reorder_gather(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  if (graph.tensor(node.inputs[1]).type.shape.size() != 1) return std::nullopt;
  return reorder_axis<0>(graph, node, perm);
}

// A constant input with one element for each axis.
bool reorder_list_of_axes(ir::Graph& graph, ir::Node& node, std::size_t i, const Permutation& perm) {
  const ir::TensorId id = input_or_none(node, i);
  if (id == ir::no_tensor || ir::elements(graph.tensor(id).type.shape) == 0) return true;
  if (!is_constant(graph, id) || graph.tensor(id).type.shape != ir::Shape{static_cast<std::int64_t>(perm.size())})
    return false;
  ir::Tensor moved = graph.tensor(id);
  const auto bytes = moved.data->bytes();
  const auto width = static_cast<std::size_t>(ir::bytes_of(moved.type.dtype));
  std::vector<std::byte> result(bytes.size());
  for (std::size_t axis = 0; axis < perm.size(); ++axis)
    std::ranges::copy(bytes.subspan(axis * width, width),
                      result.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(perm[axis]) * width));
  moved.data = ir::Buffer(std::move(result));
  node.inputs[i] = graph.add(std::move(moved));
  return true;
}

MaybePermutation reorder_tile(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  if (!reorder_list_of_axes(graph, node, 1, perm)) return std::nullopt;
  return perm;
}

// Inputs data, roi, scales, sizes; roi counts only in one mode, and then we leave it alone.
MaybePermutation reorder_resize(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  if (node.attributes.has("axes")) return std::nullopt;
  if (node.attributes.text("coordinate_transformation_mode", "") == "tf_crop_and_resize") return std::nullopt;
  if (!reorder_list_of_axes(graph, node, 2, perm) || !reorder_list_of_axes(graph, node, 3, perm)) return std::nullopt;
  if (node.inputs.size() > 1) node.inputs[1] = ir::no_tensor;
  return perm;
}

struct Rule {
  std::string_view op;
  MaybePermutation (*reorder)(ir::Graph&, ir::Node&, const Permutation&);
};

constexpr Rule rules[] = {
    {"Softmax", reorder_axis<-1>},
    {"LogSoftmax", reorder_axis<-1>},
    {"Hardmax", reorder_axis<-1>},
    {"Split", reorder_axis<0>},
    {"QuantizeLinear", reorder_quantization},
    {"DequantizeLinear", reorder_quantization},
    {"ArgMax", reorder_arg},
    {"ArgMin", reorder_arg},
    {"ReduceL1", reorder_reduction},
    {"ReduceL2", reorder_reduction},
    {"ReduceLogSum", reorder_reduction},
    {"ReduceLogSumExp", reorder_reduction},
    {"ReduceMax", reorder_reduction},
    {"ReduceMean", reorder_reduction},
    {"ReduceMin", reorder_reduction},
    {"ReduceProd", reorder_reduction},
    {"ReduceSum", reorder_reduction},
    {"ReduceSumSquare", reorder_reduction},
    {"Pad", reorder_pad},
    {"Slice", reorder_slice},
    {"Gather", reorder_gather},
    {"Tile", reorder_tile},
    {"Resize", reorder_resize},
};

}  // namespace

bool is_elementwise(const ir::Node& node) {
  return is_in(elementwise_operators, node.op);
}

bool is_broadcasting(const ir::Node& node) {
  return is_in(broadcasting_operators, node.op);
}

std::optional<std::int64_t> reordered_axis(std::int64_t axis, const Permutation& perm) {
  const auto rank = static_cast<std::int64_t>(perm.size());
  if (axis < -rank || axis >= rank) return std::nullopt;
  return perm[static_cast<std::size_t>(axis < 0 ? axis + rank : axis)];
}

std::optional<Permutation> reorder_input(ir::Graph& graph, ir::Node& node, const Permutation& perm) {
  if (is_elementwise(node)) return perm;
  const auto rule = std::ranges::find(rules, node.op, &Rule::op);
  if (rule == std::end(rules)) return std::nullopt;
  ir::Node changed = node;
  const auto result = rule->reorder(graph, changed, perm);
  if (result) node = std::move(changed);
  return result;
}

}  // namespace jauge::passes
