#include "analyzer/cost/st_view.h"

#include <algorithm>
#include <map>

#include "analyzer/cost/activation_macc.h"
#include "analyzer/cost/counts.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost {
namespace {

constexpr std::int64_t float_bytes = 4;  // whatever float type the file stores

bool is_batch_norm(const ir::Node& node) {
  return node.op == "BatchNormalization";
}
bool is_dequantize(const ir::Node& node) {
  return node.op == "DequantizeLinear";
}

// The view of one model while its rows are made.
class StCounter {
 public:
  explicit StCounter(const ir::Graph& graph)
      : graph_(graph),
        producers_(ir::producers(graph)),
        consumers_(ir::consumers(graph)),
        is_output_(ir::is_output(graph)),
        known_(graph.tensors.size()) {
    for (std::size_t i = 0; i < graph.tensors.size(); ++i) known_[i] = graph.tensors[i].is_constant();
    for (const ir::Node& node : graph.nodes)
      if (is_known_before_running(node))
        for (const ir::TensorId id : node.outputs)
          if (id != ir::no_tensor) known_[ir::index_of(id)] = true;
  }

  StView view() {
    for (int index = 0; index < static_cast<int>(graph_.nodes.size()); ++index) add(index);
    return std::move(view_);
  }

 private:
  // Converters compute these once: shape arithmetic, weights stored under another layout or type.
  bool is_known_before_running(const ir::Node& node) const {
    if (node.op == "Shape") return true;
    return std::ranges::all_of(node.inputs,
                               [this](ir::TensorId id) { return id == ir::no_tensor || known_[ir::index_of(id)]; });
  }

  // ST folds a BatchNorm into the convolution or dense layer before it when nothing else reads between the two.
  bool folds_into_producer(const ir::Node& node) const {
    if (!is_batch_norm(node) || node.inputs.empty() || node.inputs[0] == ir::no_tensor) return false;
    const std::size_t between = ir::index_of(node.inputs[0]);
    if (producers_[between] < 0 || consumers_[between].size() != 1 || is_output_[between]) return false;
    const std::string& before = graph_.nodes[static_cast<std::size_t>(producers_[between])].op;
    return before == "Conv" || before == "Gemm" || before == "MatMul";
  }

  bool has_row(const ir::Node& node) const { return node.op != "Transpose" && node.op != "Identity"; }

  void add(int index) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(index)];
    if (is_known_before_running(node)) return;
    const std::optional<std::int64_t> macc = macc_of(node);
    view_.macc_model_graph += macc.value_or(0);
    StLayer layer{.name = layer_name(graph_, index), .op = node.op, .macc = macc};
    count_values(node, layer);
    view_.params += layer.params;
    if (folds_into_producer(node)) {
      fold_into_row_before(node, layer);
      return;
    }
    view_.weight_bytes += layer.weight_bytes;
    if (!has_row(node)) return;
    view_.macc += macc.value_or(0);
    row_of_node_[index] = view_.layers.size();
    view_.layers.push_back(std::move(layer));
  }

  std::optional<std::int64_t> macc_of(const ir::Node& node) {
    const ops::Operator* op = ops::find_operator(node.op);
    std::optional<std::int64_t> macc = 0;
    if (!op)
      macc = std::nullopt;
    else if (op->st_macc)
      macc = op->st_macc(ops::NodeView(graph_, node));
    if (!macc && std::ranges::find(view_.unknown_operators, node.op) == view_.unknown_operators.end())
      view_.unknown_operators.push_back(node.op);
    if (macc) *macc += st_macc_of_activation(graph_, node);
    return macc;
  }

  // The folded layer gains a bias when it had none; its own scale disappears into the weights.
  void fold_into_row_before(const ir::Node& batch_norm, const StLayer& folded) {
    const int producer = producers_[ir::index_of(batch_norm.inputs[0])];
    const auto row = row_of_node_.find(producer);
    if (row == row_of_node_.end()) return;
    StLayer& target = view_.layers[row->second];
    target.params += folded.params;
    if (has_bias(graph_.nodes[static_cast<std::size_t>(producer)])) return;
    const std::int64_t bias_bytes = folded.params / 2 * float_bytes;
    target.weight_bytes += bias_bytes;
    view_.weight_bytes += bias_bytes;
  }

  bool has_bias(const ir::Node& node) const { return node.inputs.size() > 2 && node.inputs[2] != ir::no_tensor; }

  void count_values(const ir::Node& node, StLayer& layer) const {
    constexpr std::size_t mean = 3;  // always there; scale and bias may be absent
    if (is_batch_norm(node) && node.inputs.size() > mean && node.inputs[mean] != ir::no_tensor) {
      layer.params = 2 * ir::elements(graph_.tensor(node.inputs[mean]).type.shape);
      layer.weight_bytes = layer.params * float_bytes;
      return;
    }
    const ops::Operator* op = ops::find_operator(node.op);
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (node.inputs[i] == ir::no_tensor || !known_[ir::index_of(node.inputs[i])]) continue;
      if (!is_stored_value(node, op, i)) continue;
      const std::int64_t count = ir::elements(graph_.tensor(node.inputs[i]).type.shape);
      layer.params += count;
      layer.weight_bytes += count * stored_bytes_per_value(node.inputs[i]);
    }
  }

  // Shapes and axes are no values, nor are scales and zero points of conversions.
  static bool is_stored_value(const ir::Node& node, const ops::Operator* op, std::size_t input) {
    if (op && std::ranges::find(op->value_inputs, input) != op->value_inputs.end()) return false;
    if (node.op == "QLinearConv" || node.op == "QLinearMatMul") return input == 0 || input == 3 || input == 8;
    return !((is_dequantize(node) || node.op == "QuantizeLinear") && input > 0);
  }

  std::int64_t stored_bytes_per_value(ir::TensorId id) const {
    const int producer = producers_[ir::index_of(id)];
    if (producer >= 0) {
      const ir::Node& node = graph_.nodes[static_cast<std::size_t>(producer)];
      if (is_dequantize(node)) return ir::bytes_of(graph_.tensor(node.inputs[0]).type.dtype);
    }
    const ir::DType dtype = graph_.tensor(id).type.dtype;
    return ir::is_float(dtype) ? float_bytes : ir::bytes_of(dtype);
  }

  const ir::Graph& graph_;
  std::vector<int> producers_;
  std::vector<std::vector<int>> consumers_;
  std::vector<bool> is_output_;
  std::vector<bool> known_;  // per tensor: its value does not depend on the model's inputs
  std::map<int, std::size_t> row_of_node_;
  StView view_;
};

}  // namespace

StView st_view(const ir::Graph& model_graph) {
  return StCounter(model_graph).view();
}

}  // namespace jauge::cost
