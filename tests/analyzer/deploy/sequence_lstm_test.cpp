// TFLite's LSTM of real numbers in a package, with everything the runtime takes over from it: it must compute what the
// executor computes.
#include <gtest/gtest.h>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/deploy/random_numbers.h"
#include "tests/analyzer/deploy/same_results.h"

namespace jauge::deploy {
namespace {

constexpr std::int64_t steps = 12, features = 3, units = 4;

// Inputs in TFLite's order: sequence, input weights, recurrent weights, peepholes, biases.
ir::Graph sequence_lstm(bool with_peepholes, double cell_clip) {
  ir::GraphBuilder builder;
  testing::RandomNumbers random(11);
  std::vector<ir::TensorId> inputs = {builder.input("x", {1, steps, features})};
  const auto add = [&](const ir::Shape& shape) {
    std::vector<float> values(static_cast<std::size_t>(ir::elements(shape)));
    for (float& value : values) value = random.real(-0.5f, 2);  // gates stay open, so that the cell grows
    inputs.push_back(builder.constant("c" + std::to_string(inputs.size()), shape, values));
  };
  for (int gate = 0; gate < 4; ++gate) add({units, features});
  for (int gate = 0; gate < 4; ++gate) add({units, units});
  for (int gate = 0; gate < 3; ++gate) {
    if (with_peepholes)
      add({units});
    else
      inputs.push_back(ir::no_tensor);
  }
  for (int gate = 0; gate < 4; ++gate) add({units});
  const ir::TensorId out = builder.node("SequenceLSTM", "lstm", inputs, {}, {{"cell_clip", cell_clip}});
  builder.output(out);
  EXPECT_TRUE(ops::infer_shapes(builder.graph(), builder.graph().nodes.back()));
  return std::move(builder).build();
}

ir::Array expected_of(const ir::Graph& graph, const std::vector<ir::Array>& inputs) {
  auto outputs = execute::run(graph, inputs);
  EXPECT_TRUE(outputs) << (outputs ? "" : to_text(outputs.error()));
  return outputs ? std::move(outputs->front()) : ir::Array();
}

TEST(SequenceLstm, PackagesClipTheCellAsTheExecutorDoes) {
  for (const bool peepholes : {false, true}) {
    const auto inputs = testing::random_inputs(sequence_lstm(peepholes, 0), 3);
    const ir::Array unclipped = expected_of(sequence_lstm(peepholes, 0), inputs);
    for (const double clip : {0.0, 0.3, 1.5}) {
      const ir::Graph graph = sequence_lstm(peepholes, clip);
      const ir::Array expected = expected_of(graph, inputs);
      EXPECT_EQ(testing::difference(expected, unclipped).empty(), clip == 0) << "the clip must matter";
      const auto plan = memory::plan(graph, memory::Level::none);
      ASSERT_TRUE(plan);
      const auto package = write_package(graph, *plan);
      ASSERT_TRUE(package) << to_text(package.error());
      const auto outputs = testing::run_package(graph, *package, inputs);
      ASSERT_EQ(outputs.size(), 1u);
      EXPECT_EQ(testing::difference(outputs[0], expected), "") << "clip " << clip;
    }
  }
}

}  // namespace
}  // namespace jauge::deploy
