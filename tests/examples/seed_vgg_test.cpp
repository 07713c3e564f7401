#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>

#include "analyzer/base/safe_file.h"
#include "analyzer/base/sha256.h"
#include "analyzer/cost/counts.h"
#include "analyzer/execute/executor.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"

namespace jauge {
namespace {

const std::filesystem::path file = std::filesystem::path(JAUGE_EXAMPLES_FOLDER) / "seed_vgg" / "seed_vgg.onnx";
constexpr std::size_t size_limit = std::size_t{16} << 20;

ir::Graph seed_vgg() {
  const auto bytes = read_file(file, size_limit);
  EXPECT_TRUE(bytes) << to_text(bytes.error());
  auto imported = import::read_bytes(*bytes, "seed_vgg.onnx", file.parent_path(), {});
  EXPECT_TRUE(imported) << to_text(imported.error());
  return std::move(imported->graph);
}

// Red, green and blue rise at different speeds across the picture: no two pixels are the same.
ir::Array picture(const ir::TensorType& type) {
  ir::Array array(type);
  int index = 0;
  for (float& value : array.as<float>()) value = static_cast<float>(index++ * 37 % 256) / 255.0F;
  return array;
}

double root_mean_square(std::span<const float> values) {
  const double sum = std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
  return std::sqrt(sum / static_cast<double>(values.size()));
}

// A different compiler, library or processor must not write different weights: reports name the file by its hash.
TEST(SeedVgg, IsTheSameFileOnEveryMachine) {
  const auto bytes = read_file(file, size_limit);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(sha256_hex(*bytes), "7f38d5776c477b677cb22e40acfdb7bfdd1c76e832ccf420a0b6524180b06079");
}

TEST(SeedVgg, CountsAsItsUsersKnowIt) {
  const cost::Counts counts = cost::count(seed_vgg());
  EXPECT_EQ(counts.params, 1'344'042);
  EXPECT_EQ(counts.macs, Macs{32'609'280});
}

TEST(SeedVgg, KeepsTheNamesOfTheKerasOriginal) {
  std::vector<std::string> names;
  for (const cost::LayerCount& layer : cost::count(seed_vgg()).layers)
    if (layer.macs > Macs{0}) names.push_back(layer.name);
  EXPECT_THAT(names, ::testing::ElementsAre("conv2d", "conv2d_1", "conv2d_2", "conv2d_3", "conv2d_4", "conv2d_5",
                                            "dense", "dense_1", "dense_2"));
}

// The weights are random but scaled: nothing vanishes or explodes between the picture and the ten scores.
TEST(SeedVgg, SignalKeepsItsSizeThroughTheNetwork) {
  const auto graph = passes::make_deployable(seed_vgg());
  ASSERT_TRUE(graph) << to_text(graph.error());
  const auto see = [&](ir::TensorId id, const ir::Array& value) {
    const double size = root_mean_square(value.as<float>());
    EXPECT_GT(size, 0.1) << graph->tensor(id).name;
    EXPECT_LT(size, 10.0) << graph->tensor(id).name;
  };
  const auto outputs = execute::run(*graph, {picture(graph->tensor(graph->inputs[0]).type)}, see);
  ASSERT_TRUE(outputs) << to_text(outputs.error());
  const auto scores = outputs->front().as<float>();
  ASSERT_EQ(scores.size(), 10u);
  EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0), 1.0, 1e-5);
  EXPECT_LT(*std::max_element(scores.begin(), scores.end()), 0.95F);
}

}  // namespace
}  // namespace jauge
