#include "analyzer/cost/activation_macc.h"

namespace jauge::cost {

std::int64_t st_macc_of_activation(const ir::Graph& graph, const ir::Node& node) {
  const ir::ActivationKind kind = node.activation.kind;
  if (kind == ir::ActivationKind::none || node.outputs.empty() || node.outputs[0] == ir::no_tensor) return 0;
  const ir::TensorType& output = graph.tensor(node.outputs[0]).type;
  if (!ir::is_float(output.dtype)) return 0;
  const bool transcendental = kind == ir::ActivationKind::tanh || kind == ir::ActivationKind::sigmoid;
  return ir::elements(output.shape) * (transcendental ? 10 : 1);
}

}  // namespace jauge::cost
