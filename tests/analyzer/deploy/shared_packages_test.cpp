// Whole models: what a package computes must be what the executor computes, bit for bit where integers come out, and
// within 1e-5 of the largest magnitude where reals do.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/program.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/shared_files.h"

namespace jauge::deploy {
namespace {

constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};

// At every level of the planner.
void expect_same_results(const ir::Graph& graph, unsigned runs) {
  const auto program = execute::Program::prepare(graph);
  ASSERT_TRUE(program) << to_text(program.error());
  for (const memory::Level level : levels) {
    SCOPED_TRACE(memory::name_of(level));
    const auto plan = memory::plan(graph, level);
    ASSERT_TRUE(plan) << to_text(plan.error());
    const auto package = write_package(graph, *plan);
    ASSERT_TRUE(package) << to_text(package.error());
    for (unsigned run = 0; run < runs; ++run) {
      const std::vector<ir::Array> inputs = testing::random_inputs(graph, run);
      const auto expected = program->run(inputs);
      ASSERT_TRUE(expected) << to_text(expected.error());
      const std::vector<ir::Array> outputs = testing::run_package(graph, *package, inputs);
      ASSERT_EQ(outputs.size(), expected->size());
      for (std::size_t i = 0; i < outputs.size(); ++i) EXPECT_EQ(testing::difference(outputs[i], (*expected)[i]), "");
    }
  }
}

class SharedModel : public ::testing::TestWithParam<const char*> {};

TEST_P(SharedModel, RunsAsOnTheDesktop) {
  JAUGE_NEEDS_SHARED();
  expect_same_results(execute::testing::shared_model(GetParam()), 2);
}

// The four of MLPerf Tiny in integers and reals, its streaming wake word, networks of other exporters.
constexpr const char* models[] = {
    "models/mlperf-tiny/ad01_int8.tflite",
    "models/mlperf-tiny/ic_resnet8_int8.tflite",
    "models/mlperf-tiny/kws_ref_model_int8.tflite",
    "models/mlperf-tiny/str_ww_ref_model_int8.tflite",
    "models/mlperf-tiny/vww_96_int8.tflite",
    "models/mlperf-tiny/ad01_fp32.tflite",
    "models/mlperf-tiny/ic_resnet8_float32.tflite",
    "models/mlperf-tiny/kws_saved_model_true_float32.tflite",
    "models/mlperf-tiny/vww_96.h5",
    "models/mlonmcu-models/micro_kws_m_qdq_int8.onnx",
    "models/st-modelzoo/mobilenet_v2_0.35_128_fft_int8.tflite",
    "models/st-modelzoo/squeezenetv1.1_128_tfs_int8.tflite",
    "models/tflite-micro/person_detect.tflite",
    "models/tinyengine/mcunet_person_detection.tflite",
};
INSTANTIATE_TEST_SUITE_P(SharedPackages, SharedModel, ::testing::ValuesIn(models));

// The bundled examples, LSTM included.
TEST(ExamplePackages, RunAsOnTheDesktop) {
  for (const char* name : {"dense", "dense_int8", "cnn", "cnn_int8", "lstm", "lstm_int8"}) {
    SCOPED_TRACE(name);
    const auto file =
        jauge::testing::source_folder() / "examples" / "gestures" / ("gesture_" + std::string(name) + ".onnx");
    expect_same_results(execute::testing::shared_model(file.string()), 3);
  }
}

}  // namespace
}  // namespace jauge::deploy
