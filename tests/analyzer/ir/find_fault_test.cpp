#include "analyzer/ir/find_fault.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"

namespace jauge::ir {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

Graph two_relus() {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId middle = builder.node("Relu", "first", {in}, {DType::float32, {1, 8}});
  builder.output(builder.node("Relu", "second", {middle}, {DType::float32, {1, 8}}));
  return std::move(builder).build();
}

TEST(FindFault, AcceptsAPlainGraph) {
  EXPECT_EQ(find_fault(two_relus()), std::nullopt);
}

TEST(FindFault, SeesNodesInImpossibleOrder) {
  Graph graph = two_relus();
  std::swap(graph.nodes[0], graph.nodes[1]);
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("before it is written")));
}

TEST(FindFault, SeesATensorWithTwoProducers) {
  Graph graph = two_relus();
  graph.nodes[1].outputs = graph.nodes[0].outputs;
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("a second time")));
}

TEST(FindFault, SeesIdsOutOfRange) {
  Graph graph = two_relus();
  graph.nodes[0].inputs = {TensorId{99}};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("does not exist")));
}

TEST(FindFault, SeesImpossibleShapes) {
  Graph graph = two_relus();
  graph.tensors[0].type.shape = {std::int64_t{1} << 33, std::int64_t{1} << 33};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("impossible shape")));
  graph.tensors[0].type.shape = {-4};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("impossible shape")));
}

TEST(FindFault, SeesConstantsOfTheWrongSize) {
  GraphBuilder builder;
  builder.constant("w", {3}, std::vector<float>{1, 2});
  EXPECT_THAT(find_fault(std::move(builder).build()), Optional(HasSubstr("8 bytes of data; its shape needs 12")));
}

TEST(FindFault, SeesWrongQuantisation) {
  Graph graph = two_relus();
  graph.tensors[0].type.dtype = DType::int8;
  graph.tensors[0].quant = QuantParams{.scales = {0.5f}, .zero_points = {200}, .axis = -1};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("zero point outside its type")));
  graph.tensors[0].quant = QuantParams{.scales = {0.0f}, .zero_points = {0}, .axis = -1};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("not a positive number")));
  graph.tensors[0].quant = QuantParams{.scales = {1, 1}, .zero_points = {0, 0}, .axis = 1};
  EXPECT_THAT(find_fault(graph), Optional(HasSubstr("axis of another length")));
}

}  // namespace
}  // namespace jauge::ir
