// Every TFLite file that lies beside the project: read, simplified and run once; and the golden buffers of
// mlonmcu-models.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analyzer/base/safe_file.h"
#include "analyzer/execute/program.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "tests/analyzer/execute/dtln_frame.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/golden.h"
#include "tests/support/shared_files.h"

namespace jauge::execute {
namespace {

namespace fs = std::filesystem;

ir::Array random_input(const ir::TensorType& type) {
  ir::Array array(type);
  std::mt19937 random(7);
  if (type.dtype == ir::DType::float32)
    for (float& x : array.as<float>()) x = static_cast<float>(random() % 1000) / 1000;
  else
    for (std::byte& x : array.bytes) x = static_cast<std::byte>(random());
  return array;
}

std::string outcome_of(const fs::path& path) {
  const auto bytes = read_file(path, std::size_t{1} << 30);
  if (!bytes) return "unreadable";
  auto imported = import::read_bytes(*bytes, path.filename().string(), path.parent_path(), {});
  if (!imported) return "not read: " + imported.error().what;
  auto graph = passes::make_deployable(std::move(imported->graph));
  if (!graph) return "not simplified: " + to_text(graph.error());
  std::vector<ir::Array> inputs;
  for (const ir::TensorId id : graph->inputs) inputs.push_back(random_input(graph->tensor(id).type));
  const auto outputs = run(*graph, inputs);
  return outputs ? "runs" : "refused: " + to_text(outputs.error());
}

// Which files run, and why the others do not.
TEST(SharedModels, RunOrSayWhyNot) {
  JAUGE_NEEDS_SHARED();
  std::vector<fs::path> files;
  for (const char* folder : {"models", "seed-models"})
    for (const auto& entry :
         fs::recursive_directory_iterator(jauge::testing::shared_folder() / "ground-truth" / folder))
      if (entry.path().extension() == ".tflite") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string text;
  for (const fs::path& file : files) text += file.filename().string() + ": " + outcome_of(file) + "\n";
  jauge::testing::expect_golden("analyzer/execute/golden/shared_models.txt", text);
}

// Inputs and outputs that others stored beside their models, as float32 (integers decoded).
void expect_stored_outputs(const std::string& model, const std::string& data, std::size_t samples, double tolerance) {
  const auto program = Program::prepare(testing::shared_model(model));
  ASSERT_TRUE(program);
  const ir::Graph& graph = program->graph();
  const ir::Tensor& out = graph.tensor(graph.outputs[0]);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const std::string file = "/" + std::to_string(sample) + ".bin";
    const auto input =
        testing::sample_of(graph.tensor(graph.inputs[0]).type, testing::shared_bytes(data + "/input" + file));
    const auto outputs = program->run({input});
    ASSERT_TRUE(outputs) << to_text(outputs.error());
    const auto expected =
        testing::sample_of({ir::DType::float32, out.type.shape}, testing::shared_bytes(data + "/output" + file));
    const std::vector<double> ours = ir::to_doubles(std::as_const(outputs->front()).view());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const double real = out.quant ? (ours[i] - static_cast<double>(out.quant->zero_points[0])) *
                                          static_cast<double>(out.quant->scales[0])
                                    : ours[i];
      EXPECT_NEAR(real, expected.as<float>()[i], tolerance) << model << ", sample " << sample << ", output " << i;
    }
  }
}

TEST(SharedModels, GiveTheStoredOutputs) {
  JAUGE_NEEDS_SHARED();
  const std::string data = "data/mlonmcu-models/", models = "models/mlonmcu-models/";
  // 15/256 and 185/256 of the integer model are exact in float32.
  expect_stored_outputs("models/tflite-micro/person_detect.tflite", data + "person_detect", 2, 0);
  expect_stored_outputs(models + "magic_wand.tflite", data + "magic_wand", 2, 1e-6);
  expect_stored_outputs(models + "cifar10_cnn.tflite", data + "cifar10", 5, 2e-4);
}

// Two int8 LSTMs, a dense layer and a sigmoid, from empty states.
TEST(SharedModels, LstmOfIntegersEqualsTheMicrocontrollersRuntime) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = testing::shared_model("models/tflite-micro/dtln_noise_suppression.tflite");
  ir::Array frame({ir::DType::int8, {1, 1, 257}});
  std::ranges::copy(testing::dtln_frame, frame.as<std::int8_t>().begin());
  const auto outputs = run(graph, {frame});
  ASSERT_TRUE(outputs) << to_text(outputs.error());
  EXPECT_THAT(std::as_const(outputs->front()).as<std::int8_t>(), ::testing::ElementsAreArray(testing::dtln_answer));
}

}  // namespace
}  // namespace jauge::execute
