// Plans written by hand, one for each thing a plan can say: groups with rings, an output over its input, moves,
// pitches. Whatever the plan, a package computes the same bits as one whose tensors all lie apart.
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/deploy/deploy.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "analyzer/ops/scratch.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/deploy/random_numbers.h"
#include "tests/analyzer/deploy/same_results.h"

namespace jauge::deploy {
namespace {

class HandMade {
 public:
  explicit HandMade(ir::Shape input) { last_ = builder_.input("in", std::move(input)); }

  ir::TensorId input() const { return builder_input(); }
  ir::TensorId conv(ir::TensorId from, std::int64_t outputs, std::int64_t groups, std::int64_t side) {
    const std::int64_t inputs = builder_.graph().tensor(from).type.shape.back() / groups;
    const ir::TensorId weights = reals({outputs, side, side, inputs});
    const std::int64_t pad = side / 2;
    return add("Conv", {from, weights, reals({outputs})},
               {{"channels_last", std::int64_t{1}},
                {"group", groups},
                {"pads", std::vector<std::int64_t>{pad, pad, pad, pad}}});
  }
  ir::TensorId scale_bias(ir::TensorId from, std::int64_t channels) {
    return add("ScaleBias", {from, reals({channels}), reals({channels})}, {{"channels_last", std::int64_t{1}}});
  }
  ir::TensorId pool(ir::TensorId from) {
    return add("MaxPool", {from},
               {{"channels_last", std::int64_t{1}},
                {"kernel_shape", std::vector<std::int64_t>{2, 2}},
                {"strides", std::vector<std::int64_t>{2, 2}}});
  }
  ir::TensorId add(const std::string& op, std::vector<ir::TensorId> inputs,
                   std::initializer_list<std::pair<std::string, ir::AttributeValue>> attributes = {}) {
    last_ = builder_.node(op, op + std::to_string(++names_), std::move(inputs), {}, attributes);
    EXPECT_TRUE(ops::infer_shapes(builder_.graph(), builder_.graph().nodes.back()));
    return last_;
  }

  // A tensor's stay: bytes from `offset` on while steps first to last run.
  memory::TensorPlace& place(ir::TensorId id, std::int64_t offset, int first, int last) {
    const ir::Tensor& tensor = builder_.graph().tensor(id);
    memory::TensorPlace& place = plan_.tensors.emplace_back();
    place.tensor = id;
    place.name = tensor.name;
    place.offset = {offset};
    place.size = ir::bytes_of(tensor.type);
    place.first_step = first;
    place.last_step = last;
    return place;
  }
  memory::Plan& plan() { return plan_; }

  // The package of the plan and that of the planner's level none give the same bytes.
  void expect_same_bits(std::int64_t end_of_tensors) {
    builder_.output(last_);
    const ir::Graph graph = std::move(builder_).build();
    finish(graph, end_of_tensors);
    const auto apart = memory::plan(graph, memory::Level::none);
    ASSERT_TRUE(apart);
    const auto by_hand = write_package(graph, plan_), plain = write_package(graph, *apart);
    ASSERT_TRUE(by_hand) << to_text(by_hand.error());
    ASSERT_TRUE(plain) << to_text(plain.error());
    const std::vector<ir::Array> inputs = testing::random_inputs(graph, 1);
    const auto got = testing::run_package(graph, *by_hand, inputs),
               wanted = testing::run_package(graph, *plain, inputs);
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i].bytes, wanted[i].bytes);
  }

 private:
  ir::TensorId builder_input() const { return ir::TensorId{0}; }

  ir::TensorId reals(const ir::Shape& shape) {
    std::vector<float> values(static_cast<std::size_t>(ir::elements(shape)));
    for (float& value : values) value = random_.real(-0.5f, 1);
    return builder_.constant("constant" + std::to_string(++names_), shape, values);
  }

  // Steps in the order of the nodes, the scratch of each kernel by itself behind the tensors.
  void finish(const ir::Graph& graph, std::int64_t end) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      plan_.order.push_back(static_cast<int>(i));
      const Bytes size = ops::scratch_bytes(ops::NodeView(graph, graph.nodes[i]));
      if (size > 0_B) plan_.scratch.push_back({.step = static_cast<int>(i), .offset = {end}, .size = size});
      end += size.value;
    }
    plan_.arena_bytes = {end};
  }

  ir::GraphBuilder builder_;
  memory::Plan plan_;
  testing::RandomNumbers random_{5};
  ir::TensorId last_ = ir::no_tensor;
  int names_ = 0;
};

constexpr std::int64_t real = sizeof(float);

