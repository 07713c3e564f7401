// Gemm and MatMul with constant weights: a dense layer for every pixel.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

Result<LoweredOps> lower_integers(const ops::NodeView& node, bool weights_are_rows) {
  JAUGE_TRY(const Products products, products_of(node, weights_are_rows ? 0 : 1));
  const PackedWeights weights = packed(products);
  return LoweredOps{{.kernel = JAUGE_KERNEL_dense_s8,
                     .weight_layout = weights.layout,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(jauge_dense_s8{.range = output_range(node)}),
                     .weights = weights.bytes,
                     .channels = blob_of_list(products.channels),
                     .table = activation_table(node)}};
}

// [outputs, inputs] of a matrix that may be the other way round.
std::vector<float> rows_of(const std::vector<float>& matrix, std::size_t outputs, bool weights_are_rows) {
  if (weights_are_rows) return matrix;
  const std::size_t inputs = matrix.size() / outputs;
  std::vector<float> turned(matrix.size());
  for (std::size_t i = 0; i < inputs; ++i)
    for (std::size_t k = 0; k < outputs; ++k) turned[k * inputs + i] = matrix[i * outputs + k];
  return turned;
}

Result<LoweredOps> lower_reals(const ops::NodeView& node, bool weights_are_rows) {
  const auto matrix = floats_of(node, 1);
  if (!matrix) return ops::not_supported("its weights are computed by another node");
  const auto outputs = static_cast<std::size_t>(node.input(1)[weights_are_rows ? 0 : 1]);
  JAUGE_TRY(const std::vector<float> bias, real_bias(node, 2, outputs));
  const std::vector<float> weights = rows_of(*matrix, outputs, weights_are_rows);
  return LoweredOps{{.kernel = JAUGE_KERNEL_dense_f32,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(jauge_dense_f32{.activation = activation_of(node.node().activation)}),
                     .weights = blob_of_list(weights),
                     .channels = blob_of_list(bias)}};
}

}  // namespace

Result<LoweredOps> lower_dense(const ops::NodeView& node) {
  const ir::Attributes& attributes = node.attributes();
  if (attributes.integer("transA", 0) != 0 || attributes.real("alpha", 1) != 1 || attributes.real("beta", 1) != 1)
    return ops::not_supported("it is no plain dense layer (transA, alpha or beta)");
  if (node.input(1).size() != 2) return ops::not_supported("its weights are no matrix");
  const bool weights_are_rows = attributes.integer("transB", 0) != 0;
  if (all_quantised_bytes(node)) return lower_integers(node, weights_are_rows);
  if (all_f32(node)) return lower_reals(node, weights_are_rows);
  return ops::not_supported("the runtime on the chip has no dense layer for these element types");
}

}  // namespace jauge::deploy
