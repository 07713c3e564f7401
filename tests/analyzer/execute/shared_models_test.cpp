// Every TFLite file that lies beside the project: read, simplified and run once; and the golden buffers of
// mlonmcu-models.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analyzer/base/safe_file.h"
#include "analyzer/execute/executor.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
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

}  // namespace
}  // namespace jauge::execute
