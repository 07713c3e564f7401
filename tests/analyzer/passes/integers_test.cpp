// Integers of ONNX, written between borders, become integer operators.
#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

struct Scale {
  float scale;
  std::int8_t zero_point;
};

// Writes what quantising exporters write around every operator.
class QdqModel : public Model {
 public:
  ir::TensorId quantize(ir::TensorId in, Scale s) { return op("QuantizeLinear", {in, scalar(s.scale), zero(s)}); }
  ir::TensorId dequantize(ir::TensorId in, Scale s) { return op("DequantizeLinear", {in, scalar(s.scale), zero(s)}); }
  ir::TensorId border(ir::TensorId in, Scale s) { return dequantize(quantize(in, s), s); }

  // Reals that stand in the file as int32 of this scale.
  ir::TensorId bias(std::int64_t count, float scale) {
    std::vector<std::int32_t> values;
    for (std::int64_t i = 0; i < count; ++i) values.push_back(number(-3000, 3000));
    const auto stored = constant(ir::DType::int32, {count}, ir::Buffer::of(std::span<const std::int32_t>(values)));
    return op("DequantizeLinear", {stored, scalar(scale)});
  }
  ir::TensorId zero(Scale s) {
    return constant(ir::DType::int8, {}, ir::Buffer::of(std::span<const std::int8_t>(&s.zero_point, 1)));
  }
  ir::TensorId constant(ir::DType dtype, ir::Shape shape, ir::Buffer data) {
    const auto id = int8s({1});  // a place in the graph, filled below
    tensor(id).type = {dtype, std::move(shape)};
    tensor(id).data = std::move(data);
    return id;
  }
};

constexpr Scale input_scale = {0.05f, 3}, output_scale = {0.1f, -128};
constexpr float weight_scale = 0.01f;

ir::Graph integer_graph(const ir::Graph& graph) {
  return after(integers_between_borders, after(one_input_borders, graph));
}

ir::Graph convolution(float bias_scale, bool with_relu = true) {
  QdqModel model;
  const auto in = model.border(model.input({1, 3, 6, 6}), input_scale);
  const auto weights = model.dequantize(model.int8s({4, 3, 3, 3}), {weight_scale, 0});
  auto out = model.op("Conv", {in, weights, model.bias(4, bias_scale)});
  if (with_relu) out = model.op("Relu", {out});
  return model.graph({model.border(out, output_scale)});
}

TEST(Integers, AConvolutionBetweenBordersComputesWithIntegers) {
  const ir::Graph graph = integer_graph(convolution(0.05f * weight_scale));
  ASSERT_EQ(ops_of(graph), "Quantize Conv Dequantize");
  const ir::Node& conv = graph.nodes[1];
  EXPECT_EQ(conv.rounding, ir::Rounding::onnx);
  EXPECT_EQ(conv.activation.kind, ir::ActivationKind::relu);
  EXPECT_EQ(graph.tensor(conv.inputs[2]).type.dtype, ir::DType::int32);
  EXPECT_EQ(graph.tensor(conv.outputs[0]).quant->scales[0], output_scale.scale);
}

// The least number stands for zero, so nothing is left for the ReLU to do.
TEST(Integers, AnIdleClampGoes) {
  const ir::Graph graph = deployable(convolution(0.05f * weight_scale));
  ASSERT_EQ(ops_of(graph), "Quantize Conv Dequantize");
  EXPECT_EQ(graph.nodes[1].activation.kind, ir::ActivationKind::none);
}

TEST(Integers, ABiasOfAFinerScaleKeepsTheConvolutionInFloat) {
  const ir::Graph graph = integer_graph(convolution(0.05f * weight_scale / 3));
  EXPECT_EQ(count_of(graph, "Dequantize"), 4);  // data, weights, bias, output
}

TEST(Integers, ABiasOfACoarserScaleIsExact) {
  EXPECT_EQ(ops_of(integer_graph(convolution(0.05f * weight_scale * 4))), "Quantize Conv Dequantize");
}

TEST(Integers, MovesNeedNoScaleOfTheirOwn) {
  QdqModel model;
  const auto in = model.border(model.input({1, 3, 6, 6}), input_scale);
  const auto out = model.transpose(model.max_pool(in), {0, 2, 3, 1});
  EXPECT_EQ(ops_of(integer_graph(model.graph({model.border(out, input_scale)}))),
            "Quantize MaxPool Transpose Dequantize");
}

TEST(Integers, AnotherScaleBehindAMoveIsARequantize) {
  QdqModel model;
  const auto in = model.border(model.input({1, 3, 6, 6}), input_scale);
  const auto out = model.border(model.max_pool(in), {0.07f, 1});
  EXPECT_EQ(ops_of(integer_graph(model.graph({out}))), "Quantize MaxPool Requantize Dequantize");
}

TEST(Integers, PartsOfDifferentScalesMeetInTheScaleOfTheWhole) {
  QdqModel model;
  const auto in = model.input({1, 3, 6, 6});
  const auto one = model.border(in, input_scale), other = model.border(in, {0.07f, 1});
  const auto out = model.op("Concat", {one, other}, {{"axis", std::int64_t{1}}});
  EXPECT_EQ(ops_of(integer_graph(model.graph({model.border(out, input_scale)}))),
            "Quantize Quantize Requantize Concat Dequantize");
}

// Real zeros are the zero point; a number between two steps is none.
TEST(Integers, MarginsAreNumbersOfTheScale) {
  for (const bool is_step : {true, false}) {
    QdqModel model;
    const auto in = model.border(model.input({1, 3, 6, 6}), {0.5f, 3});
    const auto out = model.pad(in, {0, 0, 1, 1, 0, 0, 1, 1}, is_step ? 1.5f : 1.6f);
    const ir::Graph graph = integer_graph(model.graph({model.border(out, {0.5f, 3})}));
    EXPECT_EQ(ops_of(graph), is_step ? "Quantize Pad Dequantize" : "Quantize Dequantize Pad Quantize Dequantize");
  }
}

TEST(Integers, ARealReaderKeepsTheFloatOperator) {
  QdqModel model;
  const auto in = model.border(model.input({1, 8}), input_scale);
  const auto sum = model.op("Add", {in, in});
  const ir::Graph graph = integer_graph(model.graph({model.border(sum, output_scale), sum}));
  EXPECT_EQ(ops_of(graph), "Quantize Dequantize Add Quantize Dequantize");
}

TEST(Integers, WeightsWithAScaleForEachOutputTurnWithTheirTranspose) {
  QdqModel model;
  const auto in = model.border(model.input({1, 4}), input_scale);
  const auto scales = model.positive_weights({3});
  const auto zeros = model.constant(ir::DType::int8, {3}, ir::Buffer(std::vector<std::byte>(3)));
  const auto weights = model.op("DequantizeLinear", {model.int8s({3, 4}), scales, zeros}, {{"axis", std::int64_t{0}}});
  const auto out = model.op("MatMul", {in, model.transpose(weights, {1, 0})});
  const ir::Graph graph = deployable(model.graph({model.border(out, {1, 0})}));
  ASSERT_EQ(ops_of(graph), "Quantize Gemm Dequantize");
  EXPECT_EQ(graph.tensor(graph.nodes[1].inputs[1]).type.shape, (ir::Shape{3, 4}));
  EXPECT_EQ(graph.tensor(graph.nodes[1].inputs[1]).quant->axis, 0);
}

}  // namespace
}  // namespace jauge::passes
