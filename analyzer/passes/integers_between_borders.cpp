// A float operator between Dequantize and Quantize is how ONNX writes an operator on integers: its meaning is the
// real function, rounded once. Where a pattern does not fit exactly the borders stay and the operator runs in float.
#include <algorithm>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/clamps.h"
#include "analyzer/passes/integer_operators.h"
#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

class Rewriter {
 public:
  explicit Rewriter(ir::Graph graph)
      : graph_(std::move(graph)),
        uses_(use_counts(graph_)),
        readers_(ir::consumers(graph_)),
        nodes_(std::move(graph_.nodes)),
        gone_(nodes_.size(), false),
        substitution_(graph_) {}

  Result<ir::Graph> run() && {
    graph_.nodes.clear();
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (gone_[i]) continue;
      ir::Node node = nodes_[i];
      substitution_.apply_to_inputs(node);
      if (replace(node)) continue;
      if (node.op == "Dequantize") packed_[node.outputs[0]] = node.inputs[0];
      graph_.nodes.push_back(std::move(node));
    }
    return remove_dead(std::move(graph_));
  }

 private:
  // Whether the node has been written in another form.
  bool replace(const ir::Node& node) {
    const bool reads_packed =
        std::ranges::any_of(node.inputs, [this](ir::TensorId id) { return packed_.contains(id); });
    if (!reads_packed) return false;
    if (node.op == "Quantize") return requantize(node);
    if (moves_only(node) && move(node)) return true;
    return node.op == "Concat" ? join(node) : compute(node);
  }

  // Quantize(Dequantize(x)): nothing, or a change of scale.
  bool requantize(const ir::Node& node) {
    const ir::TensorId source = packed_.at(node.inputs[0]), output = node.outputs[0];
    if (graph_.tensor(source).quant == graph_.tensor(output).quant &&
        graph_.tensor(source).type == graph_.tensor(output).type && substitution_.may_replace(output, source)) {
      substitution_.replace(output, source);
      return true;
    }
    ir::Node changed = node;
    changed.op = "Requantize";
    changed.inputs = {source};
    return emit_if_typed(std::move(changed));
  }

  // The operator moves integers, and whoever wants reals gets them behind it.
  bool move(const ir::Node& node) {
    const auto inputs = moved_integers(graph_, node, packed_);
    if (!inputs) return false;
    ir::Node changed = node;
    changed.inputs = *inputs;
    changed.rounding = ir::Rounding::onnx;
    for (ir::TensorId& id : changed.outputs)
      if (id != ir::no_tensor) id = integers_like(id, changed);
    if (!emit_if_typed(changed)) return false;
    fold_if_constant();
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
      if (node.outputs[i] != ir::no_tensor) dequantize(changed.outputs[i], node.outputs[i]);
    return true;
  }

  ir::TensorId integers_like(ir::TensorId reals, const ir::Node& moving) {
    const ir::Tensor source = graph_.tensor(moving.inputs[0]);
    ir::Tensor result = {.name = graph_.tensor(reals).name + "/integers",
                         .type = {source.type.dtype, graph_.tensor(reals).type.shape},
                         .quant = source.quant,
                         .data = {}};
    if (result.quant->axis >= 0)  // only a Transpose gets these
      result.quant->axis =
          static_cast<int>(inverse(moving.attributes.integers("perm"))[static_cast<std::size_t>(result.quant->axis)]);
    return graph_.add(std::move(result));
  }

  void dequantize(ir::TensorId integers, ir::TensorId reals) {
    ir::Node node;
    node.op = "Dequantize";
    node.name = graph_.tensor(reals).name;
    node.inputs = {integers};
    node.outputs = {reals};
    node.rounding = ir::Rounding::onnx;
    packed_[reals] = integers;
    graph_.nodes.push_back(std::move(node));
  }

  // Weights on their way to the operator that reads them. Their numbers move as they are.
  void fold_if_constant() {
    const ir::Node& node = graph_.nodes.back();
    std::vector<std::optional<ir::ConstArrayView>> values;
    for (ir::TensorId id : node.inputs) {
      if (id != ir::no_tensor && !graph_.tensor(id).is_constant()) return;
      values.emplace_back();
      if (id != ir::no_tensor) values.back() = graph_.tensor(id).value();
    }
    std::vector<ir::Array> results;
    if (node.op == "Transpose" && node.attributes.has("perm")) {
      results.push_back(transposed(*values[0], node.attributes.integers("perm")));
    } else {
      auto evaluated = ops::evaluate(graph_, node, values);
      if (!evaluated) return;
      results = std::move(*evaluated);
    }
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
      if (node.outputs[i] != ir::no_tensor)
        graph_.tensor(node.outputs[i]).data = ir::Buffer(std::move(results[i].bytes));
    graph_.nodes.pop_back();
  }

  // Parts of different scales are brought to the scale of the whole.
  bool join(const ir::Node& node) {
    const auto borders = quantizers_of(node.outputs[0]);
    if (borders.empty()) return false;
    const ir::TensorId output = nodes_[borders[0]].outputs[0];
    ir::Node changed = node;
    for (ir::TensorId id : node.inputs)
      if (!packed_.contains(id) || graph_.tensor(packed_.at(id)).quant->axis >= 0) return false;
    for (ir::TensorId& id : changed.inputs) id = in_scale_of(output, packed_.at(id));
    return become_integer(std::move(changed), borders);
  }

  ir::TensorId in_scale_of(ir::TensorId whole, ir::TensorId part) {
    const ir::Tensor& target = graph_.tensor(whole);
    if (graph_.tensor(part).quant == target.quant && graph_.tensor(part).type.dtype == target.type.dtype) return part;
    ir::Tensor result = {.name = graph_.tensor(part).name + "/requantized",
                         .type = {target.type.dtype, graph_.tensor(part).type.shape},
                         .quant = target.quant,
                         .data = {}};
    ir::Node node;
    node.op = "Requantize";
    node.name = result.name;
    node.attributes.set("to", std::string(ir::name_of(target.type.dtype)));
    node.inputs = {part};
    node.outputs = {graph_.add(std::move(result))};
    node.rounding = ir::Rounding::onnx;
    graph_.nodes.push_back(node);
    return node.outputs[0];
  }

  bool compute(const ir::Node& node) {
    std::vector<std::size_t> borders = quantizers_of(node.outputs[0]);
    const auto clamp = borders.empty() ? clamp_behind(node) : std::nullopt;
    if (clamp) borders = quantizers_of(nodes_[*clamp].outputs[0]);
    if (borders.empty() || node.outputs.size() != 1) return false;
    const auto inputs = computed_integers(graph_, node, packed_);
    if (!inputs) return false;
    ir::Node changed = node;
    changed.inputs = *inputs;
    if (clamp) {
      changed.activation = *clamp_of(graph_, nodes_[*clamp]);
      merge_origin(changed, nodes_[*clamp]);
    }
    if (!become_integer(std::move(changed), borders)) return false;
    if (clamp) gone_[*clamp] = true;
    return true;
  }

  std::optional<std::size_t> clamp_behind(const ir::Node& node) const {
    const ir::TensorId output = node.outputs[0];
    if (uses_[index_of(output)] != 1 || readers_[index_of(output)].size() != 1) return std::nullopt;
    const auto reader = static_cast<std::size_t>(readers_[index_of(output)][0]);
    const bool fits = node.activation.kind == ir::ActivationKind::none && ends_with_accumulator(node) &&
                      clamp_of(graph_, nodes_[reader]);
    return fits ? std::optional(reader) : std::nullopt;
  }

  // The Quantize nodes that read a tensor, if nobody else does and all do the same.
  std::vector<std::size_t> quantizers_of(ir::TensorId id) const {
    if (index_of(id) >= uses_.size()) return {};
    std::vector<std::size_t> result;
    for (int reader : readers_[index_of(id)]) result.push_back(static_cast<std::size_t>(reader));
    if (uses_[index_of(id)] != static_cast<int>(result.size()) || result.empty()) return {};
    const ir::Tensor& first = graph_.tensor(nodes_[result[0]].outputs[0]);
    for (std::size_t i : result) {
      const ir::Tensor& output = graph_.tensor(nodes_[i].outputs[0]);
      if (nodes_[i].op != "Quantize" || output.type != first.type || output.quant != first.quant) return {};
    }
    return first.quant->axis < 0 ? result : std::vector<std::size_t>{};
  }

  // The node writes what the Quantize nodes behind it wrote.
  bool become_integer(ir::Node node, const std::vector<std::size_t>& borders) {
    const ir::TensorId output = nodes_[borders[0]].outputs[0];
    for (std::size_t i = 1; i < borders.size(); ++i)
      if (!substitution_.may_replace(nodes_[borders[i]].outputs[0], output)) return false;
    node.outputs = {output};
    node.rounding = ir::Rounding::onnx;
    if (!emit_if_typed(std::move(node))) return false;
    for (std::size_t i : borders) {
      gone_[i] = true;
      if (i != borders[0]) substitution_.replace(nodes_[i].outputs[0], output);
    }
    return true;
  }

  // The operator must give the types that the file gives its borders (no uint8 in and int8 out).
  bool emit_if_typed(ir::Node node) {
    std::vector<ir::TensorType> declared;
    for (ir::TensorId id : node.outputs)
      declared.push_back(id == ir::no_tensor ? ir::TensorType{} : graph_.tensor(id).type);
    bool fits = ops::infer_shapes(graph_, node).has_value();
    for (std::size_t i = 0; i < declared.size(); ++i) {
      if (node.outputs[i] == ir::no_tensor) continue;
      ir::TensorType& type = graph_.tensor(node.outputs[i]).type;
      fits = fits && type == declared[i];
      type = declared[i];
    }
    if (fits) graph_.nodes.push_back(std::move(node));
    return fits;
  }

  ir::Graph graph_;
  std::vector<int> uses_;                  // of the tensors the graph came with
  std::vector<std::vector<int>> readers_;  // of the same, indices of nodes_
  std::vector<ir::Node> nodes_;            // as they came
  std::vector<bool> gone_;
  Substitution substitution_;
  Packed packed_;
};

}  // namespace

Result<ir::Graph> integers_between_borders(ir::Graph graph) {
  return Rewriter(std::move(graph)).run();
}

}  // namespace jauge::passes
