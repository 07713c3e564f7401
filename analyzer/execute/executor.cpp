#include "analyzer/execute/executor.h"

#include <optional>

#include "analyzer/ops/operator.h"

namespace jauge::execute {
namespace {

// The index of the last node that reads each tensor; outputs live to the end.
std::vector<int> last_uses(const ir::Graph& graph) {
  std::vector<int> last(graph.tensors.size(), -1);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    for (ir::TensorId id : graph.nodes[i].inputs)
      if (id != ir::no_tensor) last[ir::index_of(id)] = static_cast<int>(i);
  for (ir::TensorId id : graph.outputs) last[ir::index_of(id)] = static_cast<int>(graph.nodes.size());
  return last;
}

// The values of one run: what is alive, by tensor.
class Run {
 public:
  Run(const ir::Graph& graph, const Observer& observer)
      : graph_(graph), observer_(observer), values_(graph.tensors.size()), last_use_(last_uses(graph)) {}

  Result<void> take_inputs(const std::vector<ir::Array>& inputs) {
    if (inputs.size() != graph_.inputs.size())
      return wrong_inputs(std::to_string(inputs.size()) + " inputs were given; the model has " +
                          std::to_string(graph_.inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const ir::Tensor& tensor = graph_.tensor(graph_.inputs[i]);
      if (inputs[i].type != tensor.type)
        return wrong_inputs("input '" + tensor.name + "' takes " + std::string(name_of(tensor.type.dtype)) + " " +
                            ir::to_text(tensor.type.shape) + ", not " + std::string(name_of(inputs[i].type.dtype)) +
                            " " + ir::to_text(inputs[i].type.shape));
      keep(graph_.inputs[i], inputs[i]);
    }
    return {};
  }

  Result<void> run_nodes() {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      JAUGE_CHECK(run_node(graph_.nodes[i]));
      for (ir::TensorId id : graph_.nodes[i].inputs)
        if (id != ir::no_tensor && last_use_[ir::index_of(id)] == static_cast<int>(i))
          values_[ir::index_of(id)].reset();
      for (ir::TensorId id : graph_.nodes[i].outputs)
        if (id != ir::no_tensor && last_use_[ir::index_of(id)] < 0) values_[ir::index_of(id)].reset();
    }
    return {};
  }

  std::vector<ir::Array> outputs() const {
    std::vector<ir::Array> result;
    for (ir::TensorId id : graph_.outputs) result.push_back(copy_of(id));
    return result;
  }

 private:
  Result<void> wrong_inputs(std::string what) const {
    return Error{.kind = ErrorKind::usage, .where = graph_.source.name, .what = std::move(what), .hint = {}};
  }

  void keep(ir::TensorId id, ir::Array array) {
    auto& slot = values_[ir::index_of(id)];
    slot = std::move(array);
    if (observer_) observer_(id, *slot);
  }

  ir::ConstArrayView view_of(ir::TensorId id) const {
    const ir::Tensor& tensor = graph_.tensor(id);
    if (tensor.is_constant()) return tensor.value();
    ir::ConstArrayView view = values_[ir::index_of(id)]->view();
    if (tensor.quant) view.quant = &*tensor.quant;
    return view;
  }

  // A graph output may be a constant.
  ir::Array copy_of(ir::TensorId id) const {
    const ir::ConstArrayView view = view_of(id);
    ir::Array array;
    array.type = view.type;
    array.bytes.assign(view.bytes.begin(), view.bytes.end());
    return array;
  }

  Result<void> run_node(const ir::Node& node) {
    std::vector<std::optional<ir::ConstArrayView>> inputs;
    for (ir::TensorId id : node.inputs)
      inputs.push_back(id == ir::no_tensor ? std::nullopt : std::optional(view_of(id)));
    JAUGE_TRY(std::vector<ir::Array> outputs, ops::evaluate(graph_, node, inputs));
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (node.outputs[i] != ir::no_tensor) keep(node.outputs[i], std::move(outputs[i]));
    return {};
  }

  const ir::Graph& graph_;
  const Observer& observer_;
  std::vector<std::optional<ir::Array>> values_;
  std::vector<int> last_use_;
};

}  // namespace

Result<std::vector<ir::Array>> run(const ir::Graph& graph, const std::vector<ir::Array>& inputs,
                                   const Observer& observer) {
  Run state(graph, observer);
  JAUGE_CHECK(state.take_inputs(inputs));
  JAUGE_CHECK(state.run_nodes());
  return state.outputs();
}

}  // namespace jauge::execute
