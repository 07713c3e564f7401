#include "analyzer/quantize/quantize_graph.h"

#include <algorithm>
#include <map>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/quantize/integer_operators.h"
#include "analyzer/quantize/integer_weights.h"

namespace jauge::quantize {
namespace {

class Rewriter {
 public:
  Rewriter(const ir::Graph& graph, const Scheme& scheme) : old_(graph), scheme_(scheme), graph_(graph) {
    graph_.nodes.clear();
  }

  ir::Graph run() {
    for (const ir::TensorId id : graph_.inputs) take_input(id);
    for (std::size_t i = 0; i < old_.nodes.size(); ++i) {
      const ir::Node& node = old_.nodes[i];
      const IntegerOperator* op = integer_operator(old_, node);
      if (op && !stays_float(i) && integers_are_at_hand(*op, node))
        add_integer_node(*op, node);
      else
        add_float_node(node);
    }
    for (ir::TensorId& id : graph_.outputs) give_output(id);
    return ir::without_unused_tensors(std::move(graph_));
  }

 private:
  bool stays_float(std::size_t node) const { return !scheme_.stays_float.empty() && scheme_.stays_float[node]; }

  const ir::QuantParams& params(ir::TensorId id) const { return *scheme_.scales[ir::index_of(id)]; }

  bool is_integer(ir::TensorId id) const { return graph_.tensor(id).quant.has_value(); }

  // Moving numbers about is no reason to quantise them.
  bool integers_are_at_hand(const IntegerOperator& op, const ir::Node& node) const {
    if (op.output != OutputScale::as_inputs) return true;
    return std::ranges::any_of(data_inputs(op, node), [&](ir::TensorId id) {
      return id != ir::no_tensor && (is_integer(id) || integer_twin_.contains(id));
    });
  }

  void take_input(ir::TensorId id) {
    if (scheme_.border != Border::integers || !scheme_.scales[ir::index_of(id)]) return;
    const bool read_by_integers = std::ranges::any_of(old_.nodes, [&](const ir::Node& node) {
      const IntegerOperator* op = integer_operator(old_, node);
      if (!op || stays_float(static_cast<std::size_t>(&node - old_.nodes.data()))) return false;
      const auto inputs = data_inputs(*op, node);
      return std::ranges::find(inputs, id) != inputs.end();
    });
    if (read_by_integers) become_integer(id);
  }

  void become_integer(ir::TensorId id) {
    graph_.tensor(id).type.dtype = activation_dtype(scheme_.precision);
    graph_.tensor(id).quant = params(id);
  }

  ir::TensorId add_border(std::string op, ir::TensorId from, ir::Tensor to) {
    to.file_axes = {};
    to.data = {};
    ir::Node node;
    node.op = std::move(op);
    node.name = to.name;
    node.inputs = {from};
    node.rounding = ir::Rounding::onnx;
    if (node.op == "Quantize") node.attributes.set("to", std::string(ir::name_of(to.type.dtype)));
    const ir::TensorId id = graph_.add(std::move(to));
    node.outputs = {id};
    graph_.nodes.push_back(std::move(node));
    return id;
  }

  ir::TensorId integer(ir::TensorId id) {
    if (is_integer(id)) return id;
    if (const auto twin = integer_twin_.find(id); twin != integer_twin_.end()) return twin->second;
    ir::Tensor tensor = graph_.tensor(id);
    if (tensor.is_constant()) {
      Histogram held;
      held.add(tensor.value().as<float>());
      const auto scale = activation_params(min_max_range(held, 0), scheme_.precision);
      return integer_twin_[id] = graph_.add(quantised_constant(tensor, scale, activation_dtype(scheme_.precision)));
    }
    tensor.name += "/quantized";
    tensor.type.dtype = activation_dtype(scheme_.precision);
    tensor.quant = params(id);
    return integer_twin_[id] = add_border("Quantize", id, std::move(tensor));
  }

  ir::TensorId real(ir::TensorId id) {
    if (id == ir::no_tensor || !is_integer(id) || !scheme_.scales[ir::index_of(id)]) return id;
    if (const auto twin = real_twin_.find(id); twin != real_twin_.end()) return twin->second;
    ir::Tensor tensor = graph_.tensor(id);
    tensor.name += "/real";
    tensor.type.dtype = ir::DType::float32;
    tensor.quant = {};
    return real_twin_[id] = add_border("Dequantize", id, std::move(tensor));
  }

