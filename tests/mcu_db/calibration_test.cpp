#include "mcu_db/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/mcu_db/project_catalog.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

Calibration of_board(double factor, const std::string& network) {
  Calibration calibration;
  calibration.target = "NUCLEO-L4R5ZI";
  calibration.date = "2026-11-20";
  calibration.how = "measure.json";
  calibration.speed = SpeedCalibration{.runtime = "x-cube-ai",
                                       .version = "9.0",
                                       .dtype = "int8",
                                       .core = "Cortex-M4",
                                       .factor = factor,
                                       .network = network};
  return calibration;
}

const target::SpeedModel& first_speed(const Catalog& catalog) {
  static target::RuntimeProfile runtime;
  runtime = *catalog.find_runtime("x-cube-ai");
  return runtime.speeds.front();
}

TEST(Calibration, PutsAFactorOnTheModelOfOneBoard) {
  Catalog catalog = testing::project_catalog();
  const auto plain = catalog.find_runtime("x-cube-ai@9.0");
  calibrate(catalog, {of_board(1.2, "kws"), of_board(1.8, "ad")});
  const target::SpeedModel& own = first_speed(catalog);
  EXPECT_EQ(own.part, "NUCLEO-L4R5ZI");
  EXPECT_EQ(own.basis, target::SpeedModel::Basis::board);
  EXPECT_NEAR(own.scale, plain->speeds[0].scale * std::sqrt(1.2 * 1.8), 1e-12);
  EXPECT_THAT(own.source, ::testing::HasSubstr("kws, ad"));
}

TEST(Calibration, OfAModelThatIsGoneChangesNothing) {
  Catalog catalog = testing::project_catalog();
  Calibration old = of_board(1.2, "kws");
  old.speed->version = "3.4";
  calibrate(catalog, {old});
  EXPECT_EQ(first_speed(catalog).part, "");
}

TEST(Calibration, OfACurrentHoldsForTheChipAndItsBoards) {
  Catalog catalog = testing::project_catalog();
  Calibration calibration;
  calibration.target = "RP2040";
  calibration.current = CurrentCalibration{.ua_per_mhz = 180, .supply_v = 3.3, .regulator = target::Regulator::linear};
  calibrate(catalog, {calibration});
  EXPECT_EQ(catalog.find("RP2040")->inference_currents.at(0).ua_per_mhz, 180);
  EXPECT_EQ(catalog.find("Raspberry Pi Pico")->inference_currents.at(0).supply_v, 3.3);
  EXPECT_TRUE(catalog.find("RP2350A")->inference_currents.empty());
}

TEST(Calibration, IsKeptAndReadBack) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "new" / "folder" / calibrations_file;
  EXPECT_TRUE(read_calibrations(path)->all.empty());
  Calibration current;
  current.target = "RP2040";
  current.date = "2026-11-21";
  current.current =
      CurrentCalibration{.ua_per_mhz = 180.25, .supply_v = 3.3, .regulator = target::Regulator::switching};
  ASSERT_TRUE(write_calibrations(path, {of_board(1.2, "kws \"quoted\""), current}));
  const auto read = read_calibrations(path);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->rejected.empty());
  ASSERT_EQ(read->all.size(), 2u);
  EXPECT_EQ(read->all[0].speed->factor, 1.2);
  EXPECT_EQ(read->all[0].speed->network, "kws \"quoted\"");
  EXPECT_EQ(read->all[1].current->ua_per_mhz, 180.25);
  EXPECT_EQ(read->all[1].current->regulator, target::Regulator::switching);
  EXPECT_EQ(calibrations_of(read->all, "RP2040").size(), 1u);
}

TEST(Calibration, SetsBadEntriesAside) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / calibrations_file;
  std::ofstream(path) << R"({"schema": 1, "calibrations": [
    {"target": "A", "date": "d", "speed": {"runtime": "r", "dtype": "int8", "core": "c", "factor": 0}},
    {"target": "A", "date": "d", "speed": {"runtime": "r", "dtype": "int8", "core": "c", "factor": 1e9}},
    {"target": "A", "date": "d", "current": {"ua_per_mhz": -4, "supply_v": 3, "regulator": "linear"}},
    {"target": "A", "date": "d", "current": {"ua_per_mhz": 4, "supply_v": 0, "regulator": "linear"}},
    {"target": "", "date": "d", "current": {"ua_per_mhz": 4, "supply_v": 3, "regulator": "linear"}},
    {"target": "A", "date": "d"}, {"date": "d"}, 7, {"target": "A", "date": "d", "sped": {}},
    {"target": "A", "date": "d", "current": {"ua_per_mhz": 4, "supply_v": 3, "regulator": "linear"}}]})";
  const auto read = read_calibrations(path);
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->all.size(), 1u);
  EXPECT_EQ(read->rejected.size(), 9u);
}

}  // namespace
}  // namespace jauge::mcu_db
