// From the file's layout to channels-last: what to_channels_last, cancel_transposes and absorb_io_transposes make of
// the patterns that exporters write. Outputs are held against plain N C H W loops after every pass.
#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;
using Axes = std::vector<std::int64_t>;

const Axes nchw_to_nhwc = {0, 2, 3, 1}, nhwc_to_nchw = {0, 3, 1, 2};

TEST(Layout, AConvolutionIsConvertedBetweenTransposes) {
  Model model;
  const auto graph = after(to_channels_last, model.graph({model.conv(model.input({1, 3, 8, 8}), 5)}));
  EXPECT_EQ(ops_of(graph), "Transpose Conv Transpose");
  EXPECT_EQ(graph.tensor(graph.nodes[1].inputs[1]).type.shape, (ir::Shape{5, 3, 3, 3}));
  EXPECT_EQ(graph.tensor(graph.nodes[1].outputs[0]).type.shape, (ir::Shape{1, 8, 8, 5}));
}

TEST(Layout, APlainNetworkHasNoTransposeLeft) {
  Model model;
  auto x = model.op("Relu", {model.conv(model.input({1, 3, 8, 8}), 4)});
  x = model.max_pool(model.batch_norm(x));
  x = model.op("Relu", {model.conv(x, 6)});
  x = model.gemm(model.op("Flatten", {x}), 5);
  const auto graph = deployable(model.graph({model.op("Softmax", {x})}));
  EXPECT_EQ(ops_of(graph), "Conv ScaleBias MaxPool Conv Reshape Gemm Softmax");
  EXPECT_EQ(graph.tensor(graph.inputs[0]).type.shape, (ir::Shape{1, 8, 8, 3}));
  EXPECT_EQ(graph.tensor(graph.inputs[0]).file_axes, nchw_to_nhwc);
}

TEST(Layout, OneDimensionalNetworks) {
  Model model;
  auto x = model.op("Relu", {model.conv(model.input({1, 6, 50}), 8)});
  x = model.average_pool(x);
  const auto graph = deployable(model.graph({model.gemm(model.op("Flatten", {x}), 3)}));
  EXPECT_EQ(ops_of(graph), "Conv AveragePool Reshape Gemm");
  EXPECT_EQ(graph.tensor(graph.inputs[0]).type.shape, (ir::Shape{1, 50, 6}));
}

TEST(Layout, ResidualsAndConcatenations) {
  Model model;
  const auto stem = model.conv(model.input({1, 3, 8, 8}), 4);
  const auto sum = model.op("Add", {model.conv(stem, 4), stem});
  const auto wide = model.op("Concat", {sum, model.conv(sum, 2)}, {{"axis", std::int64_t{1}}});
  const auto mean = model.op("GlobalAveragePool", {wide});
  const auto graph = deployable(model.graph({model.gemm(model.op("Flatten", {mean}), 3)}));
  EXPECT_EQ(count_of(graph, "Transpose"), 0);
  EXPECT_EQ(graph.nodes[4].op, "Concat");
  EXPECT_EQ(graph.nodes[4].attributes.integer("axis", 0), 3);
}

// The input itself is concatenated: it must be turned although one of its readers is no convolution.
TEST(Layout, AnInputThatIsReadTwice) {
  Model model;
  const auto in = model.input({1, 3, 8, 8});
  const auto wide = model.op("Concat", {in, model.conv(in, 2)}, {{"axis", std::int64_t{1}}});
  EXPECT_EQ(ops_of(deployable(model.graph({model.conv(wide, 2)}))), "Conv Concat Conv");
}

TEST(Layout, SqueezeAndExcite) {
  Model model;
  const auto x = model.conv(model.input({1, 3, 8, 8}), 4);
  const auto squeezed = model.conv(model.op("GlobalAveragePool", {x}), 2, {.kernel = 1, .pad = 0});
  const auto gate = model.op("Sigmoid", {model.conv(model.op("Relu", {squeezed}), 4, {.kernel = 1, .pad = 0})});
  EXPECT_EQ(count_of(deployable(model.graph({model.op("Mul", {x, gate})})), "Transpose"), 0);
}

