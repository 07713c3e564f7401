// Two models with published accuracy, on part of the data: the whole of it is bench/quantisation's work.
#include <gtest/gtest.h>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "analyzer/quantize/post_training.h"
#include "tests/support/shared_files.h"

namespace jauge::quantize {
namespace {

constexpr std::size_t record_bytes = 1 + 3 * 1024;  // a label, then planes of red, green, blue

SampleSet pictures(const char* file, double scale, std::size_t limit, const ir::Tensor& input) {
  const auto bytes = *read_file(testing::shared_folder() / "ground-truth/cifar10" / file, std::size_t{1} << 28);
  SampleSet set;
  for (std::size_t at = 0; at < bytes.size() && set.samples.size() < limit; at += record_bytes) {
    ir::Array array(input.type);
    for (std::size_t i = 0; i < 3 * 1024; ++i)
      array.as<float>()[i % 1024 * 3 + i / 1024] = static_cast<float>(static_cast<double>(bytes[at + 1 + i]) * scale);
    set.samples.push_back({std::move(array)});
    set.labels.push_back(static_cast<int>(bytes[at]));
  }
  return set;
}

// Samples lost of 200, after calibration with 64.
std::int64_t lost(const std::string& model, double scale) {
  const auto path = testing::shared_folder() / "ground-truth" / model;
  auto imported = import::read_bytes(*read_file(path, std::size_t{1} << 28), path.filename(), path.parent_path(), {});
  EXPECT_TRUE(imported);
  const auto graph = passes::make_deployable(std::move(imported->graph));
  EXPECT_TRUE(graph);
  const ir::Tensor& input = graph->tensor(graph->inputs[0]);
  const SampleSet calibration = pictures("cifar10-train-0000-0511.bin", scale, 64, input);
  const auto result = quantize_after_training(*graph, calibration, {.method = "minmax"}, {.jobs = 2});
  EXPECT_TRUE(result) << to_text(result.error());
  const SampleSet test = pictures("cifar10-test-0000-1999.bin", scale, 200, input);
  const auto reference = reference_of(*graph, test, {.jobs = 2});
  const auto integers = score(result->graph, test, reference->reference, {.jobs = 2});
  EXPECT_GT(*reference->score.correct, 140);
  EXPECT_GT(*integers->sqnr_db, 20);
  return *reference->score.correct - *integers->correct;
}

TEST(SeedModels, LoseNextToNothing) {
  JAUGE_NEEDS_SHARED();
  EXPECT_LE(lost("seed-models/ecird__model_light_157k_76.h5", 1 / 255.0), 3);
  EXPECT_LE(lost("models/mlperf-tiny/ic_resnet8_float.onnx", 1), 3);
}

}  // namespace
}  // namespace jauge::quantize
