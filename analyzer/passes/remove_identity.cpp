#include <algorithm>
#include <cmath>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/clamps.h"
#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

using ops::NodeView;

bool all_equal(const NodeView& node, std::size_t input, double value) {
  const auto constant = node.constant(input);
  if (!constant || constant->quant) return false;
  const auto values = ir::to_doubles(*constant);
  return !values.empty() && std::ranges::all_of(values, [value](double v) { return v == value; });
}

bool always(const NodeView&) {
  return true;
}

bool has_equal_types(const NodeView& node) {
  return node.input_tensor(0).type == node.output_tensor().type;
}

bool has_one_input(const NodeView& node) {
  return node.input_count() == 1;
}

bool keeps_axes(const NodeView& node) {
  const auto perm = node.attributes().integers("perm");
  return !perm.empty() && is_identity(perm);
}

bool pads_nothing(const NodeView& node) {
  return has_equal_types(node) && all_equal(node, 1, 0);
}

// Reversed steps keep the shape as well.
bool slices_nothing(const NodeView& node) {
  return has_equal_types(node) && (!node.has_input(4) || all_equal(node, 4, 1));
}

bool has_unit_window(const NodeView& node) {
  const auto is = [](const std::vector<std::int64_t>& list, std::int64_t value) {
    return std::ranges::all_of(list, [value](std::int64_t v) { return v == value; });
  };
  const ir::Attributes& attributes = node.attributes();
  return node.output_count() == 1 && has_equal_types(node) && is(attributes.integers("kernel_shape"), 1) &&
         is(attributes.integers("strides"), 1) && is(attributes.integers("pads"), 0);
}

// Input `second` is `value` everywhere and does not widen the other one.
template <std::size_t second>
bool has_neutral(const NodeView& node, double value) {
  return node.input_tensor(1 - second).type == node.output_tensor().type && all_equal(node, second, value);
}

bool adds_zero(const NodeView& node) {
  return has_neutral<1>(node, 0);
}
bool scales_by_one(const NodeView& node) {
  return has_neutral<1>(node, 1);
}

// Numbers that stand for reals within the clamp anyway.
bool clamps_nothing(const NodeView& node) {
  const auto clamp = clamp_of(node.graph(), node.node());
  return clamp && holds_all(node.output_tensor(), clamp->low, clamp->high);
}

bool clips_nothing(const NodeView& node) {
  if (clamps_nothing(node)) return true;
  const auto bounds_nothing = [&](std::size_t input, double bound) {
    return !node.has_input(input) || all_equal(node, input, bound);
  };
  return bounds_nothing(1, -INFINITY) && bounds_nothing(2, INFINITY);
}

struct Rule {
  std::string_view op;
  bool (*is_identity)(const NodeView&);
};

constexpr Rule rules[] = {
    {"Identity", always},         {"Dropout", always},
    {"Cast", has_equal_types},    {"CastLike", has_equal_types},
    {"Reshape", has_equal_types}, {"Flatten", has_equal_types},
    {"Squeeze", has_equal_types}, {"Unsqueeze", has_equal_types},
    {"Expand", has_equal_types},  {"Tile", has_equal_types},
    {"Transpose", keeps_axes},    {"Pad", pads_nothing},
    {"Slice", slices_nothing},    {"Concat", has_one_input},
    {"Sum", has_one_input},       {"Mean", has_one_input},
    {"Max", has_one_input},       {"Min", has_one_input},
    {"MaxPool", has_unit_window}, {"AveragePool", has_unit_window},
    {"Add", adds_zero},           {"Sub", adds_zero},
    {"Mul", scales_by_one},       {"Div", scales_by_one},
    {"Clip", clips_nothing},      {"Relu", clamps_nothing},
    {"Requantize", always},  // types and scales have been compared
};

bool passes_input_on(const ir::Graph& graph, const ir::Node& node, const std::vector<int>& uses) {
  if (node.activation.kind != ir::ActivationKind::none || node.inputs.empty()) return false;
  for (std::size_t i = 1; i < node.outputs.size(); ++i)  // the mask of a Dropout
    if (node.outputs[i] != ir::no_tensor && uses[index_of(node.outputs[i])] > 0) return false;
  const auto& in = graph.tensor(node.inputs[0]);
  const auto& out = graph.tensor(node.outputs[0]);
  if (in.type != out.type || in.quant != out.quant) return false;
  return std::ranges::any_of(
      rules, [&](const Rule& rule) { return rule.op == node.op && rule.is_identity(NodeView(graph, node)); });
}

}  // namespace

Result<ir::Graph> remove_identity(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  Substitution substitution(graph);
  std::vector<int> kept_at(graph.tensors.size(), -1);  // for each tensor its producer's place among the kept nodes
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    substitution.apply_to_inputs(node);
    if (passes_input_on(graph, node, uses) && substitution.may_replace(node.outputs[0], node.inputs[0])) {
      substitution.replace(node.outputs[0], node.inputs[0]);
      if (const int producer = kept_at[index_of(node.inputs[0])]; producer >= 0)
        merge_origin(kept[static_cast<std::size_t>(producer)], node);
      continue;
    }
    for (ir::TensorId id : node.outputs)
      if (id != ir::no_tensor) kept_at[index_of(id)] = static_cast<int>(kept.size());
    kept.push_back(std::move(node));
  }
  graph.nodes = std::move(kept);
  return graph;
}

}  // namespace jauge::passes
