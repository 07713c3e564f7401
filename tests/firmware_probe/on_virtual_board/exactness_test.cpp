// The kernels of the chip: what the unmodified firmware computes on the virtual board must be what the executor
// computes on the desktop, bit for bit where integers come out (faults.md, L13).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/execute/program.h"
#include "analyzer/import/import.h"
#include "analyzer/ir/graph_text.h"
#include "analyzer/memory/planner.h"
#include "analyzer/passes/pipeline.h"
#include "firmware_probe/host/emulated_board.h"
#include "tests/analyzer/deploy/random_model.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/analyzer/execute/dtln_frame.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/firmware_probe/on_virtual_board/board_answers.h"
#include "tests/support/shared_files.h"

namespace jauge {
namespace {

constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};

Result<std::vector<std::vector<ir::Array>>> on_board(testing::KeptBoard& board, const ir::Graph& graph,
                                                     memory::Level level,
                                                     const std::vector<std::vector<ir::Array>>& inputs) {
  JAUGE_TRY(const auto plan, memory::plan(graph, level));
  JAUGE_TRY(const auto package, deploy::write_package(graph, plan));
  return board.answers(graph, package, inputs);
}

// A model of the project itself.
ir::Graph example_model(const std::string& name) {
  const auto path = testing::source_folder() / "examples" / name;
  const auto bytes = read_file(path, std::size_t{1} << 24);
  EXPECT_TRUE(bytes) << name;
  auto imported = import::read_bytes(bytes ? *bytes : std::vector<std::byte>(), path.filename().string(), {}, {});
  EXPECT_TRUE(imported) << name;
  auto graph = imported ? passes::make_deployable(std::move(imported->graph)) : Result<ir::Graph>(imported.error());
  EXPECT_TRUE(graph) << name;
  return graph ? *std::move(graph) : ir::Graph();
}

// Two samples at every level of the planner.
void expect_same_answers(const ir::Graph& graph) {
  const auto program = execute::Program::prepare(graph);
  ASSERT_TRUE(program) << to_text(program.error());
  const std::vector<std::vector<ir::Array>> inputs = {deploy::testing::random_inputs(graph, 1),
                                                      deploy::testing::random_inputs(graph, 2)};
  testing::KeptBoard board(host::virtual_board_link({.dual_bank = 0, .more = {}}));
  for (const memory::Level level : levels) {
    SCOPED_TRACE(memory::name_of(level));
    const auto answers = on_board(board, graph, level, inputs);
    ASSERT_TRUE(answers) << to_text(answers.error());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto wanted = program->run(inputs[i]);
      ASSERT_TRUE(wanted) << to_text(wanted.error());
      for (std::size_t k = 0; k < wanted->size(); ++k)
        EXPECT_EQ(deploy::testing::difference((*answers)[i][k], (*wanted)[k]), "") << "sample " << i;
    }
  }
}

class OnVirtualBoard : public ::testing::TestWithParam<const char*> {};

TEST_P(OnVirtualBoard, ComputesWhatTheExecutorComputes) {
  JAUGE_NEEDS_SHARED();
  expect_same_answers(execute::testing::shared_model(GetParam()));
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

class GesturesOnVirtualBoard : public ::testing::TestWithParam<const char*> {};

TEST_P(GesturesOnVirtualBoard, ComputeWhatTheExecutorComputes) {
  expect_same_answers(example_model("gestures/" + std::string(GetParam()) + ".onnx"));
}

INSTANTIATE_TEST_SUITE_P(Examples, GesturesOnVirtualBoard,
                         ::testing::Values("gesture_cnn", "gesture_cnn_int8", "gesture_dense", "gesture_dense_int8",
                                           "gesture_lstm", "gesture_lstm_int8"));

// An LSTM of integers: one frame and the answer that TensorFlow Lite Micro's own test expects on every processor.
TEST(OnVirtualBoardNoiseSuppressor, AnswersAsTensorFlowLiteMicroExpects) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = execute::testing::shared_model("models/tflite-micro/dtln_noise_suppression.tflite");
  ir::Array frame(graph.tensor(graph.inputs[0]).type);
  std::ranges::copy(execute::testing::dtln_frame, frame.as<std::int8_t>().begin());
  testing::KeptBoard board(host::virtual_board_link({.dual_bank = 0, .more = {}}));
  const auto answers = on_board(board, graph, memory::Level::overlap, {{frame}});
  ASSERT_TRUE(answers) << to_text(answers.error());
  EXPECT_THAT(std::as_const(answers->front().front()).as<std::int8_t>(),
              ::testing::ElementsAreArray(execute::testing::dtln_answer));
}

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

// 2,000 with JAUGE_ALL_SAMPLES (docs/exactness.md); levels take turns. All on one board that is never reset.
TEST(OnVirtualBoardRandom, ModelsComputeWhatTheExecutorComputes) {
  const unsigned count = std::getenv("JAUGE_ALL_SAMPLES") ? 2'000 : 250;
  testing::KeptBoard board(host::virtual_board_link({.dual_bank = 0, .more = {}}));
  for (unsigned seed = 0; seed < count && !HasFailure(); ++seed) {
    const ir::Graph graph = deploy::testing::random_model(seed);
    const std::vector<ir::Array> inputs = deploy::testing::random_inputs(graph, seed);
    std::vector<ir::Array> wanted;
    const auto largest = run_reference(graph, inputs, wanted);
    ASSERT_TRUE(largest) << to_text(largest.error());
    const auto answers = on_board(board, graph, levels[seed % 3], {inputs});
    ASSERT_TRUE(answers) << "seed " << seed << ": " << to_text(answers.error()) << "\n" << ir::to_text(graph);
    for (std::size_t k = 0; k < wanted.size(); ++k)
      EXPECT_EQ(deploy::testing::difference((*answers)[0][k], wanted[k], *largest), "") << "seed " << seed << "\n"
                                                                                        << ir::to_text(graph);
  }
}

}  // namespace
}  // namespace jauge
