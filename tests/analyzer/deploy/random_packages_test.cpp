// Random models, their packages at every level of the planner, and the executor's reference kernels: all must agree.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/deploy/random_model.h"
#include "tests/analyzer/deploy/same_results.h"

namespace jauge::deploy {
namespace {

// A model, what goes in, and what the executor makes of it.
struct Case {
  ir::Graph graph;
  std::vector<ir::Array> inputs, expected;
  double largest_addend = 0;  // of all real numbers that came up
};

Result<Case> case_of(unsigned seed) {
  Case made{.graph = testing::random_model(seed), .inputs = {}, .expected = {}};
  made.inputs = testing::random_inputs(made.graph, seed);
  const auto observe = [&](ir::TensorId, const ir::Array& array) {
    if (array.type.dtype != ir::DType::float32) return;
    for (const float x : array.as<float>())
      if (std::isfinite(x)) made.largest_addend = std::max(made.largest_addend, std::fabs(static_cast<double>(x)));
  };
  JAUGE_TRY(made.expected, execute::run(made.graph, made.inputs, observe));
  return made;
}

// Empty when the package computes what the executor computes, else what differs. "refused: ..." when the runtime has
// no kernel for the model.
std::string fault_of(const Case& made, memory::Level level) {
  const auto plan = memory::plan(made.graph, level);
  if (!plan) return to_text(plan.error());
  const auto package = write_package(made.graph, *plan);
  if (!package) return "refused: " + package.error().what;
  const std::vector<ir::Array> outputs = testing::run_package(made.graph, *package, made.inputs);
  if (outputs.size() != made.expected.size()) return "no outputs";
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (std::string fault = testing::difference(outputs[i], made.expected[i], made.largest_addend); !fault.empty())
      return fault;
  return {};
}

std::string text_of_plan(const ir::Graph& graph, memory::Level level) {
  const auto plan = memory::plan(graph, level);
  return plan ? memory::to_text(graph, *plan) : to_text(plan.error());
}

unsigned case_count() {
  return std::getenv("JAUGE_ALL_SAMPLES") ? 100'000 : 3'000;
}

TEST(RandomPackages, ComputeWhatTheExecutorComputes) {
  constexpr unsigned most_faults = 10;  // then the test gives up
  unsigned compared = 0, faults = 0;
  for (unsigned seed = 0; seed < case_count() && faults < most_faults; ++seed) {
    const auto made = case_of(seed);
    ASSERT_TRUE(made) << "seed " << seed << ": " << to_text(made.error());
    for (const memory::Level level : {memory::Level::none, memory::Level::overlap, memory::Level::stream}) {
      const std::string fault = fault_of(*made, level);
      EXPECT_EQ(fault, "") << "seed " << seed << ", level " << memory::name_of(level) << "\n"
                           << ir::to_text(made->graph) << text_of_plan(made->graph, level);
      ++compared;
      if (!fault.empty()) ++faults;
    }
  }
  EXPECT_EQ(compared, 3 * case_count());
}

// "LSTM f32", "SVDF s8" ...: what the models of the campaign are made of.
std::map<std::string, int> kinds_of_nodes(unsigned count) {
  std::map<std::string, int> kinds;
  for (unsigned seed = 0; seed < count; ++seed) {
    const ir::Graph graph = testing::random_model(seed);
    for (const ir::Node& node : graph.nodes)
      ++kinds[node.op + (graph.tensor(node.outputs[0]).type.dtype == ir::DType::float32 ? " f32" : " s8")];
  }
  return kinds;
}

TEST(RandomPackages, HoldEveryKindOfNodeOften) {
  std::map<std::string, int> kinds = kinds_of_nodes(3'000);
  for (const char* both :
       {"Add",           "AveragePool", "Concat",    "Conv",         "ConvTranspose", "Gemm",      "GlobalAveragePool",
        "GlobalMaxPool", "MaxPool",     "Mul",       "Pad",          "ReduceMean",    "ReduceSum", "Reshape",
        "Resize",        "SVDF",        "ScaleBias", "SequenceLSTM", "Sigmoid",       "Slice",     "Softmax",
        "Sub",           "Tanh",        "Transpose"})
    for (const char* type : {" f32", " s8"}) EXPECT_GE(kinds[std::string(both) + type], 10) << both << type;
  for (const char* real : {"LSTM", "GRU", "RNN", "Relu"}) EXPECT_GE(kinds[real + std::string(" f32")], 5) << real;
}

// Found by long campaigns; each was a fault of its own.
TEST(RandomPackages, ModelsThatOnceFailed) {
  for (const unsigned seed : {8914u, 54186u}) {
    const auto made = case_of(seed);
    ASSERT_TRUE(made) << "seed " << seed << ": " << to_text(made.error());
    for (const memory::Level level : {memory::Level::none, memory::Level::overlap, memory::Level::stream})
      EXPECT_EQ(fault_of(*made, level), "") << "seed " << seed << ", level " << memory::name_of(level) << "\n"
                                            << ir::to_text(made->graph) << text_of_plan(made->graph, level);
  }
}

}  // namespace
}  // namespace jauge::deploy
