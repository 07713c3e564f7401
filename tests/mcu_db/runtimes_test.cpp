// Runtime profiles: their figures are recomputed from the published runs they rest on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>

#include "tests/mcu_db/project_catalog.h"
#include "tests/support/shared_files.h"

namespace jauge::mcu_db {
namespace {

using target::LatencyRule;
using target::RuntimeProfile;
using testing::project_catalog;

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

std::vector<Row> table(const std::string& name) {
  std::ifstream file(testing::shared_folder() / "ground-truth" / name);
  std::string line;
  std::getline(file, line);
  const auto header = cells_of(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const auto cells = cells_of(line);
    Row row;
    for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) row[header[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

// Of values at 0, 1/(n-1), ... 1, with straight lines between.
std::int64_t percentile(std::vector<double> values, double part) {
  std::ranges::sort(values);
  const double place = static_cast<double>(values.size() - 1) * part;
  const auto below = static_cast<std::size_t>(place);
  const double above = below + 1 < values.size() ? values[below + 1] : values[below];
  return std::llround(values[below] + (above - values[below]) * (place - static_cast<double>(below)));
}

RuntimeProfile profile(std::string_view name) {
  auto result = project_catalog().find_runtime(name);
  EXPECT_TRUE(result) << to_text(result.error());
  return result ? *result : RuntimeProfile{};
}

const LatencyRule* rule(const RuntimeProfile& runtime, std::string_view core, std::string_view dtype) {
  for (const LatencyRule& candidate : runtime.latency)
    if (core.starts_with(candidate.core) && candidate.dtype == dtype) return &candidate;
  return nullptr;
}

TEST(Runtimes, AreTheFourOfTheCommandLine) {
  std::vector<std::string> names;
  for (const RuntimeProfile& runtime : project_catalog().runtimes()) names.push_back(runtime.name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("jauge", "tflm-cmsis-nn", "tflm-reference", "x-cube-ai"));
  const auto unknown = project_catalog().find_runtime("x-cube");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().hint, ::testing::HasSubstr("x-cube-ai"));
}

TEST(Runtimes, OfOurOwnNothingIsClaimedBeforeItIsMeasured) {
  const RuntimeProfile jauge = profile("jauge");
  EXPECT_TRUE(jauge.latency.empty());
  EXPECT_EQ(jauge.code_typical, std::nullopt);
  EXPECT_EQ(footprint_of(jauge, "int8").code_typical, std::nullopt);
}

TEST(Runtimes, XCubeAiOnCortexM4) {
  const RuntimeProfile runtime = profile("x-cube-ai");
  const LatencyRule* floating = rule(runtime, "Cortex-M4F", "float32");
  ASSERT_TRUE(floating);
  EXPECT_EQ(floating->work, LatencyRule::Work::st_macc);
  EXPECT_EQ(floating->low, 8.25);
  EXPECT_EQ(floating->cycles_per_work, 10.0);
  EXPECT_EQ(floating->high, 12.1);
  ASSERT_TRUE(rule(runtime, "Cortex-M4F", "int8"));
  ASSERT_TRUE(rule(runtime, "Cortex-M7F", "int8"));
  ASSERT_TRUE(rule(runtime, "Cortex-M33F", "int8"));
  EXPECT_FALSE(rule(runtime, "Cortex-M7F", "float32"));
  EXPECT_FALSE(rule(runtime, "Cortex-M0+", "int8"));
  EXPECT_FALSE(rule(runtime, "Cortex-M55F", "int8"));
}

TEST(Runtimes, XCubeAiRunsOnChipsOfStOnly) {
  EXPECT_TRUE(runs_on(profile("x-cube-ai"), testing::target_named("STM32L4R9AI")));
  EXPECT_FALSE(runs_on(profile("x-cube-ai"), testing::target_named("nRF52840")));
  EXPECT_TRUE(runs_on(profile("tflm-cmsis-nn"), testing::target_named("nRF52840")));
}

void expect_percentiles(const target::Footprint& footprint, const std::vector<double>& code,
                        const std::vector<double>& ram) {
  EXPECT_EQ(footprint.code_low->value, percentile(code, 0.05));
  EXPECT_EQ(footprint.code_typical->value, percentile(code, 0.5));
  EXPECT_EQ(footprint.code_high->value, percentile(code, 0.95));
  EXPECT_EQ(footprint.ram_low->value, percentile(ram, 0.05));
  EXPECT_EQ(footprint.ram_typical->value, percentile(ram, 0.5));
  EXPECT_EQ(footprint.ram_high->value, percentile(ram, 0.95));
}

TEST(Runtimes, XCubeAiFootprintsAreThePublishedPercentiles) {
  JAUGE_NEEDS_SHARED();
  std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> sizes;
  for (const Row& row : table("cubeai-analyses.csv")) {
    if (row.at("lib_flash_bytes").empty() || row.at("numeric_format").empty()) continue;
    auto& [code, ram] = sizes[row.at("numeric_format") == "float" ? "float32" : "int8"];
    code.push_back(std::stod(row.at("lib_flash_bytes")));
    ram.push_back(std::stod(row.at("lib_ram_bytes")));
  }
  ASSERT_EQ(sizes["float32"].first.size(), 37u);
  ASSERT_EQ(sizes["int8"].first.size(), 10u);
  const RuntimeProfile runtime = profile("x-cube-ai");
  for (const auto& [dtype, lists] : sizes) expect_percentiles(footprint_of(runtime, dtype), lists.first, lists.second);
}

const std::map<std::string, double> mlperf_macs = {{"mlperf-tiny-ad-int8", 264'192},
                                                   {"mlperf-tiny-kws-int8", 2'656'768},
                                                   {"mlperf-tiny-ic-int8", 12'501'632},
                                                   {"mlperf-tiny-vww-int8", 7'489'664},
                                                   {"mlperf-tiny-sww-int8", 826'368}};

// Nominal MACs of an MLPerf Tiny row, ST's MACC of a model zoo row; nothing for rows that say neither.
std::optional<double> published_work(const Row& row) {
  if (const auto macs = mlperf_macs.find(row.at("model_id")); macs != mlperf_macs.end()) return macs->second;
  if (row.at("macc").empty()) return std::nullopt;
  return std::stod(row.at("macc"));
}

bool is_x_cube_ai(const Row& row) {
  const std::string& tool = row.at("toolchain");
  return tool.starts_with("X-CUBE-AI") || tool.starts_with("STM32Cube.AI");
}

TEST(Runtimes, XCubeAiIntervalsHoldEveryPublishedInt8RowOfSomeSize) {
  JAUGE_NEEDS_SHARED();
  constexpr double small_network = 250'000;
  const RuntimeProfile runtime = profile("x-cube-ai");
  int rows = 0;
  for (const Row& row : table("published.csv")) {
    if (!is_x_cube_ai(row) || row.at("dtype") != "int8" || row.at("latency_ms").empty()) continue;
    const auto work = published_work(row);
    const LatencyRule* found = rule(runtime, row.at("core"), "int8");
    if (!work || *work < small_network || row.at("clock_mhz").empty()) continue;
    ASSERT_TRUE(found) << row.at("core");
    const double cycles = std::stod(row.at("latency_ms")) * std::stod(row.at("clock_mhz")) * 1e3 / *work;
    EXPECT_GE(cycles, found->low - 0.005) << row.at("source");
    EXPECT_LE(cycles, found->high + 0.005) << row.at("source");
    ++rows;
  }
  EXPECT_EQ(rows, 28 + 5 + 21);
}

TEST(Runtimes, TflmIntervalsHoldTheFeedForwardNetsOfEdgeMark) {
  JAUGE_NEEDS_SHARED();
  const RuntimeProfile runtime = profile("tflm-cmsis-nn");
  int rows = 0;
  for (const Row& row : table("published.csv")) {
    const bool recurrent = ::testing::Matches(::testing::ContainsRegex("simple|LSTM|GRU"))(row.at("model_id"));
    const bool default_build = row.at("toolchain") == "TFLM + CMSIS-NN, -O3";
    if (!row.at("model_id").starts_with("edgemark-") || recurrent || !default_build) continue;
    const LatencyRule* found = rule(runtime, row.at("core"), row.at("dtype"));
    if (!found || std::stod(row.at("macc")) < 25'000) continue;
    const double cycles = std::stod(row.at("latency_ms")) * 120e3 / std::stod(row.at("macc"));
    EXPECT_GE(cycles, found->low - 0.05) << row.at("model_id");
    EXPECT_LE(cycles, found->high + 0.05) << row.at("model_id");
    ++rows;
  }
  EXPECT_EQ(rows, 20);
}

}  // namespace
}  // namespace jauge::mcu_db