TEST(PlansByHand, ConvolutionActivationNormalisationAndPoolInARingOfTwoRows) {
  HandMade net({1, 8, 8, 2});
  const ir::TensorId conv = net.conv(net.input(), 4, 1, 3), relu = net.add("Relu", {conv});
  const ir::TensorId normal = net.scale_bias(relu, 4), pool = net.pool(normal);
  const std::int64_t input = 8 * 8 * 2 * real, output = 4 * 4 * 4 * real, row = 8 * 4 * real;
  net.place(pool, 0, 3, 3);
  net.place(net.input(), output, 0, 3);
  for (const ir::TensorId inner : {conv, relu, normal}) {
    memory::TensorPlace& ring = net.place(inner, output + input, 0, 3);
    ring.ring_rows = 2;
    ring.size = {2 * row};
  }
  net.plan().groups = {{.first_step = 0, .last_step = 3}};
  net.expect_same_bits(output + input + 2 * row);
}

TEST(PlansByHand, DepthwiseIntoPointwiseInARingOfOneRow) {
  HandMade net({1, 6, 5, 4});
  const ir::TensorId depthwise = net.conv(net.input(), 4, 4, 3), pointwise = net.conv(depthwise, 8, 1, 1);
  const std::int64_t input = 6 * 5 * 4 * real, row = 5 * 4 * real, output = 6 * 5 * 8 * real;
  net.place(net.input(), 0, 0, 1);
  memory::TensorPlace& ring = net.place(depthwise, input, 0, 1);
  ring.ring_rows = 1;
  net.place(pointwise, input + row, 1, 1);
  net.plan().groups = {{.first_step = 0, .last_step = 1}};
  net.expect_same_bits(input + row + output);
}

TEST(PlansByHand, ResidualBlockOverItsOwnInput) {
  HandMade net({1, 8, 8, 4});
  const ir::TensorId first = net.conv(net.input(), 4, 1, 3), second = net.conv(first, 4, 1, 3);
  const ir::TensorId sum = net.add("Add", {net.input(), second});
  const std::int64_t input = 8 * 8 * 4 * real, row = 8 * 4 * real;
  net.place(net.input(), 0, 0, 2);
  net.place(sum, 0, 2, 2);
  net.place(first, input, 0, 2).ring_rows = 3;
  net.place(second, input + 3 * row, 1, 2).ring_rows = 1;
  net.plan().groups = {{.first_step = 0, .last_step = 2}};
  net.expect_same_bits(input + 4 * row);
}

TEST(PlansByHand, ConvolutionRowByRowOverItsInput) {
  HandMade net({1, 8, 8, 4});
  const ir::TensorId conv = net.conv(net.input(), 4, 1, 3);
  const std::int64_t input = 8 * 8 * 4 * real, row = 8 * 4 * real;
  // Row r may take the place of input row r - 1, which no later row needs.
  net.place(net.input(), row, 0, 0);
  net.place(conv, 0, 0, 0);
  net.expect_same_bits(input + row);
}

TEST(PlansByHand, TensorThatMovesBeforeItIsRead) {
  HandMade net({1, 3, 3, 2});
  const ir::TensorId relu = net.add("Relu", {net.input()}), sigmoid = net.add("Sigmoid", {relu});
  const std::int64_t size = 3 * 3 * 2 * real;
  net.place(net.input(), 0, 0, 0);
  net.place(relu, 0, 0, 0);
  net.place(relu, size / 2 / 4 * 4, 1, 1);  // over a part of itself
  net.place(sigmoid, 2 * size, 1, 1);
  net.plan().moves = {{.step = 1, .tensor = relu, .from = {0}, .to = {size / 2 / 4 * 4}, .size = {size}}};
  net.expect_same_bits(3 * size);
}

TEST(PlansByHand, ProducersWriteIntoTheirConcatenation) {
  HandMade net({1, 4, 4, 3});
  const ir::TensorId relu = net.add("Relu", {net.input()}), tanh = net.add("Tanh", {net.input()});
  const ir::TensorId both = net.add("Concat", {relu, tanh}, {{"axis", std::int64_t{3}}});
  const std::int64_t input = 4 * 4 * 3 * real, pixel = 6 * real;
  net.place(net.input(), 0, 0, 1);
  net.place(relu, input, 0, 2).pixel_pitch = {pixel};
  net.place(tanh, input + 3 * real, 1, 2).pixel_pitch = {pixel};
  net.place(both, input, 2, 2);
  net.expect_same_bits(input + 2 * input);
}

}  // namespace
}  // namespace jauge::deploy
