// Every opset from 1 to 23 comes out in the newest one's form.
#include <gtest/gtest.h>

#include "analyzer/import/import.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/import/onnx_model.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using jauge::testing::set;

using Integers = std::vector<std::int64_t>;

ir::Graph graph_of(const OnnxModel& model) {
  auto result = model.read();
  EXPECT_TRUE(result) << (result ? "" : to_text(result.error()));
  return result ? result->graph : ir::Graph{};
}

const ir::Node* find(const ir::Graph& graph, std::string_view op) {
  for (const ir::Node& node : graph.nodes)
    if (node.op == op) return &node;
  return nullptr;
}

ir::Shape output_shape(const ir::Graph& graph) {
  return graph.outputs.empty() ? ir::Shape{-1} : graph.tensor(graph.outputs[0]).type.shape;
}

// The constant at input i of the only node of this kind.
Integers integers_at(const ir::Graph& graph, std::string_view op, std::size_t i) {
  const ir::Node* node = find(graph, op);
  if (!node || node->inputs.size() <= i || node->inputs[i] == ir::no_tensor) return {};
  return ir::to_int64s(graph.tensor(node->inputs[i]).value());
}
std::vector<double> reals_at(const ir::Graph& graph, std::string_view op, std::size_t i) {
  const ir::Node* node = find(graph, op);
  if (!node || node->inputs.size() <= i || node->inputs[i] == ir::no_tensor) return {};
  return ir::to_doubles(graph.tensor(node->inputs[i]).value());
}

class EveryOpset : public ::testing::TestWithParam<std::int64_t> {
 protected:
  std::int64_t opset() const { return GetParam(); }

  // A model of one node on x; `attribute_below` is the opset from which `name` is an input.
  OnnxModel one_node(const char* op, const ir::Shape& x, const char* name, const Integers& values,
                     std::int64_t input_from) const {
    OnnxModel model(opset());
    model.input("x", x);
    if (opset() >= input_from) {
      model.integers("values", values).node(op, {"x", "values"}, {"y"});
    } else {
      set(model.node(op, {"x"}, {"y"}), name, values);
    }
    return model.output("y");
  }
};

INSTANTIATE_TEST_SUITE_P(Opsets, EveryOpset, ::testing::Range<std::int64_t>(1, 24));

TEST_P(EveryOpset, ReadsAnOrdinaryNetwork) {
  const ir::Graph graph = graph_of(jauge::testing::small_network(opset()));
  EXPECT_EQ(graph.source.format_version, "opset " + std::to_string(opset()));
  EXPECT_EQ(graph.nodes.size(), 5u);
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 10}));
}

TEST_P(EveryOpset, SqueezeAndUnsqueezeTakeAxesAsInput) {
  const ir::Graph squeezed = graph_of(one_node("Squeeze", {2, 1, 3}, "axes", {1}, 13));
  EXPECT_EQ(integers_at(squeezed, "Squeeze", 1), Integers{1});
  EXPECT_EQ(output_shape(squeezed), (ir::Shape{2, 3}));
  const ir::Graph unsqueezed = graph_of(one_node("Unsqueeze", {2, 3}, "axes", {0, 3}, 13));
  EXPECT_EQ(integers_at(unsqueezed, "Unsqueeze", 1), (Integers{0, 3}));
  EXPECT_EQ(output_shape(unsqueezed), (ir::Shape{1, 2, 3, 1}));
}

TEST_P(EveryOpset, ReductionsTakeAxesAsInput) {
  for (const char* op : {"ReduceMean", "ReduceMax"}) {
    const ir::Graph graph = graph_of(one_node(op, {2, 3, 4}, "axes", {1, 2}, 18));
    EXPECT_EQ(integers_at(graph, op, 1), (Integers{1, 2}));
    EXPECT_EQ(output_shape(graph), (ir::Shape{2, 1, 1}));
  }
  EXPECT_EQ(integers_at(graph_of(one_node("ReduceSum", {2, 3}, "axes", {1}, 13)), "ReduceSum", 1), Integers{1});
}

