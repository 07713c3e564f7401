#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

TEST(GemmFromMatMul, TakesABiasFromEitherSide) {
  for (bool left : {false, true})
    for (const ir::Shape& shape : {ir::Shape{5}, ir::Shape{1, 5}}) {
      Model model;
      const auto product = model.matmul(model.input({2, 4}), 5);
      const auto bias = model.weights(shape);
      const auto sum = left ? model.op("Add", {bias, product}) : model.op("Add", {product, bias});
      const auto graph = after(gemm_from_matmul, model.graph({sum}));
      EXPECT_EQ(ops_of(graph), "Gemm");
      EXPECT_EQ(graph.nodes[0].origin_names.size(), 2u);
    }
}

TEST(GemmFromMatMul, LeavesOtherAddsAlone) {
  Model matrix;  // a value for each element of a batch is no bias
  EXPECT_EQ(
      ops_of(after(gemm_from_matmul,
                   matrix.graph({matrix.op("Add", {matrix.matmul(matrix.input({2, 4}), 5), matrix.weights({2, 5})})}))),
      "MatMul Add");
  Model wider;  // the sum has more rows than the product
  EXPECT_EQ(
      ops_of(after(gemm_from_matmul,
                   wider.graph({wider.op("Add", {wider.matmul(wider.input({1, 4}), 5), wider.weights({3, 5})})}))),
      "MatMul Add");
  Model deep;
  EXPECT_EQ(ops_of(after(gemm_from_matmul,
                         deep.graph({deep.op("Add", {deep.matmul(deep.input({1, 2, 4}), 5), deep.weights({5})})}))),
            "MatMul Add");
  Model scalar;  // one number for all outputs, not one each
  EXPECT_EQ(ops_of(after(gemm_from_matmul,
                         scalar.graph({scalar.op("Add", {scalar.matmul(scalar.input({1, 4}), 5), scalar.scalar(2)})}))),
            "MatMul Add");
}

TEST(GemmFromMatMul, LeavesAProductThatOthersRead) {
  Model model;
  const auto product = model.matmul(model.input({1, 4}), 5);
  const auto sum = model.op("Add", {product, model.weights({5})});
  EXPECT_EQ(ops_of(after(gemm_from_matmul, model.graph({sum, product}))), "MatMul Add");
}

TEST(GemmFromMatMul, LeavesAComputedMatrix) {
  Model model;
  const auto in = model.input({4, 4});
  const auto product = model.op("MatMul", {in, model.op("Relu", {in})});
  EXPECT_EQ(ops_of(after(gemm_from_matmul, model.graph({model.op("Add", {product, model.weights({4})})}))),
            "Relu MatMul Add");
}

}  // namespace
}  // namespace jauge::passes
