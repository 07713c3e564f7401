#include "analyzer/quantize/quantize_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"
#include "analyzer/quantize/activation_scales.h"
#include "analyzer/quantize/prepare.h"
#include "tests/analyzer/quantize/small_net.h"

namespace jauge::quantize {
namespace {

using ::testing::ElementsAre;

struct Scaled {
  ir::Graph real;
  std::vector<std::optional<ir::QuantParams>> scales;

  Result<ir::Graph> quantised(Scheme scheme = {}) const {
    scheme.scales = scales;
    return quantize_graph(real, scheme);
  }
};

Scaled scaled(ir::Graph graph, Precision precision = Precision::int8) {
  graph = *prepare(std::move(graph));
  const auto samples = testing::random_samples(graph, 20, 1);
  const auto statistics = *collect_statistics(graph, samples, {});
  auto scales = activation_scales(graph, statistics, *find_calibration_method("minmax"), precision);
  return {std::move(graph), std::move(scales)};
}

std::vector<std::string> operators_of(const ir::Graph& graph) {
  std::vector<std::string> names;
  for (const ir::Node& node : graph.nodes) names.push_back(node.op);
  return names;
}

double worst_error(const ir::Graph& real, const ir::Graph& integers) {
  double worst = 0;
  for (const Sample& sample : testing::random_samples(real, 8, 9)) {
    const auto wanted = testing::answer(real, sample), got = testing::answer(integers, sample);
    EXPECT_EQ(wanted.size(), got.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) worst = std::max(worst, std::abs(wanted[i] - got[i]));
  }
  return worst;
}

TEST(QuantizeGraph, IntegersFromEndToEnd) {
  const Scaled net = scaled(testing::small_net());
  const auto graph = net.quantised();
  ASSERT_TRUE(graph) << to_text(graph.error());
  EXPECT_EQ(operators_of(*graph), operators_of(net.real));
  for (const ir::Tensor& tensor : graph->tensors) EXPECT_NE(tensor.type.dtype, ir::DType::float32) << tensor.name;
  for (const ir::Node& node : graph->nodes) EXPECT_EQ(node.rounding, ir::Rounding::onnx);
  EXPECT_EQ(graph->tensor(graph->inputs[0]).name, "x");
  EXPECT_EQ(*graph->tensor(graph->outputs[0]).quant, (ir::QuantParams{.scales = {1.0F / 256}, .zero_points = {-128}}));
  EXPECT_LT(worst_error(net.real, *graph), 0.03);
}

TEST(QuantizeGraph, WeightsHaveAScaleForEachOutputChannelAndBiasesTheirs) {
  const auto graph = scaled(testing::small_net()).quantised();
  ASSERT_TRUE(graph);
  const ir::Node& conv = graph->nodes[0];
  const ir::Tensor& weights = graph->tensor(conv.inputs[1]);
  const ir::Tensor& bias = graph->tensor(conv.inputs[2]);
  EXPECT_EQ(weights.quant->axis, 0);
  EXPECT_EQ(weights.quant->scales.size(), 8U);
  EXPECT_EQ(bias.type.dtype, ir::DType::int32);
  const float input_scale = graph->tensor(conv.inputs[0]).quant->scales[0];
  for (std::size_t c = 0; c < 8; ++c) EXPECT_EQ(bias.quant->scales[c], input_scale * weights.quant->scales[c]);
  for (const std::int8_t weight : weights.value().as<std::int8_t>()) EXPECT_NE(weight, -128);
  // A dense layer as x W has its output channels in columns.
  EXPECT_EQ(graph->tensor(graph->nodes[5].inputs[1]).quant->axis, 1);
}

TEST(QuantizeGraph, NumbersThatOnlyMoveKeepTheirScale) {
  const auto graph = scaled(testing::small_net()).quantised();
  ASSERT_TRUE(graph);
  for (const ir::Node& node : graph->nodes)
    if (node.op == "MaxPool" || node.op == "Flatten") {
      EXPECT_EQ(*graph->tensor(node.inputs[0]).quant, *graph->tensor(node.outputs[0]).quant) << node.op;
    }
}

TEST(QuantizeGraph, RealBordersKeepNamesAndTypes) {
  const Scaled net = scaled(testing::small_net());
  const auto graph = net.quantised({.border = Border::reals});
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->nodes.front().op, "Quantize");
  EXPECT_EQ(graph->nodes.back().op, "Dequantize");
  for (const ir::TensorId id : {graph->inputs[0], graph->outputs[0]})
    EXPECT_EQ(graph->tensor(id).type.dtype, ir::DType::float32);
  EXPECT_EQ(graph->tensor(graph->outputs[0]).name, "softmax");
  EXPECT_LT(worst_error(net.real, *graph), 0.03);
}

TEST(QuantizeGraph, LayersMayStayFloat) {
  const Scaled net = scaled(testing::small_net());
  const auto all = net.quantised(),
             none_but_one = net.quantised({.stays_float = {true, true, true, true, true, false, true}});
  ASSERT_TRUE(all && none_but_one);
  EXPECT_EQ(operators_of(*none_but_one), (std::vector<std::string>{"Conv", "MaxPool", "Conv", "Conv", "Flatten",
                                                                   "Quantize", "Gemm", "Dequantize", "Softmax"}));
  EXPECT_LT(worst_error(net.real, *none_but_one), worst_error(net.real, *all));
}

TEST(QuantizeGraph, SixteenBitActivationsAreFiner) {
  const Scaled net = scaled(testing::small_net()), wide = scaled(testing::small_net(), Precision::int16x8);
  const auto graph = net.quantised(), wide_graph = wide.quantised({.precision = Precision::int16x8});
  ASSERT_TRUE(graph && wide_graph) << to_text(wide_graph.error());
  EXPECT_EQ(wide_graph->tensor(wide_graph->inputs[0]).type.dtype, ir::DType::int16);
  EXPECT_LT(worst_error(wide.real, *wide_graph), worst_error(net.real, *graph));
}

// Erf has no integer kernel; both branches of the sum meet again, one of them with a scale of its own.
ir::Graph branches() {
  ir::GraphBuilder b;
  const auto x = b.input("x", {1, 4, 4, 2});
  const auto erf = b.node("Erf", "erf", {x});
  const auto sum = b.node("Add", "sum", {x, erf});
  const auto shifted = b.node("Add", "shifted", {sum, b.constant("c", {2}, std::vector<float>{1, -2})});
  b.output(b.node("Concat", "both", {shifted, x}, {}, {{"axis", std::int64_t{3}}}));
  b.output(erf);
  ir::Graph graph = std::move(b).build();
  EXPECT_TRUE(ops::infer_shapes(graph));
  return graph;
}

TEST(QuantizeGraph, FloatNodesStandBetweenBorders) {
  const Scaled net = scaled(branches());
  const auto graph = net.quantised();
  ASSERT_TRUE(graph) << to_text(graph.error());
  EXPECT_EQ(operators_of(*graph), (std::vector<std::string>{"Dequantize", "Erf", "Quantize", "Add", "Add", "Concat"}));
  const ir::Node& concat = graph->nodes.back();
  EXPECT_EQ(*graph->tensor(concat.inputs[0]).quant, *graph->tensor(concat.inputs[1]).quant);
  EXPECT_EQ(graph->tensor(graph->outputs[1]).type.dtype, ir::DType::float32);
  EXPECT_LT(worst_error(net.real, *graph), 0.03);
}

}  // namespace
}  // namespace jauge::quantize
