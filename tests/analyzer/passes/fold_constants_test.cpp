#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

// What torch.onnx writes for x.view(x.size(0), -1).
TEST(FoldConstants, ShapeArithmeticOfExporters) {
  Model model;
  const auto in = model.input({2, 3, 4, 4});
  const auto relu = model.op("Relu", {in});
  const auto batch = model.op("Gather", {model.op("Shape", {relu}), model.integers({0})}, {{"axis", std::int64_t{0}}});
  const auto shape = model.op("Concat", {batch, model.integers({-1})}, {{"axis", std::int64_t{0}}});
  // Its shape is not constant yet.
  const auto out = model.typed_op("Reshape", {relu, shape}, {ir::DType::float32, {2, 48}});
  const auto folded = after(fold_constants, model.graph({out}));
  EXPECT_EQ(ops_of(folded), "Relu Reshape");
  EXPECT_EQ(ir::to_int64s(folded.tensor(folded.nodes[1].inputs[1]).value()), (std::vector<std::int64_t>{2, -1}));
}

TEST(FoldConstants, CastSliceAndUnsqueezeOfConstants) {
  Model model;
  const auto in = model.input({1, 6});
  const auto cast = model.op("Cast", {model.integers({1, 2, 3})}, {{"to", std::string("float32")}});
  const auto slice = model.op("Slice", {cast, model.integers({1}), model.integers({2})});
  const auto row = model.op("Unsqueeze", {slice, model.integers({0})});
  const auto folded = after(fold_constants, model.graph({model.op("Mul", {in, row})}));
  EXPECT_EQ(ops_of(folded), "Mul");
  EXPECT_EQ(floats_of(folded, folded.nodes[0].inputs[1])[0], 2.0f);
}

TEST(FoldConstants, LeavesWhatDependsOnInputs) {
  Model model;
  const auto in = model.input({1, 6});
  EXPECT_EQ(ops_of(after(fold_constants, model.graph({model.op("Add", {in, model.weights({6})})}))), "Add");
}

// int8 weights would take four times their bytes.
TEST(FoldConstants, LeavesDequantizedWeights) {
  Model model;
  const auto real = model.op("DequantizeLinear", {model.int8s({4, 2}), model.scalar(0.5f)});
  const auto graph = model.graph({model.op("MatMul", {model.input({1, 4}), real})});
  EXPECT_EQ(ops_of(after(fold_constants, graph)), "DequantizeLinear MatMul");
}

// A hundred bytes of file must not become gigabytes of zeros.
TEST(FoldConstants, RefusesToUnfoldHugeConstants) {
  Model model;
  const auto zeros = model.op("ConstantOfShape", {model.integers({1 << 28})});
  const auto sum = model.op("ReduceSum", {zeros}, {{"keepdims", std::int64_t{0}}});
  const auto in = model.input({1});
  const auto folded = fold_constants(model.graph({model.op("Add", {in, sum})}));
  ASSERT_TRUE(folded);
  EXPECT_EQ(ops_of(*folded), "ConstantOfShape ReduceSum Add");
}

}  // namespace
}  // namespace jauge::passes