TEST_P(EveryOpset, SliceTakesEverythingAsInput) {
  OnnxModel model(opset());
  model.input("x", {1, 8, 6});
  if (opset() >= 10) {
    model.integers("s", {2}).integers("e", {7}).integers("a", {1}).node("Slice", {"x", "s", "e", "a"}, {"y"});
  } else {
    auto& slice = model.node("Slice", {"x"}, {"y"});
    set(slice, "starts", Integers{2});
    set(slice, "ends", Integers{7});
    set(slice, "axes", Integers{1});
  }
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(integers_at(graph, "Slice", 3), Integers{1});
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 5, 6}));
}

TEST_P(EveryOpset, ClipTakesItsBoundsAsInput) {
  OnnxModel model(opset());
  model.input("x", {1, 4});
  if (opset() >= 11) {
    model.floats("low", {}, {0}).floats("high", {}, {6}).node("Clip", {"x", "low", "high"}, {"y"});
  } else {
    auto& clip = model.node("Clip", {"x"}, {"y"});
    set(clip, "min", 0.0F);
    set(clip, "max", 6.0F);
  }
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(reals_at(graph, "Clip", 1), std::vector<double>{0});
  EXPECT_EQ(reals_at(graph, "Clip", 2), std::vector<double>{6});
}

TEST_P(EveryOpset, PadTakesItsMarginsAsInput) {
  const Integers pads = {0, 0, 1, 1, 0, 0, 1, 1};
  OnnxModel model(opset());
  model.input("x", {1, 2, 4, 4});
  if (opset() >= 11) {
    model.integers("pads", pads).floats("value", {}, {2}).node("Pad", {"x", "pads", "value"}, {"y"});
  } else {
    auto& pad = model.node("Pad", {"x"}, {"y"});
    set(pad, "pads", pads);
    set(pad, "value", 2.0F);
  }
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(integers_at(graph, "Pad", 1), pads);
  EXPECT_EQ(reals_at(graph, "Pad", 2), std::vector<double>{2});
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 2, 6, 6}));
}

TEST_P(EveryOpset, SplitSaysItsSizes) {
  const auto split = [this](bool with_sizes) {
    OnnxModel model(opset());
    model.input("x", {1, 6});
    const bool as_input = with_sizes && opset() >= 13;
    if (as_input) model.integers("sizes", {2, 4});
    auto& node = model.node("Split", as_input ? std::vector<std::string>{"x", "sizes"} : std::vector<std::string>{"x"},
                            {"a", "b"});
    set(node, "axis", std::int64_t{1});
    if (with_sizes && !as_input) set(node, "split", Integers{2, 4});
    if (!with_sizes && opset() >= 18) set(node, "num_outputs", std::int64_t{2});
    return graph_of(model.output("a"));
  };
  EXPECT_EQ(output_shape(split(true)), (ir::Shape{1, 2}));
  EXPECT_EQ(output_shape(split(false)), (ir::Shape{1, 3}));
}

TEST_P(EveryOpset, UpsampleAndOldResizeBecomeResize) {
  OnnxModel model(opset());
  model.input("x", {1, 2, 4, 4}).floats("scales", {4}, {1, 1, 2, 2});
  if (opset() < 9) {
    set(model.node("Upsample", {"x"}, {"y"}), "scales", std::vector<float>{1, 1, 2, 2});
  } else if (opset() == 9) {
    model.node("Upsample", {"x", "scales"}, {"y"});
  } else if (opset() == 10) {
    model.node("Resize", {"x", "scales"}, {"y"});
  } else if (opset() < 13) {
    model.floats("roi", {0}, {}).node("Resize", {"x", "roi", "scales"}, {"y"});
  } else {
    model.node("Resize", {"x", "", "scales"}, {"y"});
  }
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(reals_at(graph, "Resize", 2), (std::vector<double>{1, 1, 2, 2}));
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 2, 8, 8}));
  if (opset() < 11) {
    EXPECT_EQ(find(graph, "Resize")->attributes.text("coordinate_transformation_mode", ""), "asymmetric");
  }
}

