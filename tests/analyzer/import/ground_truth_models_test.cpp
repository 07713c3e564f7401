// Every .onnx file of the ground truth: read, or refused with operator, node and remedy.
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/ops/operator.h"
#include "tests/support/golden.h"
#include "tests/support/shared_files.h"

namespace jauge::import {
namespace {

std::vector<std::filesystem::path> models_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> models;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".onnx") models.push_back(entry.path());
  std::sort(models.begin(), models.end());
  return models;
}

Result<Imported> read(const std::filesystem::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, 1 << 30));
  return read_bytes(bytes, file.filename().string(), file.parent_path(), {});
}

std::int64_t macs_of(const ir::Graph& graph) {
  std::int64_t macs = 0;
  for (const ir::Node& node : graph.nodes) {
    const ops::Operator* op = ops::find_operator(node.op);
    if (op->macs) macs += op->macs(ops::NodeView(graph, node)).value;
  }
  return macs;
}

TEST(GroundTruthModels, EachIsReadOrRefusedWithARemedy) {
  JAUGE_NEEDS_SHARED();
  const auto folder = testing::shared_folder() / "ground-truth" / "models";
  std::string table;
  int files = 0, counted = 0;
  for (const auto& file : models_in(folder)) {
    ++files;
    table += file.lexically_relative(folder).string() + "\n";
    const auto imported = read(file);
    if (!imported) {
      EXPECT_FALSE(imported.error().hint.empty()) << file;
      table += "  refused: " + to_text(imported.error()) + "\n";
      continue;
    }
    ++counted;
    table += "  " + imported->graph.source.format_version + ", " + imported->graph.source.producer + ", " +
             std::to_string(imported->graph.nodes.size()) + " nodes, " + std::to_string(macs_of(imported->graph)) +
             " MACs\n";
    for (const Note& note : imported->notes)
      table += "  note: " + note.code + ": " + note.where + " " + note.what + "\n";
  }
  EXPECT_EQ(files, 29);
  EXPECT_GE(counted, 26);
  testing::expect_golden("analyzer/import/golden/ground_truth_models.txt", table);
}

// ../shared/ground-truth/published.csv and the reference network itself.
TEST(GroundTruthModels, ResNet8Has12501632Macs) {
  JAUGE_NEEDS_SHARED();
  const auto imported = read(testing::shared_folder() / "ground-truth/models/mlperf-tiny/ic_resnet8_float.onnx");
  ASSERT_TRUE(imported) << to_text(imported.error());
  EXPECT_EQ(macs_of(imported->graph), 12'501'632);
}

}  // namespace
}  // namespace jauge::import
