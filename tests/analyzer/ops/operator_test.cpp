#include "analyzer/ops/operator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "analyzer/ir/graph_builder.h"
#include "tests/analyzer/ops/one_node.h"
#include "tests/support/golden.h"

namespace jauge::ops {
namespace {

using ::testing::HasSubstr;

TEST(AllOperators, AreSortedCompleteAndFound) {
  std::string_view last;
  for (const Operator* op : all_operators()) {
    EXPECT_LT(last, op->name);
    last = op->name;
    EXPECT_TRUE(op->infer) << op->name;
    EXPECT_TRUE(op->st_macc) << op->name;
    EXPECT_FALSE(op->summary.empty()) << op->name;
    EXPECT_LE(op->min_inputs, op->max_inputs) << op->name;
    EXPECT_LE(op->min_outputs, op->max_outputs) << op->name;
    EXPECT_EQ(find_operator(op->name), op);
    for (std::size_t i : op->value_inputs) EXPECT_LT(i, op->max_inputs) << op->name;
    std::set<std::string_view> names;
    for (const AttributeRule& rule : op->attributes) EXPECT_TRUE(names.insert(rule.name).second) << op->name;
  }
  EXPECT_EQ(find_operator("NoSuchOperator"), nullptr);
  EXPECT_EQ(find_operator(""), nullptr);
}

// The rounding worlds with an integer kernel of their own.
std::string integers_of(const Operator& op) {
  return op.run_tflite && op.run_onnx ? "int TFLite, ONNX"
         : op.run_tflite              ? "int TFLite"
         : op.run_onnx                ? "int ONNX"
                                      : "";
}

// What we can do with each operator, for people.
TEST(AllOperators, CoverageTable) {
  std::string text;
  for (const Operator* op : all_operators()) {
    text += std::string(op->name) + " | " + std::string(name_of(op->family)) + " | " + (op->macs ? "MACs" : "-") +
            " | " + (op->run ? "runs" : "-") + " | " + integers_of(*op) + " | " + (op->memory.is_view ? "view" : "") +
            (op->memory.in_place_inputs.empty() || op->memory.is_view ? "" : "in place") + " | " +
            std::string(op->summary) + "\n";
  }
  testing::expect_golden("analyzer/ops/golden/coverage.txt", text);
}

TEST(FindFault, SeesUnknownOperatorsAndWrongCounts) {
  const Error unknown = OneNode("Frobnicate").unknown({1}).error();
  EXPECT_EQ(unknown.kind, ErrorKind::unsupported_operator);
  EXPECT_THAT(unknown.where, HasSubstr("test.onnx: node 'it' (Frobnicate)"));
  EXPECT_THAT(OneNode("Add").unknown({1}).error().what, HasSubstr("has 1 inputs; 2 are needed"));
  EXPECT_THAT(OneNode("Relu").error().what, HasSubstr("1 is needed"));
  EXPECT_THAT(OneNode("Add").unknown({1}).absent().error().what, HasSubstr("input 1 is missing"));
  EXPECT_THAT(OneNode("Relu", 2).unknown({1}).error().what, HasSubstr("2 outputs"));
  EXPECT_THAT(OneNode("Relu").unknown({1}).set("alpha", 1.0).error().what, HasSubstr("nobody knows"));
  EXPECT_THAT(OneNode("Softmax").unknown({1}).set("axis", 1.0).error().what, HasSubstr("wrong type"));
}

// Whatever inputs and attributes a file claims: an error or a type, never a crash. Every operator, many wrong counts.
TEST(Inference, SurvivesAnyInputs) {
  const std::vector<ir::Shape> shapes = {{}, {0}, {1}, {3}, {2, 3}, {1, 2, 4}, {1, 2, 4, 4}, {1, 1, 2, 2, 2}};
  const ir::DType dtypes[] = {ir::DType::float32, ir::DType::int64, ir::DType::uint8, ir::DType::boolean,
                              ir::DType::float16};
  int accepted = 0;
  for (const Operator* op : all_operators())
    for (std::size_t inputs = 0; inputs <= std::min<std::size_t>(op->max_inputs, 9); ++inputs)
      for (std::size_t seed = 0; seed < 60; ++seed) {
        OneNode node(std::string(op->name), 1 + seed % 3);
        for (std::size_t i = 0; i < inputs; ++i) {
          const ir::Shape& shape = shapes[(seed * 7 + i * (seed % 5)) % shapes.size()];
          const ir::DType dtype = dtypes[(seed / 8 + i * (seed % 2)) % 5];
          const std::vector<std::int64_t> values(static_cast<std::size_t>(ir::elements(shape)),
                                                 static_cast<std::int64_t>(seed % 7) - 2);
          if (i == 0 || seed % 3 == 0)
            node.unknown(shape, dtype);
          else if (seed % 3 == 1)
            node.integers(shape, values);
          else
            node.absent();
        }
        accepted += node.error().what.empty();
      }
  EXPECT_GT(accepted, 500);
}

TEST(Inference, SurvivesHostileAttributes) {
  const std::int64_t numbers[] = {0,
                                  -1,
                                  1,
                                  7,
                                  -100,
                                  std::int64_t{1} << 31,
                                  std::numeric_limits<std::int64_t>::max(),
                                  std::numeric_limits<std::int64_t>::min()};
  for (const Operator* op : all_operators())
    for (const AttributeRule& rule : op->attributes)
      for (std::int64_t number : numbers)
        for (std::size_t length : {1, 2, 4}) {
          OneNode node(std::string(op->name));
          for (std::size_t i = 0; i < op->min_inputs; ++i)
            i == 0 ? node.unknown({1, 2, 4, 4}) : node.unknown({2, 2, 1, 1});
          const std::string name(rule.name);
          switch (rule.type) {
            case AttributeType::integer:
              node.set(name, number);
              break;
            case AttributeType::real:
              node.set(name, static_cast<double>(number));
              break;
            case AttributeType::text:
              node.set(name, std::string(length, 'x'));
              break;
            case AttributeType::integers:
              node.set(name, std::vector<std::int64_t>(length, number));
              break;
            case AttributeType::reals:
              node.set(name, std::vector<double>(length, static_cast<double>(number)));
              break;
          }
          node.error();
        }
}

TEST(InferShapes, FillsAWholeGraph) {
  ir::GraphBuilder builder;
  const ir::TensorId in = builder.input("in", {1, 3, 8, 8});
  const ir::TensorId weights = builder.constant("w", {4, 3, 3, 3}, std::vector<float>(108));
  const ir::TensorId conv = builder.node("Conv", "conv", {in, weights});
  builder.output(builder.node("Flatten", "flat", {conv}));
  ir::Graph graph = std::move(builder).build();
  ASSERT_TRUE(infer_shapes(graph));
  EXPECT_EQ(graph.tensor(graph.outputs[0]).type.shape, (ir::Shape{1, 144}));
}

TEST(Evaluate, RefusesResultsThatAreTooLarge) {
  OneNode node("ConstantOfShape");
  node.integers({2}, {std::int64_t{1} << 19, std::int64_t{1} << 19});
  EXPECT_EQ(node.shape().size(), 2u);
  const std::optional<ir::ConstArrayView> inputs[] = {node.view().constant(0)};
  const auto result = evaluate(node.view().graph(), node.view().node(), inputs);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::too_large);
}

}  // namespace
}  // namespace jauge::ops
