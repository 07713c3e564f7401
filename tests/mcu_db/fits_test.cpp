// What bench/predictions fitted: read, judged, set aside piece by piece.
#include "mcu_db/read_fits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "mcu_db/read_currents.h"
#include "tests/mcu_db/project_catalog.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

using ::testing::HasSubstr;
using testing::project_catalog;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

const std::string good_fits = R"({"schema": 1, "runtime": "x-cube-ai", "sources": {"s1": "runs"},
 "terms": {"int8": [{"per": "call", "cycles": 100}, {"per": "mac", "cycles": 2, "kernels": ["dense", "convolution"]}]},
 "speeds": [{"core": "Cortex-M4", "dtype": "int8", "version": "9.0", "date": "2026-11-20", "basis": "published",
   "terms": "int8", "scale": 1.5, "scales": {"dense": 2}, "dead_channels": "skipped",
   "interval": {"low": 0.8, "high": 1.25, "beyond": 1.5}, "macs": {"least": 1, "most": 1000}, "networks": 3, "rows": 5, "source": "s1"}],
 "sizes": [{"what": "code", "dtype": "int8", "date": "2026-11-20", "layers": "st_nodes",
   "bytes": {"fixed": 1000, "per_layer": 10, "per_window": 1}, "per_kind": {"dense": 300},
   "interval": {"low": 0.9, "high": 1.1}, "networks": 3, "source": "s1"}]})";

FitFile read(const std::string& text) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "x.json") << text;
  auto file = read_fits(folder.path() / "x.json");
  EXPECT_TRUE(file) << to_text(file.error());
  return file ? *std::move(file) : FitFile{};
}

TEST(Fits, AreReadWithTheScalesOfEachKind) {
  const FitFile file = read(good_fits);
  ASSERT_EQ(file.speeds.size(), 1u);
  EXPECT_EQ(file.speeds[0].fault, "");
  const target::SpeedModel& model = file.speeds[0].model;
  EXPECT_EQ(model.version, "9.0");
  EXPECT_TRUE(model.skips_dead_channels);
  ASSERT_EQ(model.terms.size(), 3u);  // the term for two kinds became one for each
  EXPECT_EQ(model.terms[1].kernels, std::vector{target::KernelClass::dense});
  EXPECT_EQ(model.terms[1].cycles, 4);
  EXPECT_EQ(model.terms[2].cycles, 2);
  ASSERT_EQ(file.code_sizes.size(), 1u);
  EXPECT_EQ(file.code_sizes[0].fault, "");
  EXPECT_EQ(file.code_sizes[0].model.per_kind.at(target::KernelClass::dense), 300);
}

struct Change {
  const char *what, *with, *reason;
};

TEST(Fits, SetASpeedAsideForAnyWrongNumber) {
  const Change changes[] = {
      {R"("cycles": 2)", R"("cycles": -2)", "out of range"},
      {R"("cycles": 2)", R"("cycles": 1e300)", "out of range"},
      {R"("cycles": 2)", R"("cycles": "2")", "out of range"},
      {R"("per": "mac")", R"("per": "flop")", "kind of work"},
      {R"(["dense", "convolution"])", R"(["dense", "konv"])", "kind of layer"},
      {R"("per": "call", "cycles": 100)", R"("per": "call", "cycles": 100, "kernels": ["dense"])", "wrong kernels"},
      {R"("scale": 1.5)", R"("scale": 0)", "out of range"},
      {R"("scales": {"dense": 2})", R"("scales": {"dense": -1})", "out of range"},
      {R"("scales": {"dense": 2})", R"("scales": {"soft": 1})", "kind of layer"},
      {R"("scales": {"dense": 2})", R"("scales": [2])", "not an object"},
      {R"("low": 0.8)", R"("low": 1.8)", "interval"},
      {R"("high": 1.25)", R"("high": 0.5)", "interval"},
      {R"("least": 1,)", R"("least": 5000,)", "upside down"},
      {R"("networks": 3, "rows": 5)", R"("networks": 0, "rows": 5)", "no networks"},
      {R"("basis": "published")", R"("basis": "guess")", "basis"},
      {R"("terms": "int8")", R"("terms": "int4")", "no terms"},
      {R"("core": "Cortex-M4")", R"("core": "")", "empty"},
      {R"("rows": 5, "source": "s1")", R"("rows": 5, "source": "s7")", "s7"},
      {R"("rows": 5, "source": "s1")", R"("rows": 5)", "no source"},
      {R"("dead_channels")", R"("dead_chanels")", "unknown field"},
  };
  for (const Change& change : changes) {
    const FitFile file = read(replaced(good_fits, change.what, change.with));
    ASSERT_EQ(file.speeds.size(), 1u) << change.with;
    EXPECT_THAT(file.speeds[0].fault, HasSubstr(change.reason)) << change.with;
    EXPECT_EQ(file.code_sizes[0].fault, "") << change.with;  // the rest stays
  }
}

