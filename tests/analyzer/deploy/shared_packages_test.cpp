// Whole models: what a package computes must be what the executor computes, bit for bit.
#include <gtest/gtest.h>

#include <random>

#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/program.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/shared_files.h"

namespace jauge::deploy {
namespace {

std::vector<ir::Array> random_inputs(const ir::Graph& graph, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<ir::Array> inputs;
  for (const ir::TensorId id : graph.inputs) {
    ir::Array& input = inputs.emplace_back(graph.tensor(id).type);
    if (input.type.dtype == ir::DType::float32)
      for (float& x : input.as<float>()) x = std::uniform_real_distribution<float>(-1, 1)(random);
    else
      for (std::byte& byte : input.bytes) byte = static_cast<std::byte>(random() & 0xFF);
  }
  return inputs;
}

void expect_same_bits(const std::string& model) {
  const ir::Graph graph = execute::testing::shared_model(model);
  const auto plan = memory::plan(graph, memory::Level::none);
  ASSERT_TRUE(plan) << to_text(plan.error());
  const auto package = write_package(graph, *plan);
  ASSERT_TRUE(package) << to_text(package.error());
  const auto program = execute::Program::prepare(graph);
  ASSERT_TRUE(program) << to_text(program.error());
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const std::vector<ir::Array> inputs = random_inputs(graph, seed);
    const auto expected = program->run(inputs);
    ASSERT_TRUE(expected) << to_text(expected.error());
    const std::vector<ir::Array> outputs = testing::run_package(graph, *package, inputs);
    ASSERT_EQ(outputs.size(), expected->size());
    for (std::size_t i = 0; i < outputs.size(); ++i)
      EXPECT_EQ(outputs[i].bytes, (*expected)[i].bytes) << "seed " << seed;
  }
}

constexpr const char* integer_models[] = {
    "models/mlperf-tiny/ad01_int8.tflite",         "models/mlperf-tiny/ic_resnet8_int8.tflite",
    "models/mlperf-tiny/kws_ref_model_int8.tflite", "models/mlperf-tiny/str_ww_ref_model_int8.tflite",
    "models/mlperf-tiny/vww_96_int8.tflite",
};

class IntegerModel : public ::testing::TestWithParam<const char*> {};

TEST_P(IntegerModel, RunsBitForBit) {
  JAUGE_NEEDS_SHARED();
  expect_same_bits(GetParam());
}

INSTANTIATE_TEST_SUITE_P(SharedPackages, IntegerModel, ::testing::ValuesIn(integer_models));

}  // namespace
}  // namespace jauge::deploy
