#include "analyzer/quantize/calibration.h"

#include <gtest/gtest.h>

namespace jauge::quantize {
namespace {

// 10,000 values spread evenly over [low, high], and outliers.
Histogram even(float low, float high, const std::vector<float>& outliers = {}) {
  std::vector<float> values(10'000);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = low + (high - low) * (static_cast<float>(i) + 0.5F) / static_cast<float>(values.size());
  values.insert(values.end(), outliers.begin(), outliers.end());
  Histogram histogram;
  histogram.add(values);
  return histogram;
}

TEST(Calibration, EveryMethodKeepsZeroInsideAndStaysWithinWhatWasSeen) {
  const Histogram histograms[] = {even(1, 2), even(-3, -1), even(-1, 4), even(0, 1, {50}), Histogram{}};
  for (const CalibrationMethod& method : calibration_methods())
    for (const Histogram& seen : histograms)
      for (const int levels : {256, 65536}) {
        const Range range = method.range(seen, levels);
        EXPECT_LE(range.low, 0) << method.name;
        EXPECT_GE(range.high, 0) << method.name;
        EXPECT_GE(range.low, std::min(seen.low(), 0.0)) << method.name;
        EXPECT_LE(range.high, std::max(seen.high(), 0.0)) << method.name;
      }
}

TEST(MinMax, TakesEverything) {
  EXPECT_EQ(min_max_range(even(-1, 1, {-7, 9}), 256), (Range{-7, 9}));
}

// One of 10,001 values is an outlier: 0.9999 of them end at the even part.
TEST(Percentile, LeavesOutOneInTenThousand) {
  const Range range = percentile_range(even(0, 1, {50}), 256);
  EXPECT_EQ(range.low, 0);
  EXPECT_NEAR(range.high, 1, 0.02);  // a bin is 64 / 4096 wide
  EXPECT_EQ(percentile_range(even(0, 1, {50, 50, 50}), 256).high, 50);
}

// Without outliers clipping never pays. With one at 50 the error of clipping it at x is (50 - x)^2; of keeping it,
// 10,000 values x (50 / 255)^2 / 12 = 32: clipping a little pays, clipping much does not.
TEST(SquaredError, ClipsOnlyWhatPays) {
  EXPECT_NEAR(squared_error_range(even(-1, 1), 256).high, 1, 0.02);
  const double high = squared_error_range(even(0, 1, {50}), 256).high;
  EXPECT_LE(high, 50);
  EXPECT_GT(high, 40);
  EXPECT_LT(squared_error_range(even(0, 1, {50}), 16).high, 30);  // coarse steps make clipping worth more
}

TEST(SquaredError, SidesAreClippedApart) {
  std::vector<float> many(300'000, 0.5F);
  Histogram seen = even(0, 1, {-10});
  for (int i = 0; i < 20; ++i) seen.merge(even(0, 1));
  const Range range = squared_error_range(seen, 16);
  EXPECT_GT(range.low, -9);
  EXPECT_NEAR(range.high, 1, 0.3);
}

TEST(Entropy, KeepsAnEvenDistributionWhole) {
  const Range range = entropy_range(even(-1, 1), 256);
  EXPECT_NEAR(range.high, 1, 0.05);
  EXPECT_NEAR(range.low, -1, 0.05);
}

TEST(Entropy, LetsLonelyOutliersGo) {
  EXPECT_LT(entropy_range(even(0, 1, {50}), 256).high, 30);
}

TEST(Calibration, MethodsAreFoundByName) {
  ASSERT_TRUE(find_calibration_method("mse"));
  EXPECT_EQ(find_calibration_method("mse")->range, squared_error_range);
  EXPECT_FALSE(find_calibration_method("guess"));
}

}  // namespace
}  // namespace jauge::quantize