  void add_float_node(ir::Node node) {
    for (ir::TensorId& id : node.inputs)
      if (id != ir::no_tensor && ir::index_of(id) < scheme_.scales.size()) id = real(id);
    graph_.nodes.push_back(std::move(node));
  }

  void add_integer_node(const IntegerOperator& op, ir::Node node) {
    const std::size_t count = data_inputs(op, node).size();
    const ir::TensorId data = node.inputs[0];
    for (std::size_t i = 0; i < count; ++i)
      if (node.inputs[i] != ir::no_tensor) node.inputs[i] = integer(node.inputs[i]);
    for (const ir::TensorId id : node.outputs)
      if (id != ir::no_tensor) become_integer(id);
    if (const auto layer = layer_weights(graph_, node)) quantise_layer(*layer, node, data);
    node.rounding = ir::Rounding::onnx;
    graph_.nodes.push_back(std::move(node));
  }

  void quantise_layer(const LayerWeights& layer, ir::Node& node, ir::TensorId data) {
    const float input_scale = params(data).scales[0];
    std::span<const double> means;
    // MatMul has no bias that could be corrected.
    if (!scheme_.channel_means.empty() && node.op != "MatMul") means = scheme_.channel_means[ir::index_of(data)];
    const IntegerWeights integers = integer_weights(layer, input_scale, means);
    const ir::Tensor old = graph_.tensor(node.inputs[1]);
    const std::vector<std::int64_t> zeros(integers.scales.size(), 0);
    node.inputs[1] = graph_.add({.name = old.name,
                                 .type = {ir::DType::int8, old.type.shape},
                                 .quant = ir::QuantParams{integers.scales, zeros, static_cast<int>(layer.out_axis)},
                                 .data = ir::Buffer::of(std::span<const std::int8_t>(integers.values))});
    if (!integers.bias.empty()) set_bias(node, integers, input_scale);
  }

  void set_bias(ir::Node& node, const IntegerWeights& integers, float input_scale) {
    ir::QuantParams unit{.scales = {}, .zero_points = std::vector<std::int64_t>(integers.bias.size(), 0), .axis = 0};
    for (const float scale : integers.scales) unit.scales.push_back(input_scale * scale);
    const ir::TensorId old = passes::input_or_none(node, 2);
    const std::vector<std::int32_t> values(integers.bias.begin(), integers.bias.end());
    node.inputs.resize(3, ir::no_tensor);
    node.inputs[2] = graph_.add({.name = old == ir::no_tensor ? node.name + "/bias" : graph_.tensor(old).name,
                                 .type = {ir::DType::int32, {static_cast<std::int64_t>(values.size())}},
                                 .quant = std::move(unit),
                                 .data = ir::Buffer::of(std::span<const std::int32_t>(values))});
  }

  void give_output(ir::TensorId& id) {
    if (scheme_.border != Border::reals || !is_integer(id) || !scheme_.scales[ir::index_of(id)]) return;
    const ir::Tensor tensor = graph_.tensor(id);
    const ir::TensorId out = real(id);
    graph_.tensor(id).name += "/quantized";
    graph_.tensor(id).file_axes = {};
    graph_.tensor(out).name = tensor.name;
    graph_.tensor(out).file_axes = tensor.file_axes;
    id = out;
  }

  const ir::Graph& old_;
  const Scheme& scheme_;
  ir::Graph graph_;  // keeps the ids of the old tensors
  std::map<ir::TensorId, ir::TensorId> integer_twin_, real_twin_;
};

}  // namespace

Result<ir::Graph> quantize_graph(const ir::Graph& graph, const Scheme& scheme) {
  ir::Graph result = Rewriter(graph, scheme).run();
  auto fault = ir::find_fault(result);
  if (!fault)
    if (auto typed = ops::infer_shapes(result); !typed) fault = to_text(typed.error());
  if (!fault) return result;
  return Error{.kind = ErrorKind::internal,
               .where = graph.source.name + ": quantisation",
               .what = *fault,
               .hint = "please report this model"};
}

}  // namespace jauge::quantize
