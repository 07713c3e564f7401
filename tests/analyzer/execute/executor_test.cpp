#include "analyzer/execute/executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"

namespace jauge::execute {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

ir::Array vector_of(std::vector<float> values) {
  ir::Array array({ir::DType::float32, {static_cast<std::int64_t>(values.size())}});
  std::copy(values.begin(), values.end(), array.as<float>().begin());
  return array;
}

// out = relu(in + 1) * in, and a constant output.
ir::Graph small_graph() {
  const ir::TensorType type = {ir::DType::float32, {2}};
  ir::GraphBuilder builder;
  const ir::TensorId in = builder.input("in", {2});
  const ir::TensorId one = builder.constant("one", {1}, std::vector<float>{1});
  const ir::TensorId sum = builder.node("Add", "sum", {in, one}, type);
  const ir::TensorId relu = builder.node("Relu", "relu", {sum}, type);
  builder.output(builder.node("Mul", "product", {relu, in}, type));
  builder.output(one);
  return std::move(builder).build();
}

TEST(Executor, RunsNodesInOrder) {
  const auto outputs = run(small_graph(), {vector_of({2, -3})});
  ASSERT_TRUE(outputs) << to_text(outputs.error());
  EXPECT_THAT((*outputs)[0].as<float>(), ElementsAre(6, 0));
  EXPECT_THAT((*outputs)[1].as<float>(), ElementsAre(1));
}

TEST(Executor, ShowsEveryTensorToItsObserver) {
  const ir::Graph graph = small_graph();
  std::vector<std::string> seen;
  ASSERT_TRUE(run(graph, {vector_of({2, -3})},
                  [&](ir::TensorId id, const ir::Array&) { seen.push_back(graph.tensor(id).name); }));
  EXPECT_THAT(seen, ElementsAre("in", "sum", "relu", "product"));
}

TEST(Executor, RefusesWrongInputs) {
  const auto missing = run(small_graph(), {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::usage);
  const auto wrong = run(small_graph(), {vector_of({1, 2, 3})});
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().what, HasSubstr("input 'in' takes float32 2, not float32 3"));
}

TEST(Executor, NamesTheNodeThatCannotRun) {
  ir::Graph graph = small_graph();
  graph.nodes[1].op = "Conv";
  graph.nodes[1].inputs.push_back(graph.inputs[0]);
  const auto result = run(graph, {vector_of({1, 2})});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::unsupported_operator);
  EXPECT_THAT(result.error().where, HasSubstr("'relu' (Conv)"));
}

}  // namespace
}  // namespace jauge::execute
