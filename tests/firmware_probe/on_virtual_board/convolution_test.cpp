// Convolutions of integers: every number of channels, windows and factors of every kind, alone and in groups, in place
// and beside each other. The chip's loops choose by these; all must say what the executor says.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "firmware_probe/host/emulated_board.h"
#include "tests/analyzer/deploy/random_numbers.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/firmware_probe/on_virtual_board/board_answers.h"

namespace jauge {
namespace {

constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};

// A chain of one to three layers.
class Chain {
 public:
  explicit Chain(unsigned seed)
      : random_(seed), rounding_(random_.chance(60) ? ir::Rounding::tflite : ir::Rounding::onnx) {
    const std::int64_t channels = random_.chance(30) ? random_.between(1, 5) : random_.between(4, 40);
    const ir::Shape shape = {1, random_.between(1, 16), random_.between(1, 20), channels};
    current_ = graph_.add({.name = "in", .type = {ir::DType::int8, shape}, .quant = meaning(0.02f), .data = {}});
    graph_.inputs = {current_};
    for (std::int64_t layers = random_.between(1, 3); layers > 0; --layers) add_layer();
    graph_.outputs = {current_};
  }

  const ir::Graph& graph() const { return graph_; }

 private:
  ir::QuantParams meaning(float scale) {
    return {.scales = {scale}, .zero_points = {random_.chance(30) ? -128 : random_.between(-128, 127)}};
  }
  ir::TensorId constant(ir::Array array, ir::QuantParams quant) {
    return graph_.add({.name = "constant" + std::to_string(graph_.tensors.size()),
                       .type = array.type,
                       .quant = std::move(quant),
                       .data = ir::Buffer(std::move(array.bytes))});
  }

  std::vector<std::int64_t> two(std::int64_t first, std::int64_t second) { return {first, second}; }

  // Height and width of the window.
  std::vector<std::int64_t> add_window(ir::Node& node) {
    const bool is_pixel = random_.chance(40), is_three = random_.chance(70);
    const std::int64_t kernel = is_pixel ? 1 : is_three ? 3 : random_.between(1, 4);
    const std::int64_t width = is_pixel ? 1 : is_three ? 3 : random_.between(1, 4);
    const std::int64_t stride = random_.chance(60) ? 1 : random_.between(1, 3);
    node.attributes.set("kernel_shape", two(kernel, width));
    node.attributes.set("strides", two(stride, random_.chance(80) ? stride : random_.between(1, 3)));
    node.attributes.set("dilations", two(random_.chance(10) ? 2 : 1, random_.chance(5) ? 2 : 1));
    const bool is_same = random_.chance(50);
    std::vector<std::int64_t> pads;
    for (const std::int64_t extent : {kernel, width, kernel, width})
      pads.push_back(is_same ? extent / 2 : random_.between(0, extent - 1));
    node.attributes.set("pads", pads);
    return {kernel, width};
  }

  // Factors of every shift that the loops tell apart; some channels have no weights at all.
  ir::TensorId weights_of(const ir::Shape& shape) {
    ir::Array weights({ir::DType::int8, shape});
    ir::QuantParams scales;
    scales.axis = 0;
    const std::int64_t taps = shape[1] * shape[2] * shape[3], most = random_.between(1, 127);
    const auto numbers = weights.as<std::int8_t>();
    for (std::int64_t i = 0; i < shape[0]; ++i) {
      const std::int64_t size = random_.chance(10) ? 0 : most;
      for (std::int64_t t = 0; t < taps; ++t)
        numbers[static_cast<std::size_t>(i * taps + t)] = static_cast<std::int8_t>(random_.between(-size, size));
      scales.scales.push_back(std::exp2(random_.real(random_.chance(15) ? -26 : -10, random_.chance(15) ? -1.2f : -6)));
      scales.zero_points.push_back(0);
    }
    return constant(std::move(weights), std::move(scales));
  }

  void add_layer() {
    const ir::Shape in = graph_.tensor(current_).type.shape;
    const std::int64_t channels = random_.chance(50) ? random_.between(1, 19) : 4 * random_.between(1, 6);
    const ir::Graph before = graph_;
    ir::Node node;
    node.op = "Conv";
    node.name = "conv" + std::to_string(graph_.nodes.size());
    const std::vector<std::int64_t> kernel = add_window(node);
    node.attributes.set("channels_last", std::int64_t{1});
    ir::Array bias({ir::DType::int32, {channels}});
    for (std::int32_t& b : bias.as<std::int32_t>())
      b = static_cast<std::int32_t>(random_.between(-3000, 3000) * (random_.chance(5) ? 1'000 : 1));
    node.inputs = {current_, weights_of({channels, kernel[0], kernel[1], in.back()}),
                   constant(std::move(bias), ir::QuantParams{.scales = {1}, .zero_points = {0}})};
    node.rounding = rounding_;
    if (random_.chance(20)) node.activation.kind = ir::ActivationKind::relu;
    node.outputs = {
        graph_.add({.name = node.name + "_out", .type = {ir::DType::int8, {}}, .quant = meaning(0.02f), .data = {}})};
    if (!ops::infer_shapes(graph_, node) || ir::elements(graph_.tensor(node.outputs[0]).type.shape) == 0) {
      graph_ = before;
      return;
    }
    current_ = node.outputs[0];
    graph_.nodes.push_back(std::move(node));
  }

  deploy::testing::RandomNumbers random_;
  ir::Rounding rounding_;
  ir::Graph graph_;
  ir::TensorId current_ = ir::no_tensor;
};

TEST(ConvolutionOnVirtualBoard, EveryShapeComputesWhatTheExecutorComputes) {
  const unsigned count = std::getenv("JAUGE_ALL_SAMPLES") ? 1'500 : 120;
  testing::KeptBoard board(host::virtual_board_link({.dual_bank = 0, .more = {}}));
  for (unsigned seed = 0; seed < count && !HasFailure(); ++seed) {
    const ir::Graph graph = Chain(seed).graph();
    if (graph.nodes.empty()) continue;
    const std::vector<ir::Array> inputs = deploy::testing::random_inputs(graph, seed);
    const auto wanted = execute::run(graph, inputs);
    ASSERT_TRUE(wanted) << "seed " << seed << ": " << to_text(wanted.error());
    const auto plan = memory::plan(graph, levels[seed % 3]);
    ASSERT_TRUE(plan) << "seed " << seed << ": " << to_text(plan.error());
    const auto package = deploy::write_package(graph, *plan);
    ASSERT_TRUE(package) << "seed " << seed << ": " << to_text(package.error());
    const auto answers = board.answers(graph, *package, {inputs});
    ASSERT_TRUE(answers) << "seed " << seed << ": " << to_text(answers.error()) << "\n" << ir::to_text(graph);
    EXPECT_EQ(deploy::testing::difference((*answers)[0][0], (*wanted)[0]), "") << "seed " << seed << "\n"
                                                                               << ir::to_text(graph);
  }
}

}  // namespace
}  // namespace jauge