TEST_P(EveryOpset, SoftmaxKeepsItsMeaning) {
  const auto softmax = [this](const ir::Shape& shape, std::optional<std::int64_t> axis) {
    OnnxModel model(opset());
    model.input("x", shape);
    auto& node = model.node("Softmax", {"x"}, {"y"});
    if (axis) set(node, "axis", *axis);
    const ir::Graph graph = graph_of(model.output("y"));
    return find(graph, "Softmax")->attributes;
  };
  // One row: both meanings agree.
  const ir::Attributes row = softmax({1, 10}, std::nullopt);
  EXPECT_EQ(row.integer("flatten_to_2d", 0), 0);
  EXPECT_EQ(row.integer("axis", -1), opset() < 13 ? 1 : -1);
  // Only one dimension is wide behind the axis: it is the one.
  if (opset() < 13) {
    EXPECT_EQ(softmax({1, 1, 10}, 1).integer("axis", -1), 2);
  }
  // Two wide dimensions: flattened before, the last one since.
  EXPECT_EQ(softmax({2, 3, 4}, 1).integer("flatten_to_2d", 0), opset() < 13 ? 1 : 0);
}

TEST_P(EveryOpset, TrainingLeftoversGo) {
  OnnxModel model(opset());
  model.input("x", {1, 2, 4, 4});
  for (const char* name : {"s", "b", "m", "v"}) model.zeros(name, {2});
  auto& norm = model.node("BatchNormalization", {"x", "s", "b", "m", "v"}, {"n"});
  set(norm, "momentum", 0.9F);
  if (opset() < 9) set(norm, "spatial", std::int64_t{1});
  if (opset() < 12) {
    set(model.node("Dropout", {"n"}, {"y"}), "ratio", 0.3F);
  } else {
    model.floats("ratio", {}, {0.3F}).node("Dropout", {"n", "ratio"}, {"y"});
  }
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 2, 4, 4}));
  EXPECT_EQ(find(graph, "Dropout")->inputs.size(), 1u);
}

TEST_P(EveryOpset, CastNamesItsType) {
  OnnxModel model(opset());
  set(model.input("x", {4}).node("Cast", {"x"}, {"y"}), "to", std::int64_t{::onnx::TensorProto::INT32});
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(graph.tensor(graph.outputs[0]).type.dtype, ir::DType::int32);
}

// torch.onnx: x.view(x.size(0), -1).
TEST_P(EveryOpset, ShapeArithmeticIsDone) {
  OnnxModel model(opset());
  model.open_input("x", {"N", "3", "4", "4"}).integers("rest", {-1});
  model.node("Shape", {"x"}, {"shape"});
  auto& index = *model.node("Constant", {}, {"index"}).add_attribute();
  index.set_name("value");
  index.set_type(::onnx::AttributeProto::TENSOR);
  index.mutable_t()->set_data_type(::onnx::TensorProto::INT64);
  index.mutable_t()->add_int64_data(0);
  model.node("Gather", {"shape", "index"}, {"count"});
  if (opset() >= 13) {
    model.integers("axes", {0}).node("Unsqueeze", {"count", "axes"}, {"counts"});
  } else {
    set(model.node("Unsqueeze", {"count"}, {"counts"}), "axes", Integers{0});
  }
  set(model.node("Concat", {"counts", "rest"}, {"target"}), "axis", std::int64_t{0});
  model.node("Reshape", {"x", "target"}, {"y"});
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(output_shape(graph), (ir::Shape{1, 48}));
  ASSERT_EQ(graph.nodes.size(), 1u) << ir::to_text(graph);
  EXPECT_EQ(graph.nodes[0].op, "Reshape");
}

TEST(OnnxForm, KeepsFloatArithmeticOnConstantsForThePasses) {
  OnnxModel model(13);
  model.input("x", {1, 4}).zeros("w", {2, 4}).node("Transpose", {"w"}, {"wt"});
  model.node("MatMul", {"x", "wt"}, {"y"});
  EXPECT_EQ(graph_of(model.output("y")).nodes.size(), 2u);
}

// Bounds that were float attributes take the type of the data. Values by IEEE 754: binary16.
TEST(OnnxForm, RoundsBoundsToFloat16) {
  const auto bound = [](float value) {
    OnnxModel model(10);
    model.input("x", {4}, ::onnx::TensorProto::FLOAT16);
    set(model.node("Clip", {"x"}, {"y"}), "min", value);
    const ir::Graph graph = graph_of(model.output("y"));
    const ir::Tensor& tensor = graph.tensor(find(graph, "Clip")->inputs.at(1));
    EXPECT_EQ(tensor.type.dtype, ir::DType::float16);
    return tensor.value().as<std::uint16_t>()[0];
  };
  EXPECT_EQ(bound(0), 0x0000);
  EXPECT_EQ(bound(1), 0x3C00);
  EXPECT_EQ(bound(-2), 0xC000);
  EXPECT_EQ(bound(0.333251953125F), 0x3555);
  EXPECT_EQ(bound(65504), 0x7BFF);
  EXPECT_EQ(bound(65520), 0x7C00);
  EXPECT_EQ(bound(-std::numeric_limits<float>::infinity()), 0xFC00);
  EXPECT_EQ(bound(5.9604644775390625e-8F), 0x0001);
  EXPECT_EQ(bound(6.103515625e-5F), 0x0400);
  EXPECT_EQ(bound(2049), 0x6800);  // a tie, to even
  EXPECT_EQ(bound(2047.9F), 0x6800);
}

