// Gemm and MatMul with constant weights: a dense layer for every pixel.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

Result<LoweredOps> lower_integers(const ops::NodeView& node, bool weights_are_rows) {
  JAUGE_TRY(const Products products, products_of(node, weights_are_rows ? 0 : 1));
  JAUGE_TRY(const jauge_range range, output_range(node));
  return LoweredOps{{.kernel = JAUGE_KERNEL_dense_s8,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(jauge_dense_s8{.range = range}),
                     .weights = blob_of(std::span(products.weights)),
                     .channels = blob_of(std::span(products.channels))}};
}

}  // namespace

Result<LoweredOps> lower_dense(const ops::NodeView& node) {
  const ir::Attributes& attributes = node.attributes();
  if (attributes.integer("transA", 0) != 0 || attributes.real("alpha", 1) != 1 || attributes.real("beta", 1) != 1)
    return ops::not_supported("it is no plain dense layer (transA, alpha or beta)");
  if (node.input(1).size() != 2) return ops::not_supported("its weights are no matrix");
  if (is_s8(node.input_tensor(0)) && is_s8(node.output_tensor()))
    return lower_integers(node, attributes.integer("transB", 0) != 0);
  return ops::not_supported("the runtime on the chip has no dense layer for these element types");
}

}  // namespace jauge::deploy
