// The published accuracies of real networks on the first 2,000 CIFAR-10 test images. Every run scores the first 400
// images of three of them; JAUGE_ALL_SAMPLES=1 scores all fourteen on all images, to the last two of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "analyzer/dataset/dataset.h"
#include "analyzer/evaluate/evaluation.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "tests/support/shared_files.h"

namespace jauge::evaluate {
namespace {

struct Published {
  std::string file;
  double top1 = 0;
};

std::filesystem::path ground_truth() {
  return testing::shared_folder() / "ground-truth";
}

// The columns file and top1_measured_here; one column in between is quoted and holds a comma.
std::vector<Published> published() {
  std::ifstream table(ground_truth() / "seed-model-accuracy.csv");
  std::vector<Published> models;
  std::string line;
  for (std::getline(table, line); std::getline(table, line);) {
    std::istringstream rest(line.substr(line.rfind('"') + 2));  // n, top1, ...
    Published model;
    model.file = line.substr(0, line.find(','));
    std::string n;
    std::getline(rest, n, ',');
    rest >> model.top1;
    models.push_back(std::move(model));
  }
  return models;
}

Result<ir::Graph> deployable(const std::string& file) {
  JAUGE_TRY(auto imported, import::read_model(ground_truth() / "seed-models" / file, {}, 60, {}));
  return passes::make_deployable(std::move(imported.graph));
}

Result<Evaluation> score(const std::string& file, std::optional<std::int64_t> limit) {
  JAUGE_TRY(const auto graph, deployable(file));
  dataset::ReadOptions options;
  options.limit = limit;
  JAUGE_TRY(const auto samples, dataset::read(ground_truth() / "cifar10/cifar10-test-0000-1999.bin", options));
  return evaluate(graph, samples, {}, {});
}

TEST(SeedModels, ScoreTheirPublishedAccuracyOnAllImages) {
  JAUGE_NEEDS_SHARED();
  if (!std::getenv("JAUGE_ALL_SAMPLES")) GTEST_SKIP() << "JAUGE_ALL_SAMPLES=1 scores 14 models on 2,000 images";
  const auto models = published();
  ASSERT_EQ(models.size(), 14u);
  for (const Published& model : models) {
    const auto result = score(model.file, std::nullopt);
    ASSERT_TRUE(result) << to_text(result.error());
    const double expected = model.top1 * 2000;
    EXPECT_NEAR(static_cast<double>(result->classified->confusion.correct()), expected, 2) << model.file;
    std::cout << model.file << " " << result->classified->report.accuracy << " (published " << model.top1 << ")\n";
  }
}

// A sample of 400 lies within four standard errors of the published share: a wrong layout or scale falls to chance.
TEST(SeedModels, ScoreNearTheirPublishedAccuracyOnAFew) {
  JAUGE_NEEDS_SHARED();
  constexpr double tolerance = 0.08;
  for (const Published& model : published()) {
    if (!model.file.starts_with("ecird__model_light")) continue;
    const auto result = score(model.file, 400);
    ASSERT_TRUE(result) << to_text(result.error());
    EXPECT_NEAR(result->classified->report.accuracy, model.top1, tolerance) << model.file;
  }
}

}  // namespace
}  // namespace jauge::evaluate
