#include "analyzer/quantize/histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace jauge::quantize {
namespace {

std::int64_t binned(const Histogram& histogram) {
  return std::accumulate(histogram.bins().begin(), histogram.bins().end(), std::int64_t{0});
}

TEST(Histogram, CountsZerosApart) {
  Histogram histogram;
  histogram.add(std::vector<float>{0, 0, 1, -2, 0});
  EXPECT_EQ(histogram.count(), 5);
  EXPECT_EQ(histogram.zeros(), 3);
  EXPECT_EQ(binned(histogram), 2);
  EXPECT_EQ(histogram.low(), -2);
  EXPECT_EQ(histogram.high(), 1);
}

TEST(Histogram, EveryValueLiesInItsBin) {
  Histogram histogram;
  const std::vector<float> values = {0.001F, -0.001F, 3.999F, -4, 4, 1e-6F};
  histogram.add(values);
  for (std::size_t i = 0; i < histogram.bins().size(); ++i) {
    std::int64_t expected = 0;
    for (const float value : values)
      expected += static_cast<double>(value) >= histogram.edge(i) && static_cast<double>(value) < histogram.edge(i + 1);
    ASSERT_EQ(histogram.bins()[i], expected) << "bin " << i;
  }
}

TEST(Histogram, OrderOfPartsDoesNotMatter) {
  const std::vector<float> small = {0.01F, -0.02F, 0.5F}, large = {100, -3000, 7};
  Histogram forwards, backwards, merged, other;
  forwards.add(small);
  forwards.add(large);
  backwards.add(large);
  backwards.add(small);
  merged.add(small);
  other.add(large);
  merged.merge(other);
  for (const Histogram* histogram : {&backwards, &merged}) {
    EXPECT_EQ(std::vector(histogram->bins().begin(), histogram->bins().end()),
              std::vector(forwards.bins().begin(), forwards.bins().end()));
    EXPECT_EQ(histogram->low(), -3000);
    EXPECT_EQ(histogram->high(), 100);
    EXPECT_EQ(histogram->edge(0), forwards.edge(0));
  }
}

TEST(Histogram, KeepsInfinitiesAndNanOut) {
  Histogram histogram;
  constexpr float infinity = std::numeric_limits<float>::infinity();
  histogram.add(std::vector<float>{infinity, -infinity, std::nanf(""), 1});
  EXPECT_EQ(histogram.not_finite(), 3);
  EXPECT_EQ(histogram.count(), 1);
  EXPECT_EQ(histogram.high(), 1);
}

TEST(Histogram, OfNothing) {
  Histogram histogram;
  histogram.add({});
  histogram.merge(Histogram{});
  EXPECT_EQ(histogram.count(), 0);
  EXPECT_TRUE(histogram.bins().empty());
  histogram.add(std::vector<float>{std::numeric_limits<float>::denorm_min(), std::numeric_limits<float>::max()});
  EXPECT_EQ(binned(histogram), 2);
}

}  // namespace
}  // namespace jauge::quantize