TEST(Fits, SetASizeAsideForAnyWrongNumber) {
  const Change changes[] = {
      {R"("fixed": 1000)", R"("fixed": -1)", "out of range"},
      {R"("per_layer": 10)", R"("per_layer": 1e12)", "out of range"},
      {R"({"dense": 300})", R"({"dense": "300"})", "out of range"},
      {R"({"dense": 300})", R"({"danse": 300})", "kind of layer"},
      {R"("layers": "st_nodes")", R"("layers": "nodes")", "neither"},
      {R"("what": "code")", R"("what": "stack")", "neither code nor ram"},
      {R"({"low": 0.9, "high": 1.1})", R"({"low": 0, "high": 1.1})", "interval"},
  };
  for (const Change& change : changes) {
    const FitFile file = read(replaced(good_fits, change.what, change.with));
    const auto& sizes = file.code_sizes.empty() ? file.ram_sizes : file.code_sizes;
    ASSERT_EQ(sizes.size(), 1u) << change.with;
    EXPECT_THAT(sizes[0].fault, HasSubstr(change.reason)) << change.with;
    EXPECT_EQ(file.speeds[0].fault, "") << change.with;
  }
}

TEST(Currents, SetARecordAsideForAnyWrongNumber) {
  const std::string good = R"({"schema": 1, "sources": {"s1": "runs"}, "currents": [{"parts": ["STM32L4R"],
    "regulator": "linear", "current": {"value": 200, "unit": "uA/MHz", "source": "s1"}, "supply_v": 1.8,
    "interval": {"low": 0.9, "high": 1.1}, "networks": 4}]})";
  const Change changes[] = {{R"("value": 200)", R"("value": -200)", "out of range"},
                            {R"("uA/MHz")", R"("mA")", "uA/MHz"},
                            {R"("supply_v": 1.8)", R"("supply_v": 0)", "supply"},
                            {R"("linear")", R"("magic")", "regulator"},
                            {R"(["STM32L4R"])", R"([])", "no parts"},
                            {R"("low": 0.9)", R"("low": 1.9)", "interval"},
                            {R"("networks": 4)", R"("networks": 0)", "no networks"},
                            {R"("source": "s1")", R"("source": "s2")", "s2"}};
  const testing::TemporaryFolder folder;
  for (const Change& change : changes) {
    std::ofstream(folder.path() / "c.json") << replaced(good, change.what, change.with);
    const auto currents = read_currents(folder.path() / "c.json");
    ASSERT_TRUE(currents);
    ASSERT_EQ(currents->size(), 1u);
    EXPECT_THAT(currents->front().fault, HasSubstr(change.reason)) << change.with;
  }
}

TEST(Fits, OfTheProjectKnowVersionsAndCores) {
  const auto newest = project_catalog().find_runtime("x-cube-ai");
  ASSERT_TRUE(newest);
  ASSERT_FALSE(newest->speeds.empty());
  EXPECT_EQ(newest->speeds[0].version, "10.2");
  const auto older = project_catalog().find_runtime("X-CUBE-AI@7.1.0");
  ASSERT_TRUE(older);
  EXPECT_EQ(older->speeds.size(), 3u);  // M4, M33, M7
  for (const target::SpeedModel& speed : older->speeds) EXPECT_FALSE(speed.skips_dead_channels);
  const auto unknown = project_catalog().find_runtime("x-cube-ai@6");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().hint, HasSubstr("8.1.0"));
}

TEST(Currents, OfTheProjectAreOnChipsAndTheirBoards) {
  EXPECT_EQ(testing::target_named("STM32L4R9AI").inference_currents.size(), 2u);
  EXPECT_EQ(testing::target_named("NUCLEO-L4R5ZI").inference_currents.size(), 2u);
  EXPECT_EQ(testing::target_named("RP2040").inference_currents.size(), 0u);
}

}  // namespace
}  // namespace jauge::mcu_db
