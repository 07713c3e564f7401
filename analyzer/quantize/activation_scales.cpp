#include "analyzer/quantize/activation_scales.h"

#include <map>
#include <numeric>

#include "analyzer/quantize/integer_operators.h"

namespace jauge::quantize {
namespace {

// Tensors that share a scale.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t of(ir::TensorId id) {
    std::size_t i = ir::index_of(id);
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(ir::TensorId a, ir::TensorId b) { parent_[of(b)] = of(a); }

 private:
  std::vector<std::size_t> parent_;
};

struct Ties {
  Groups groups;
  std::vector<bool> derived;                          // its values are among those of its node's inputs
  std::map<std::size_t, ir::QuantParams> fixed = {};  // by tensor
};

Ties ties_of(const ir::Graph& graph, Precision precision) {
  Ties ties{Groups(graph.tensors.size()), std::vector<bool>(graph.tensors.size(), false)};
  for (const ir::Node& node : graph.nodes) {
    const IntegerOperator* op = integer_operator(graph, node);
    if (!op) continue;
    const std::size_t out = ir::index_of(node.outputs[0]);
    if (op->output == OutputScale::unit) ties.fixed[out] = unit_params(precision);
    if (op->output == OutputScale::symmetric_unit) ties.fixed[out] = symmetric_unit_params(precision);
    if (op->output != OutputScale::as_inputs) continue;
    for (const ir::TensorId in : data_inputs(*op, node))
      if (in != ir::no_tensor) ties.groups.join(node.inputs[0], in);
    for (const ir::TensorId written : node.outputs) {
      if (written == ir::no_tensor) continue;
      ties.groups.join(node.inputs[0], written);
      ties.derived[ir::index_of(written)] = true;
    }
  }
  return ties;
}

}  // namespace

std::vector<std::optional<ir::QuantParams>> activation_scales(const ir::Graph& graph,
                                                              std::span<const TensorStatistics> statistics,
                                                              const CalibrationMethod& method, Precision precision) {
  Ties ties = ties_of(graph, precision);
  std::map<std::size_t, Histogram> held;
  for (std::size_t i = 0; i < graph.tensors.size(); ++i)
    if (!ties.derived[i])
      held[ties.groups.of(ir::TensorId{static_cast<std::int32_t>(i)})].merge(statistics[i].histogram);
  std::map<std::size_t, ir::QuantParams> of_group;
  for (const auto& [group, histogram] : held)
    of_group[group] = activation_params(method.range(histogram, activation_levels(precision)), precision);
  // What kernels demand goes before what was seen.
  for (const auto& [tensor, params] : ties.fixed)
    of_group[ties.groups.of(ir::TensorId{static_cast<std::int32_t>(tensor)})] = params;
  std::vector<std::optional<ir::QuantParams>> result(graph.tensors.size());
  for (std::size_t i = 0; i < graph.tensors.size(); ++i) {
    const ir::Tensor& tensor = graph.tensors[i];
    if (tensor.is_constant() || tensor.type.dtype != ir::DType::float32) continue;
    result[i] = of_group[ties.groups.of(ir::TensorId{static_cast<std::int32_t>(i)})];
  }
  return result;
}

}  // namespace jauge::quantize
