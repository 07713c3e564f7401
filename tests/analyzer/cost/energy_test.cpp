#include "analyzer/cost/energy.h"

#include <gtest/gtest.h>

#include "analyzer/cost/current_trace.h"

namespace jauge::cost {
namespace {

using target::InferenceCurrent;
using target::Regulator;

target::Target chip() {
  target::Target target;
  target.clock = 100_MHz;
  target.inference_currents = {{.regulator = Regulator::linear,
                                .ua_per_mhz = 200,
                                .supply_v = 1.8,
                                .low = 0.9,
                                .high = 1.2,
                                .networks = 4,
                                .source = ""},
                               {.regulator = Regulator::switching,
                                .ua_per_mhz = 90,
                                .supply_v = 3.0,
                                .low = 0.9,
                                .high = 1.1,
                                .networks = 2,
                                .source = ""}};
  return target;
}

TEST(Draw, BehindALinearRegulatorTheCurrentStays) {
  target::Target target = chip();
  EXPECT_DOUBLE_EQ(draw_of(target)->milliampere, 20);  // 3.0 V, linear, unless somebody says otherwise
  EXPECT_DOUBLE_EQ(draw_of(target)->supply_v, 3.0);
  target.supply_v = 1.8;
  EXPECT_DOUBLE_EQ(draw_of(target)->milliampere, 20);
  EXPECT_DOUBLE_EQ(draw_of(target)->high, 24);
}

TEST(Draw, BehindASwitchingRegulatorThePowerStays) {
  target::Target target = chip();
  target.regulator = Regulator::switching;
  const Draw at_3 = *draw_of(target);
  target.supply_v = 1.8;
  const Draw at_1_8 = *draw_of(target);
  EXPECT_DOUBLE_EQ(at_3.milliampere * at_3.supply_v, at_1_8.milliampere * at_1_8.supply_v);
  EXPECT_DOUBLE_EQ(at_3.milliampere, 9);
}

TEST(Draw, StaysInTheSupplyRangeAndIsUnknownWithoutACurrent) {
  target::Target target = chip();
  target.supply_min_v = 1.2;
  target.supply_max_v = 2.0;
  EXPECT_DOUBLE_EQ(draw_of(target)->supply_v, 2.0);
  target.inference_currents.clear();
  EXPECT_FALSE(draw_of(target));
  target.run_current_ua_per_mhz = 100;
  EXPECT_DOUBLE_EQ(draw_of(target)->milliampere, 19);  // 1.9 times the product page
  target.clock.reset();
  EXPECT_FALSE(draw_of(target));
}

// 3.6 mJ at 3 V every second are 1.2 mC a second: 1.2 mA, and 10 uA of sleep.
TEST(Battery, LastsByMeanCurrent) {
  const Figure energy = interval(3.6, 3.0, 4.5, Unit::millijoules, Origin::estimated);
  const auto life = battery_life(energy, 3.0, {.inferences_per_hour = 3600, .sleep_ua = 10, .battery_mah = 242});
  ASSERT_TRUE(life);
  EXPECT_NEAR(life->average_ua.value, 1210, 1e-9);
  EXPECT_NEAR(life->days.value, 242e3 / 1210 / 24, 1e-9);
  EXPECT_LT(life->days.low, life->days.value);
  EXPECT_EQ(life->days.origin, Origin::estimated);
  EXPECT_FALSE(battery_life(energy, 3.0, {.inferences_per_hour = 0, .sleep_ua = 0, .battery_mah = 242}));
}

TEST(Trace, TellsRunningFromResting) {
  std::string csv = "time_ms,current_mA\n";
  for (int i = 0; i < 1000; ++i) csv += std::to_string(i) + "," + (i % 100 < 25 ? "20" : "0.1") + "\n";
  const auto trace = parse_trace(csv, "t.csv");
  ASSERT_TRUE(trace) << to_text(trace.error());
  const TraceFigures figures = figures_of(*trace);
  EXPECT_EQ(figures.bursts, 10);
  EXPECT_NEAR(figures.active_ma, 20, 1e-9);
  EXPECT_NEAR(figures.rest_ma, 0.1, 1e-9);
  EXPECT_NEAR(figures.burst_ms, 25, 1e-9);
  EXPECT_NEAR(figures.burst_millicoulomb, 20 * 25e-3, 1e-9);
}

TEST(Trace, ReadsUnitsInAnyColumnAndOfAnyTool) {
  for (const char* csv :
       {"I (uA);note;Timestamp [us]\n1000;a;0\n1000;b;1000\n", "time (s)\tcurrent (A)\n0\t0.001\n0.001\t1e-3\n",
        "# probe 7\nTime_s,Current_mA\r\n0,1\r\n0.001,1\r\n", "t[ms],Current [\u00b5A]\n0,1000\n1,1000\n"}) {
    const auto trace = parse_trace(csv, "t.csv");
    ASSERT_TRUE(trace) << csv << to_text(trace.error());
    EXPECT_NEAR(trace->seconds[1], 1e-3, 1e-12) << csv;
    EXPECT_NEAR(trace->ampere[0], 1e-3, 1e-12) << csv;
    EXPECT_EQ(figures_of(*trace).bursts, 1) << csv;  // it never rests
  }
}

TEST(Trace, IsRefusedWithItsLine) {
  const std::pair<const char*, const char*> broken[] = {
      {"", "fewer than two"},
      {"time,current\n0,1\n", "units"},
      {"time_ms,voltage_V\n", "units"},
      {"time_ms,current_mA\n0,1\n", "fewer than two"},
      {"time_ms,current_mA\n0,1\n0,2\n", "does not rise"},
      {"time_ms,current_mA\n1,1\n0,2\n", "does not rise"},
      {"time_ms,current_mA\n0,x\n", "not a number"},
      {"time_ms,current_mA\n0,nan\n1,1\n", "not a number"},
      {"time_ms,current_mA\n0\n", "missing"},
      {"time_ms,current_mA\n0,inf\n1,2\n", "not a number"},
  };
  for (const auto& [csv, reason] : broken) {
    const auto trace = parse_trace(csv, "t.csv");
    ASSERT_FALSE(trace) << csv;
    EXPECT_NE(to_text(trace.error()).find(reason), std::string::npos) << to_text(trace.error());
  }
}

}  // namespace
}  // namespace jauge::cost