// Keras: dense layers make the gate, a Reshape brings it back to 1 x C x 1 x 1.
TEST(Layout, SqueezeAndExciteThroughDenseLayers) {
  Model model;
  const auto x = model.conv(model.input({1, 3, 8, 8}), 4);
  const auto row = model.reshape(model.op("GlobalAveragePool", {x}), {1, 4});
  const auto gate = model.reshape(model.op("Sigmoid", {model.gemm(row, 4)}), {1, 4, 1, 1});
  EXPECT_EQ(count_of(deployable(model.graph({model.op("Mul", {x, gate})})), "Transpose"), 0);
}

// Normalisation before the first convolution: the Transpose stands behind it, the input is turned nevertheless.
TEST(Layout, NormalisationOfTheInput) {
  Model model;
  const auto centred = model.op("Sub", {model.input({1, 3, 8, 8}), model.weights({3, 1, 1})});
  const auto scaled = model.op("Div", {centred, model.positive_weights({1, 3, 1, 1})});
  const auto padded = model.pad(scaled, {0, 0, 1, 1, 0, 0, 1, 1});
  const auto graph = deployable(model.graph({model.conv(padded, 4, {.pad = 0})}));
  EXPECT_EQ(ops_of(graph), "Sub Div Conv");
}

TEST(Layout, Tf2onnxTransposesVanishWithoutTouchingTheInput) {
  Model model;
  auto x = model.transpose(model.input({1, 8, 8, 3}), nhwc_to_nchw);
  x = model.op("Relu", {model.conv(x, 4)});
  x = model.transpose(x, nchw_to_nhwc);
  x = model.op("Add", {x, model.weights({4})});
  x = model.transpose(x, nhwc_to_nchw);
  x = model.transpose(model.max_pool(x), nchw_to_nhwc);
  const auto dense = model.matmul(model.reshape(x, {1, 64}), 5);
  const auto graph = deployable(model.graph({model.op("Add", {dense, model.weights({5})})}));
  EXPECT_EQ(ops_of(graph), "Conv Add MaxPool Reshape Gemm");
  EXPECT_TRUE(graph.tensor(graph.inputs[0]).file_axes.empty());
}

// Conv1D of Keras: a dimension is inserted, and dropped again behind.
TEST(Layout, OneDimensionThroughTwo) {
  Model model;
  auto x = model.transpose(model.input({1, 50, 6}), {0, 2, 1});
  x = model.op("Unsqueeze", {x, model.integers({2})});
  x = model.op("Conv", {x, model.weights({8, 6, 1, 3})});
  x = model.op("Squeeze", {x, model.integers({2})});
  x = model.transpose(model.op("Relu", {x}), {0, 2, 1});
  const auto graph = deployable(model.graph({x}));
  EXPECT_EQ(count_of(graph, "Transpose"), 0) << ops_of(graph);
}

TEST(Layout, DenseWeightsTakeTheOrderOfFlattenedMaps) {
  for (bool transposed : {false, true}) {
    Model model;
    auto x = model.op("Relu", {model.op("Flatten", {model.conv(model.input({2, 3, 4, 5}), 4)})});
    x = model.batch_norm(x);
    x = model.op("Mul", {model.weights({80}), x});
    x = transposed ? model.gemm(x, 7) : model.matmul(x, 7);
    EXPECT_EQ(count_of(deployable(model.graph({x})), "Transpose"), 0);
  }
}

// Two dense layers read the same map: each gets its own rows.
TEST(Layout, DenseWeightsAreReorderedForEachReader) {
  Model model;
  const auto flat = model.op("Flatten", {model.conv(model.input({1, 3, 4, 4}), 4)});
  const auto graph = deployable(model.graph({model.gemm(flat, 2), model.gemm(flat, 3)}));
  EXPECT_EQ(ops_of(graph), "Conv Reshape Gemm Gemm");
}

// A flattened map that is an output must come in the file's order.
TEST(Layout, FlattenedOutputsKeepTheirOrder) {
  Model model;
  const auto flat = model.op("Flatten", {model.conv(model.input({1, 3, 4, 4}), 4)});
  EXPECT_EQ(ops_of(deployable(model.graph({flat, model.gemm(flat, 2)}))).find("Gemm") != std::string::npos, true);
}

