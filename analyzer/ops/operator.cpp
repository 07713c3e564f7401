#include "analyzer/ops/operator.h"

#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/kernel_call.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

// Larger than any tensor of a microcontroller's model; keeps a hostile one from filling the desktop's memory.
constexpr std::int64_t max_evaluated_bytes = std::int64_t{1} << 30;

bool has_type(const ir::AttributeValue& value, AttributeType type) {
  return value.index() == static_cast<std::size_t>(type);
}

std::optional<std::string> fault_of_counts(const Operator& op, const ir::Node& node) {
  if (node.inputs.size() < op.min_inputs || node.inputs.size() > op.max_inputs)
    return "has " + std::to_string(node.inputs.size()) + " inputs; " + std::to_string(op.min_inputs) +
           (op.max_inputs == many            ? " or more are"
            : op.max_inputs != op.min_inputs ? " to " + std::to_string(op.max_inputs) + " are"
                                             : (op.min_inputs == 1 ? " is" : " are")) +
           " needed";
  for (std::size_t i = 0; i < op.min_inputs; ++i)
    if (node.inputs[i] == ir::no_tensor) return "its input " + std::to_string(i) + " is missing";
  if (node.outputs.size() < op.min_outputs || node.outputs.size() > op.max_outputs)
    return "has " + std::to_string(node.outputs.size()) + " outputs";
  if (!node.outputs.empty() && node.outputs[0] == ir::no_tensor) return "its first output is missing";
  return std::nullopt;
}

std::optional<std::string> fault_of_attributes(const Operator& op, const ir::Node& node) {
  for (const auto& [name, value] : node.attributes.all()) {
    const auto rule = std::find_if(op.attributes.begin(), op.attributes.end(),
                                   [&name = name](const AttributeRule& r) { return r.name == name; });
    if (rule == op.attributes.end()) return "has an attribute '" + name.substr(0, 80) + "' that nobody knows";
    if (!has_type(value, rule->type)) return "its attribute '" + name + "' has the wrong type";
  }
  return std::nullopt;
}

Result<void> infer_placeless(ir::Graph& graph, const ir::Node& node) {
  if (auto fault = find_fault(graph, node)) return *fault;
  const Operator& op = *find_operator(node.op);
  JAUGE_TRY(const Types types, op.infer(NodeView(graph, node)));
  for (std::size_t i = 0; i < node.outputs.size(); ++i) {
    if (node.outputs[i] == ir::no_tensor) continue;
    if (i >= types.size()) return not_supported("its output " + std::to_string(i) + " is not done");
    if (!ir::checked_bytes(types[i]))
      return Error{.kind = ErrorKind::too_large,
                   .where = {},
                   .what = "its output would have the impossible shape " + ir::to_text(types[i].shape),
                   .hint = "a tensor has at most 8 dimensions and 1 TiB"};
    graph.tensor(node.outputs[i]).type = types[i];
  }
  return {};
}

template <class Count>
std::int64_t sum_over_parameters(const NodeView& node, Count count) {
  const Operator* op = find_operator(node.node().op);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < node.input_count(); ++i) {
    if (!node.has_input(i) || !node.input_tensor(i).is_constant()) continue;
    if (op && std::find(op->value_inputs.begin(), op->value_inputs.end(), i) != op->value_inputs.end()) continue;
    sum += count(node.input_tensor(i).type);
  }
  return sum;
}

}  // namespace

const Operator* find_operator(std::string_view name) {
  const auto all = all_operators();
  const auto found = std::lower_bound(all.begin(), all.end(), name,
                                      [](const Operator* op, std::string_view wanted) { return op->name < wanted; });
  return found != all.end() && (*found)->name == name ? *found : nullptr;
}

Family family_of(const NodeView& node) {
  const Operator* op = find_operator(node.node().op);
  if (!op) return Family::data_movement;
  if (op->family != Family::convolution || node.input_count() == 0 || node.input(0).size() < 3) return op->family;
  const ir::Shape& in = node.input(0);
  const std::int64_t channels = channels_last(node.attributes()) ? in.back() : in[1];
  const std::int64_t group = node.attributes().integer("group", 1);
  return group > 1 && group == channels ? Family::depthwise : Family::convolution;
}

std::string_view name_of(Family family) {
  switch (family) {
    case Family::convolution:
      return "convolution";
    case Family::depthwise:
      return "depthwise";
    case Family::dense:
      return "dense";
    case Family::pooling:
      return "pooling";
    case Family::elementwise:
      return "elementwise";
    case Family::recurrent:
      return "recurrent";
    case Family::activation:
      return "activation";
    case Family::data_movement:
      return "data movement";
  }
  return "";
}

std::optional<Error> find_fault(const ir::Graph& graph, const ir::Node& node) {
  const Operator* op = find_operator(node.op);
  if (!op)
    return Error{.kind = ErrorKind::unsupported_operator,
                 .where = place_of(graph, node),
                 .what = "the operator '" + node.op.substr(0, 80) + "' is not known",
                 .hint = "rewrite this part of the model with the operators listed by the coverage table"};
  auto fault = fault_of_counts(*op, node);
  if (!fault) fault = fault_of_attributes(*op, node);
  if (!fault) return std::nullopt;
  Error error = contradiction(*fault);
  error.where = place_of(graph, node);
  return error;
}

Result<void> infer_shapes(ir::Graph& graph, const ir::Node& node) {
  auto done = infer_placeless(graph, node);
  if (!done && done.error().where.empty()) done.error().where = place_of(graph, node);
  return done;
}

Result<void> infer_shapes(ir::Graph& graph) {
  for (const ir::Node& node : graph.nodes) JAUGE_CHECK(infer_shapes(graph, node));
  return {};
}

Result<std::vector<ir::Array>> evaluate(const ir::Graph& graph, const ir::Node& node, InputArrays inputs) {
  std::vector<ir::Array> arrays;
  std::vector<ir::ArrayView> views;
  for (ir::TensorId id : node.outputs) {
    // An output that nobody asked for still has its place in the kernel's list.
    const ir::TensorType type = id == ir::no_tensor ? ir::TensorType{ir::DType::uint8, {0}} : graph.tensor(id).type;
    const auto bytes = ir::checked_bytes(type);
    if (!bytes || *bytes > max_evaluated_bytes)
      return Error{.kind = ErrorKind::too_large,
                   .where = place_of(graph, node),
                   .what = "its result would take more than 1 GiB",
                   .hint = {}};
    arrays.emplace_back(type);
  }
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    const ir::TensorId id = node.outputs[i];
    views.push_back(arrays[i].view());
    if (id != ir::no_tensor && graph.tensor(id).quant) views.back().quant = &*graph.tensor(id).quant;
  }
  JAUGE_CHECK(run_node(graph, node, inputs, views));
  return arrays;
}

std::int64_t parameter_count(const NodeView& node) {
  return sum_over_parameters(node, [](const ir::TensorType& type) { return ir::elements(type.shape); });
}

Bytes parameter_bytes(const NodeView& node) {
  return {sum_over_parameters(node, [](const ir::TensorType& type) { return ir::bytes_of(type).value; })};
}

}  // namespace jauge::ops