TEST(OnnxForm, SortsNodesOnlyWhereTheFileIsOutOfOrder) {
  OnnxModel model(13);
  model.input("x", {1, 4});
  model.node("Relu", {"b"}, {"c"});
  model.node("Sigmoid", {"x"}, {"a"});
  model.node("Tanh", {"a"}, {"b"});
  const ir::Graph graph = graph_of(model.output("c"));
  ASSERT_EQ(graph.nodes.size(), 3u);
  EXPECT_EQ(graph.nodes[0].op, "Sigmoid");
  EXPECT_EQ(graph.nodes[2].op, "Relu");
}

TEST(OnnxForm, TakesInitialisersAmongTheInputsAsConstants) {
  OnnxModel model(8);
  model.input("x", {1, 4}).input("w", {4}).zeros("w", {4}).node("Add", {"x", "w"}, {"y"});
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(graph.inputs.size(), 1u);
}

TEST(OnnxForm, GivesTheBatchOfOneInputToAll) {
  OnnxModel model(13);
  model.open_input("x", {"items", "4"}).open_input("z", {"items", "4"});
  model.node("Add", {"x", "z"}, {"y"});
  const auto read = model.output("y").read({.shapes = {{"x", {5, 4}}}, .bindings = {}});
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(output_shape(read->graph), (ir::Shape{5, 4}));
}

TEST(OnnxForm, NotesNumbersThatAreNone) {
  const float infinity = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
  OnnxModel model(13);
  model.input("x", {1, 4}).floats("bad", {4}, {1, nan, -nan, infinity}).floats("mask", {}, {-infinity});
  model.node("Add", {"x", "bad"}, {"a"});
  model.node("Max", {"a", "mask"}, {"y"});
  const auto read = model.output("y").read();
  ASSERT_TRUE(read) << to_text(read.error());
  ASSERT_EQ(read->notes.size(), 2u);
  EXPECT_EQ(read->notes[0].code, "not_a_number");
  EXPECT_EQ(read->notes[0].what, "2 of its 4 elements are NaN");
  EXPECT_EQ(read->notes[1].code, "infinite");
}

TEST(OnnxForm, NotesADeclaredOutputThatContradicts) {
  OnnxModel model = jauge::testing::small_network();
  auto& shape = *model.proto.mutable_graph()->mutable_output(0)->mutable_type()->mutable_tensor_type()->mutable_shape();
  shape.add_dim()->set_dim_value(1);
  shape.add_dim()->set_dim_value(11);
  const auto read = model.read();
  ASSERT_TRUE(read);
  ASSERT_EQ(read->notes.size(), 1u);
  EXPECT_EQ(read->notes[0].code, "declared_shape_differs");
}

TEST(OnnxForm, CleansNamesAndSaysWhereTheFileCameFrom) {
  OnnxModel model(17);
  model.proto.set_producer_name("py\x1B[31mtorch");
  model.proto.set_producer_version("2.1");
  model.input("x", {1, 4})
      .node("Relu", {"x"}, {"y"})
      .set_name(
          "a\nb\xFF"
          "c");
  const ir::Graph graph = graph_of(model.output("y"));
  EXPECT_EQ(graph.nodes[0].name, "a\uFFFDb\uFFFDc");
  EXPECT_EQ(graph.source.producer, "py\uFFFD[31mtorch 2.1");
  EXPECT_EQ(graph.source.format, "ONNX");
  EXPECT_EQ(graph.source.file_bytes, static_cast<std::int64_t>(model.bytes().size()));
  EXPECT_EQ(graph.source.sha256.size(), 64u);
}

}  // namespace
}  // namespace jauge::import
