// L11: what many runs add up to.
#include "analyzer/cost/measurement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace jauge::cost {
namespace {

constexpr Hertz clock_120{120'000'000};

TEST(Measurement, MedianP95AndEnds) {
  std::vector<std::uint64_t> cycles;
  for (std::uint64_t i = 1; i <= 100; ++i) cycles.push_back(1'200'000 + i * 12);
  std::shuffle(cycles.begin(), cycles.end(), std::mt19937(1));
  const LatencyRuns runs = latency_of_runs(cycles, clock_120, Origin::measured);
  EXPECT_EQ(runs.runs, 100);
  EXPECT_DOUBLE_EQ(runs.cycles.value, 1'200'000 + 50.5 * 12);
  EXPECT_DOUBLE_EQ(runs.latency_ms.value, 10.00505);
  EXPECT_DOUBLE_EQ(runs.min_ms, 10.0001);
  EXPECT_DOUBLE_EQ(runs.p95_ms, 10.0095);
  EXPECT_DOUBLE_EQ(runs.max_ms, 10.01);
  EXPECT_FALSE(runs.unstable);
  EXPECT_FALSE(runs.latency_ms.has_interval()) << "measured";
}

TEST(Measurement, ModelledFiguresCarryTenPercent) {
  const std::vector<std::uint64_t> cycles = {120'000};
  const LatencyRuns runs = latency_of_runs(cycles, clock_120, Origin::modelled);
  EXPECT_DOUBLE_EQ(runs.latency_ms.low, 0.9);
  EXPECT_DOUBLE_EQ(runs.latency_ms.high, 1.1);
  EXPECT_EQ(runs.latency_ms.origin, Origin::modelled);
}

TEST(Measurement, UnstableAboveTwoPercent) {
  const auto unstable = [](std::uint64_t slow) {
    std::vector<std::uint64_t> cycles(18, 1'000'000);
    cycles.insert(cycles.end(), {slow, slow});
    return latency_of_runs(cycles, clock_120, Origin::measured).unstable;
  };
  EXPECT_FALSE(unstable(1'020'000));
  EXPECT_TRUE(unstable(1'020'001));
}

// One run in twenty that was disturbed does not make the rest unstable.
TEST(Measurement, OneOutlierIsForgiven) {
  std::vector<std::uint64_t> cycles(19, 1'000'000);
  cycles.push_back(9'000'000);
  EXPECT_FALSE(latency_of_runs(cycles, clock_120, Origin::measured).unstable);
}

TEST(Measurement, CyclesBeyond32Bits) {
  constexpr std::uint64_t wrap = std::uint64_t{1} << 32;
  for (const std::uint64_t cycles : {wrap - 1, wrap, wrap + 1}) {
    const std::vector<std::uint64_t> one = {cycles};
    EXPECT_DOUBLE_EQ(latency_of_runs(one, clock_120, Origin::measured).cycles.value, static_cast<double>(cycles));
  }
}

TEST(Measurement, MediansOfTwentyRepeatsLieWithinHalfAPercent) {
  std::mt19937 random(3);
  std::normal_distribution<double> noise(0, 0.003);
  std::vector<double> medians;
  for (int repeat = 0; repeat < 20; ++repeat) {
    std::vector<std::uint64_t> cycles;
    for (int run = 0; run < 25; ++run)
      cycles.push_back(static_cast<std::uint64_t>(5e6 * (1 + std::abs(noise(random)))));
    medians.push_back(latency_of_runs(cycles, clock_120, Origin::measured).latency_ms.value);
  }
  const auto [least, most] = std::ranges::minmax(medians);
  EXPECT_LT((most - least) / least, 0.005);
}

}  // namespace
}  // namespace jauge::cost