TEST(Layout, OutputsTakeTheLayoutOfTheGraph) {
  Model model;
  const auto graph = deployable(model.graph({model.conv(model.input({1, 3, 4, 4}), 2)}));
  EXPECT_EQ(ops_of(graph), "Conv");
  EXPECT_EQ(graph.tensor(graph.outputs[0]).file_axes, nchw_to_nhwc);
  EXPECT_EQ(graph.tensor(graph.outputs[0]).type.shape, (ir::Shape{1, 4, 4, 2}));
}

TEST(Layout, AnOutputInTheMiddleKeepsItsMeaning) {
  Model model;
  const auto middle = model.op("Relu", {model.conv(model.input({1, 3, 4, 4}), 2)});
  const auto graph = deployable(model.graph({middle, model.conv(middle, 5)}));
  EXPECT_EQ(graph.outputs.size(), 2u);
}

TEST(Layout, ReductionsSlicesAndSplits) {
  Model model;
  const auto x = model.conv(model.input({1, 3, 8, 8}), 6);
  const auto part = model.op("Slice", {x, model.integers({0, 1}), model.integers({4, 7}), model.integers({1, -1})});
  const auto mean = model.op("ReduceMean", {part, model.integers({2, 3})}, {{"keepdims", std::int64_t{0}}});
  const auto most = model.op("ReduceMax", {x, model.integers({1})});
  const auto softmax = model.op("Softmax", {model.conv(most, 3)}, {{"axis", std::int64_t{1}}});
  const auto graph = deployable(model.graph({model.gemm(mean, 3), softmax}));
  EXPECT_EQ(count_of(graph, "Transpose"), 0) << ops_of(graph);
}

// Attention over pixels really needs another order: exactly those bytes are moved, and the result is right.
TEST(Layout, ARealTransposeStays) {
  Model model;
  const auto x = model.reshape(model.conv(model.input({1, 3, 4, 4}), 6), {1, 6, 16});
  const auto product = model.op("MatMul", {x, model.transpose(x, {0, 2, 1})});
  const auto graph = deployable(model.graph({product}));
  EXPECT_EQ(count_of(graph, "Transpose"), 1) << ops_of(graph);
}

TEST(Layout, AnInputThatIsAlsoAnOutput) {
  Model model;
  const auto in = model.input({1, 3, 4, 4});
  deployable(model.graph({model.op("Relu", {in}), model.conv(in, 2), in}));
}

TEST(Layout, TwoTransposesBackToTheInput) {
  Model model;
  const auto there = model.transpose(model.input({1, 3, 4, 5}), nchw_to_nhwc);
  const auto graph = deployable(model.graph({model.transpose(there, nhwc_to_nchw)}));
  EXPECT_EQ(count_of(graph, "Transpose"), 0);
}

// Quantised files keep integer weights and unpack them: the integers take the new layout, not the reals.
TEST(Layout, UnpackedWeights) {
  Model model;
  const auto filters = model.op("DequantizeLinear", {model.int8s({4, 3, 3, 3}), model.positive_weights({4})},
                                {{"axis", std::int64_t{0}}});
  const auto conv = model.op("Conv", {model.input({1, 3, 6, 6}), filters});
  const auto matrix = model.op("DequantizeLinear", {model.int8s({64, 5}), model.scalar(0.01f)});
  const auto dense = model.op("MatMul", {model.op("Flatten", {conv}), matrix});
  EXPECT_EQ(ops_of(deployable(model.graph({dense}))), "Dequantize Conv Reshape Dequantize MatMul");
}

TEST(Layout, PReluSlopesFollowTheChannels) {
  Model model;
  const auto x = model.op("PRelu", {model.conv(model.input({1, 3, 4, 4}), 4), model.weights({4, 1, 1})});
  EXPECT_EQ(ops_of(deployable(model.graph({model.max_pool(x)}))), "Conv PRelu MaxPool");
}

}  // namespace
}  // namespace jauge::passes
