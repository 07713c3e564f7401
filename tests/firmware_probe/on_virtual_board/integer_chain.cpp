#include "tests/firmware_probe/on_virtual_board/integer_chain.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "firmware_probe/host/emulated_board.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/firmware_probe/on_virtual_board/board_answers.h"

namespace jauge::testing {

IntegerChain::IntegerChain(unsigned seed)
    : random_(seed), rounding_(random_.chance(60) ? ir::Rounding::tflite : ir::Rounding::onnx) {
  const std::int64_t channels = random_.chance(30) ? random_.between(1, 5) : random_.between(4, 40);
  const ir::Shape shape = {1, random_.between(1, 16), random_.between(1, 20), channels};
  current_ = graph_.add({.name = "in", .type = {ir::DType::int8, shape}, .quant = meaning(0.02f), .data = {}});
  graph_.inputs = {current_};
}

ir::QuantParams IntegerChain::meaning(float scale) {
  return {.scales = {scale}, .zero_points = {random_.chance(30) ? -128 : random_.between(-128, 127)}};
}

ir::TensorId IntegerChain::constant(ir::Array array, ir::QuantParams quant) {
  return graph_.add({.name = "constant" + std::to_string(graph_.tensors.size()),
                     .type = array.type,
                     .quant = std::move(quant),
                     .data = ir::Buffer(std::move(array.bytes))});
}

ir::Node IntegerChain::convolution(const std::string& name, std::int64_t channels, std::int64_t large) {
  ir::Node node;
  node.op = "Conv";
  node.name = name + std::to_string(graph_.nodes.size());
  node.attributes.set("channels_last", std::int64_t{1});
  ir::Array bias({ir::DType::int32, {channels}});
  for (std::int32_t& b : bias.as<std::int32_t>())
    b = static_cast<std::int32_t>(random_.between(-3000, 3000) * (random_.chance(5) ? large : 1));
  node.inputs = {current_, ir::no_tensor,
                 constant(std::move(bias), ir::QuantParams{.scales = {1}, .zero_points = {0}})};
  node.rounding = rounding_;
  if (random_.chance(20)) node.activation.kind = ir::ActivationKind::relu;
  return node;
}

void IntegerChain::set_window(ir::Node& node, const std::vector<std::int64_t>& kernel,
                              const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilations) {
  const bool is_same = random_.chance(50);
  std::vector<std::int64_t> pads;
  for (const std::int64_t extent : {kernel[0], kernel[1], kernel[0], kernel[1]})
    pads.push_back(is_same ? extent / 2 : random_.between(0, extent - 1));
  node.attributes.set("kernel_shape", kernel);
  node.attributes.set("strides", strides);
  node.attributes.set("dilations", dilations);
  node.attributes.set("pads", pads);
}

void IntegerChain::append(ir::Node node, ir::TensorId weights) {
  ir::Graph trial = graph_;
  node.inputs[1] = weights;
  node.outputs = {
      trial.add({.name = node.name + "_out", .type = {ir::DType::int8, {}}, .quant = meaning(0.02f), .data = {}})};
  if (!ops::infer_shapes(trial, node) || ir::elements(trial.tensor(node.outputs[0]).type.shape) == 0) return;
  graph_ = std::move(trial);
  current_ = node.outputs[0];
  graph_.nodes.push_back(std::move(node));
}

namespace {

void expect_same(KeptBoard& board, const ir::Graph& graph, unsigned seed) {
  constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};
  const std::vector<ir::Array> inputs = deploy::testing::random_inputs(graph, seed);
  const auto wanted = execute::run(graph, inputs);
  ASSERT_TRUE(wanted) << to_text(wanted.error());
  const auto plan = memory::plan(graph, levels[seed % 3]);
  ASSERT_TRUE(plan) << to_text(plan.error());
  const auto package = deploy::write_package(graph, *plan);
  ASSERT_TRUE(package) << to_text(package.error());
  const auto answers = board.answers(graph, *package, {inputs});
  ASSERT_TRUE(answers) << to_text(answers.error()) << "\n" << ir::to_text(graph);
  EXPECT_EQ(deploy::testing::difference((*answers)[0][0], (*wanted)[0]), "") << ir::to_text(graph);
}

}  // namespace

void expect_the_executors_answers(const std::function<ir::Graph(unsigned)>& chain) {
  const unsigned count = std::getenv("JAUGE_ALL_SAMPLES") ? 1'500 : 120;
  KeptBoard board(host::virtual_board_link({.dual_bank = 0, .more = {}}));
  unsigned run = 0;
  for (unsigned seed = 0; seed < count && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ir::Graph graph = chain(seed);
    if (graph.nodes.empty()) continue;
    expect_same(board, graph, seed);
    ++run;
  }
  EXPECT_GT(run, count / 2) << "chains without any layer";
}

}  // namespace jauge::testing
