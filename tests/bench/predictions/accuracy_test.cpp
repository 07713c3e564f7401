// The figures that docs/accuracy_of_predictions.md promises, from the published data; and that the committed
// coefficients and the committed page are what the program makes of these data.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "bench/predictions/findings.h"
#include "bench/predictions/write_fits.h"
#include "tests/support/shared_files.h"

namespace jauge::predictions {
namespace {

const Findings& findings() {
  static const Findings all = [] {
    auto found = find_all(testing::shared_folder() / "ground-truth",
                          testing::source_folder() / "bench/predictions/further_runs.csv",
                          testing::source_folder() / "bench/predictions/board_facts.json");
    EXPECT_TRUE(found) << to_text(found.error());
    return found ? *std::move(found) : Findings{};
  }();
  return all;
}

std::string committed(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(testing::source_folder() / file).rdbuf();
  return text.str();
}

const Group* group(const std::string& title) {
  for (const Validation& validation : findings().speeds)
    if (const Group* found = group_named(validation, title)) return found;
  ADD_FAILURE() << title;
  return nullptr;
}

TEST(Accuracy, LatencyReachesItsTargets) {
  JAUGE_NEEDS_SHARED();
  for (const Validation& validation : findings().speeds)
    for (const Group& group : validation.groups) {
      const Summary summary = summary_of(group);
      const double median_target = group.score->median_target > 0 ? group.score->median_target : 1e9;
      const double p90_target = group.score->p90_target > 0 ? group.score->p90_target : 1e9;
      EXPECT_LE(summary.median, median_target) << group.score->title;
      EXPECT_LE(summary.p90, p90_target) << group.score->title;
    }
}

TEST(Accuracy, IntervalsHoldNineInTenLeftOutRuns) {
  JAUGE_NEEDS_SHARED();
  std::size_t inside = 0, all = 0;
  for (const Validation& validation : findings().speeds)
    for (const Group& group : validation.groups)
      for (const Trial& trial : group.trials) {
        ++all;
        inside += trial.inside() ? 1 : 0;
      }
  const double share = static_cast<double>(inside) / static_cast<double>(all);
  EXPECT_GE(share, 0.85);
  EXPECT_LE(share, 0.95);
}

// A model that does not beat one figure per MAC is not worth its coefficients.
TEST(Accuracy, BeatsOneFigurePerMac) {
  JAUGE_NEEDS_SHARED();
  for (const Validation& validation : findings().speeds)
    for (const Group& group : validation.groups) {
      const Summary summary = summary_of(group);
      EXPECT_LE(summary.median, summary.median_one_ratio) << group.score->title;
      EXPECT_LT(summary.median, summary.median_macs_by_clock) << group.score->title;
    }
}

TEST(Accuracy, ATwinNeverStaysInTheFit) {
  JAUGE_NEEDS_SHARED();
  EXPECT_EQ(twin_name("edgemark-TinyMLPerf_DS_CNN", "x.onnx"), twin_name("mlperf-tiny-kws-int8", "y.tflite"));
  EXPECT_EQ(twin_name("resnet_v1_8_32_tfs_int8.tflite", ""), twin_name("mlperf-tiny-ic-int8", ""));
  const Group* m7 = group("X-CUBE-AI 7 and later, int8, Cortex-M7");
  ASSERT_TRUE(m7);
  int ic = 0;
  for (const Trial& trial : m7->trials) ic += trial.run.network == "ic" ? 1 : 0;
  EXPECT_EQ(ic, 3);  // MLPerf's with 7.1 and 7.3, the zoo's with 8.1
}

TEST(Accuracy, EnergyOfL4RunsReachesItsTarget) {
  JAUGE_NEEDS_SHARED();
  std::vector<double> errors;
  for (const CurrentStudy& study : findings().currents)
    if (study.title.starts_with("STM32L4+"))
      for (const EnergyRun& run : study.runs) errors.push_back(std::abs(run.predicted_mj / run.millijoules - 1));
  ASSERT_GE(errors.size(), 20u);
  EXPECT_LE(quantile(errors, 0.5), 0.10);
  EXPECT_LE(quantile(errors, 1.0), 0.20);
}

TEST(Accuracy, FlashAndRamOfLibrariesReachTheirTargets) {
  JAUGE_NEEDS_SHARED();
  for (const SizeStudy& study : findings().sizes) {
    std::vector<double> flash, ram;
    for (const Build& build : study.builds) {
      if (build.flash > 0) flash.push_back(std::abs((build.predicted_code + build.weights) / build.flash - 1));
      if (build.ram > 0) ram.push_back(std::abs((build.predicted_runtime + build.arena) / build.ram - 1));
    }
    EXPECT_LE(quantile(flash, 0.5), 0.10) << study.title;
    EXPECT_LE(quantile(ram, 0.5), 0.10) << study.title;
  }
}

TEST(Accuracy, TheDatabaseCarriesWhatTheFitMakes) {
  JAUGE_NEEDS_SHARED();
  const auto date_of = [](const std::string& text) {
    const auto at = text.find("\"date\": \"");
    return at == std::string::npos ? "" : text.substr(at + 9, 10);
  };
  for (const auto& [runtime, file] : {std::pair{"tflm-cmsis-nn", "tflm_cmsis_nn"},
                                      {"tflm-reference", "tflm_reference"},
                                      {"x-cube-ai", "x_cube_ai"}}) {
    const std::string text = committed("mcu_db/data/fits/" + std::string(file) + ".json");
    EXPECT_EQ(text == fits_text(runtime, findings().speeds, findings().sizes, date_of(text)), true) << file;
  }
  EXPECT_EQ(committed("mcu_db/data/currents.json"), currents_text(findings().currents));
}

TEST(Accuracy, ThePageIsWhatTheProgramPrints) {
  JAUGE_NEEDS_SHARED();
  EXPECT_EQ(committed("docs/accuracy_of_predictions.md") == report_text(findings()), true)
      << "print it again: jauge-predictions report --shared FOLDER > docs/accuracy_of_predictions.md";
}

}  // namespace
}  // namespace jauge::predictions
