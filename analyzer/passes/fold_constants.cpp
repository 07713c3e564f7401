#include <algorithm>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// A file of a few bytes may ask for any amount of zeros (ConstantOfShape, Expand): beyond this the nodes stay.
constexpr std::int64_t most_folded_bytes = std::int64_t{256} << 20;

// Their results depend on the types of their inputs only.
bool asks_for_shape(const ir::Node& node) {
  return node.op == "Shape" || node.op == "Size";
}

// Integer weights stay integers: unfolding them here would multiply their bytes.
bool widens_weights(const ir::Node& node) {
  return node.op == "DequantizeLinear" || node.op == "Dequantize";
}

class Folder {
 public:
  explicit Folder(ir::Graph graph) : graph_(std::move(graph)) {}

  Result<ir::Graph> run() && {
    std::vector<ir::Node> kept;
    for (ir::Node& node : graph_.nodes)
      if (!fold(node)) kept.push_back(std::move(node));
    graph_.nodes = std::move(kept);
    return std::move(graph_);
  }

 private:
  bool is_foldable(const ir::Node& node) const {
    if (widens_weights(node) || node.inputs.empty()) return false;
    const bool all_constant = std::ranges::all_of(
        node.inputs, [this](ir::TensorId id) { return id == ir::no_tensor || graph_.tensor(id).is_constant(); });
    return all_constant || asks_for_shape(node);
  }

  std::int64_t bytes_of_outputs(const ir::Node& node) const {
    std::int64_t sum = 0;
    for (ir::TensorId id : node.outputs)
      if (id != ir::no_tensor) sum += bytes_of(graph_.tensor(id).type).value;
    return sum;
  }

  bool fold(const ir::Node& node) {
    if (!is_foldable(node)) return false;
    // Earlier folds may have made a shape known that was only assumed before.
    if (!ops::infer_shapes(graph_, node)) return false;
    const std::int64_t bytes = bytes_of_outputs(node);
    if (bytes > most_folded_bytes - folded_bytes_) return false;
    auto values = evaluate(node);
    if (!values) return false;  // the node stays and whoever runs it says why
    folded_bytes_ += bytes;
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
      if (node.outputs[i] != ir::no_tensor)
        graph_.tensor(node.outputs[i]).data = ir::Buffer(std::move((*values)[i].bytes));
    return true;
  }

  Result<std::vector<ir::Array>> evaluate(const ir::Node& node) const {
    std::vector<std::optional<ir::ConstArrayView>> inputs(node.inputs.size());
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (node.inputs[i] == ir::no_tensor) continue;
      const ir::Tensor& tensor = graph_.tensor(node.inputs[i]);
      inputs[i] = tensor.is_constant() ? tensor.value() : ir::ConstArrayView{tensor.type, {}, nullptr};
    }
    return ops::evaluate(graph_, node, inputs);
  }

  ir::Graph graph_;
  std::int64_t folded_bytes_ = 0;
};

}  // namespace

Result<ir::Graph> fold_constants(ir::Graph graph) {
  return Folder(std::move(graph)).run();
}

}  // namespace jauge::passes
