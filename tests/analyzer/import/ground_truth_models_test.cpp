// Every model file of the ground truth and of the seeds, whatever its format: read and counted, or refused with a place
// and a remedy.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "tests/analyzer/import/graph_facts.h"
#include "tests/support/golden.h"
#include "tests/support/shared_files.h"

namespace jauge::import {
namespace {

using jauge::testing::macs_of;
using jauge::testing::params_of;

std::filesystem::path ground_truth() {
  return testing::shared_folder() / "ground-truth";
}

std::vector<std::filesystem::path> models_in(const std::filesystem::path& folder) {
  constexpr std::array extensions = {".onnx", ".tflite", ".h5"};
  std::vector<std::filesystem::path> models;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (std::ranges::find(extensions, entry.path().extension()) != extensions.end()) models.push_back(entry.path());
  std::sort(models.begin(), models.end());
  return models;
}

Result<Imported> read(const std::filesystem::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, 1 << 30));
  return read_bytes(bytes, file.filename().string(), file.parent_path(), {});
}

// The batch of most files is open, and saying so for each would drown the rest.
std::string notes_of(const Imported& imported) {
  std::string text;
  for (const Note& note : imported.notes)
    if (note.code != "dynamic_batch") text += "  note: " + note.code + ": " + note.what + "\n";
  return text;
}

struct Census {
  std::string table, refusals;
  int files = 0, counted = 0;
};

Census census_of(const std::filesystem::path& folder) {
  Census census;
  for (const auto& file : models_in(folder)) {
    ++census.files;
    const std::string name = file.lexically_relative(folder).string() + "\n";
    const auto imported = read(file);
    if (!imported) {
      EXPECT_FALSE(imported.error().hint.empty()) << file;
      census.refusals += name + "  " + to_text(imported.error()) + "\n";
      continue;
    }
    ++census.counted;
    const ir::Graph& graph = imported->graph;
    census.table += name + "  " + graph.source.format + ", " + graph.source.format_version + ", " +
                    std::to_string(graph.nodes.size()) + " nodes, " + std::to_string(macs_of(graph)) + " MACs, " +
                    std::to_string(params_of(graph)) + " params\n" + notes_of(*imported);
  }
  return census;
}

TEST(GroundTruthModels, EachIsReadOrRefusedWithARemedy) {
  JAUGE_NEEDS_SHARED();
  const Census models = census_of(ground_truth() / "models");
  testing::expect_golden("analyzer/import/golden/ground_truth_models.txt", models.table);
  const Census seeds = census_of(ground_truth() / "seed-models");
  testing::expect_golden("analyzer/import/golden/seed_models.txt", seeds.table);
  testing::expect_golden("analyzer/import/golden/refused_models.txt", models.refusals + seeds.refusals);
  const int files = models.files + seeds.files, counted = models.counted + seeds.counted;
  RecordProperty("files", files);
  RecordProperty("counted", counted);
  EXPECT_GE(files, 150);
  EXPECT_GE(counted * 100, files * 95) << counted << " of " << files << " files are counted";
}

struct Published {
  const char* file;
  std::int64_t macs;
};

// MLPerf Tiny's reference networks: one number for each network, whatever file it comes in.
constexpr Published mlperf[] = {
    {"ad01_int8.tflite", 264'192},
    {"ad01_fp32.tflite", 264'192},
    {"ad01.h5", 264'192},
    {"ad_toycar_quant_hybridio.tflite", 264'192},
    {"ad_deep_autoencoder_kj.onnx", 264'192},
    {"kws_ref_model_int8.tflite", 2'656'768},
    {"kws_ref_model_float32.tflite", 2'656'768},
    {"kws_saved_model_true_float32.tflite", 2'656'768},
    {"kws_model_qualcomm.h5", 2'656'768},
    {"ic_resnet8_int8.tflite", 12'501'632},
    {"ic_resnet8_float32.tflite", 12'501'632},
    {"ic_resnet8.h5", 12'501'632},
    {"ic_resnet8_float.onnx", 12'501'632},
    {"vww_96_int8.tflite", 7'489'664},
    {"vww_96_float32.tflite", 7'489'664},
    {"vww_96.h5", 7'489'664},
};

class MlperfTiny : public ::testing::TestWithParam<Published> {};

TEST_P(MlperfTiny, CountsThePublishedMacs) {
  JAUGE_NEEDS_SHARED();
  const auto imported = read(ground_truth() / "models/mlperf-tiny" / GetParam().file);
  ASSERT_TRUE(imported) << to_text(imported.error());
  EXPECT_EQ(macs_of(imported->graph), GetParam().macs);
}

INSTANTIATE_TEST_SUITE_P(Reference, MlperfTiny, ::testing::ValuesIn(mlperf), [](const auto& info) {
  std::string name = info.param.file;
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
});

}  // namespace
}  // namespace jauge::import
