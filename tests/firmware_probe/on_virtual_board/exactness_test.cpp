// The kernels of the chip: what the unmodified firmware computes on the virtual board must be what the executor
// computes on the desktop, bit for bit where integers come out.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/execute/program.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/memory/planner.h"
#include "firmware_probe/host/emulated_board.h"
#include "tests/analyzer/deploy/random_model.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/firmware_probe/on_virtual_board/board_answers.h"
#include "tests/support/shared_files.h"

namespace jauge {
namespace {

constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};

Result<std::vector<std::vector<ir::Array>>> on_board(const host::Link& link, const ir::Graph& graph,
                                                     memory::Level level,
                                                     const std::vector<std::vector<ir::Array>>& inputs) {
  JAUGE_TRY(const auto plan, memory::plan(graph, level));
  JAUGE_TRY(const auto package, deploy::write_package(graph, plan));
  return testing::board_answers(link, graph, package, inputs);
}

class OnVirtualBoard : public ::testing::TestWithParam<const char*> {};

TEST_P(OnVirtualBoard, ComputesWhatTheExecutorComputes) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = execute::testing::shared_model(GetParam());
  const auto program = execute::Program::prepare(graph);
  ASSERT_TRUE(program) << to_text(program.error());
  const std::vector<std::vector<ir::Array>> inputs = {deploy::testing::random_inputs(graph, 1),
                                                      deploy::testing::random_inputs(graph, 2)};
  const host::Link link = host::virtual_board_link({.dual_bank = 0, .more = {}});
  for (const memory::Level level : levels) {
    SCOPED_TRACE(memory::name_of(level));
    const auto answers = on_board(link, graph, level, inputs);
    ASSERT_TRUE(answers) << to_text(answers.error());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto wanted = program->run(inputs[i]);
      ASSERT_TRUE(wanted) << to_text(wanted.error());
      for (std::size_t k = 0; k < wanted->size(); ++k)
        EXPECT_EQ(deploy::testing::difference((*answers)[i][k], (*wanted)[k]), "") << "sample " << i;
    }
  }
}

constexpr const char* models[] = {
    "models/mlperf-tiny/ad01_int8.tflite",
    "models/mlperf-tiny/ic_resnet8_float32.tflite",
    "models/mlperf-tiny/ic_resnet8_int8.tflite",
    "models/mlperf-tiny/kws_ref_model_int8.tflite",
    "models/mlperf-tiny/kws_saved_model_true_float32.tflite",
    "models/mlperf-tiny/vww_96_int8.tflite",
};
INSTANTIATE_TEST_SUITE_P(SharedModels, OnVirtualBoard, ::testing::ValuesIn(models));

// The largest magnitude that came up on the way, for reals whose large parts cancel out.
Result<double> run_reference(const ir::Graph& graph, const std::vector<ir::Array>& inputs,
                             std::vector<ir::Array>& outputs) {
  double largest = 0;
  const auto observe = [&](ir::TensorId, const ir::Array& array) {
    if (array.type.dtype != ir::DType::float32) return;
    for (const float x : array.as<float>())
      if (std::isfinite(x)) largest = std::max(largest, std::fabs(static_cast<double>(x)));
  };
  JAUGE_TRY(outputs, execute::run(graph, inputs, observe));
  return largest;
}

// 2,000 with JAUGE_ALL_SAMPLES; levels take turns.
TEST(OnVirtualBoardRandom, ModelsComputeWhatTheExecutorComputes) {
  const unsigned count = std::getenv("JAUGE_ALL_SAMPLES") ? 2'000 : 120;
  const host::Link link = host::virtual_board_link({.dual_bank = 0, .more = {}});
  for (unsigned seed = 0; seed < count && !HasFailure(); ++seed) {
    const ir::Graph graph = deploy::testing::random_model(seed);
    const std::vector<ir::Array> inputs = deploy::testing::random_inputs(graph, seed);
    std::vector<ir::Array> wanted;
    const auto largest = run_reference(graph, inputs, wanted);
    ASSERT_TRUE(largest) << to_text(largest.error());
    const auto answers = on_board(link, graph, levels[seed % 3], {inputs});
    ASSERT_TRUE(answers) << "seed " << seed << ": " << to_text(answers.error()) << "\n" << ir::to_text(graph);
    for (std::size_t k = 0; k < wanted.size(); ++k)
      EXPECT_EQ(deploy::testing::difference((*answers)[0][k], wanted[k], *largest), "") << "seed " << seed << "\n"
                                                                                        << ir::to_text(graph);
  }
}

}  // namespace
}  // namespace jauge
