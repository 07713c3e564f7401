#include "analyzer/execute/fast/kernel.h"

namespace jauge::execute::fast {

std::optional<Kernel> prepare(const ops::NodeView& node, Instructions instructions) {
  const std::string& op = node.node().op;
  if (op == "Conv" || op == "Gemm" || op == "MatMul") {
    if (auto kernel = prepare_depthwise(node, instructions)) return kernel;
    return prepare_products(node, instructions);
  }
  if (op == "Add")
    if (auto kernel = prepare_sum(node, instructions)) return kernel;
  if (op == "AveragePool") return prepare_average(node);
  if (op == "Quantize") return prepare_border(node);
  return prepare_table(node);
}

}  // namespace jauge::execute::fast
