#include "reports/wording/numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace jauge::reports {
namespace {

constexpr Language en = Language::english, fr = Language::french;

TEST(Numbers, GroupThousands) {
  EXPECT_EQ(integer(5'393'034, en), "5,393,034");
  EXPECT_EQ(integer(5'393'034, fr), "5\u202f393\u202f034");
  EXPECT_EQ(integer(-1000, en), "-1,000");
  EXPECT_EQ(integer(999, fr), "999");
  EXPECT_EQ(integer(std::numeric_limits<std::int64_t>::min(), en), "-9,223,372,036,854,775,808");
}

TEST(Numbers, WriteBytesInTheUnitsOfTheLanguage) {
  EXPECT_EQ(bytes_text(3'295'882_B, en), "3,295,882 B");
  EXPECT_EQ(bytes_text(3'295'882_B, fr), "3\u202f295\u202f882\u00a0o");
  EXPECT_EQ(binary_size_text(5'393'034_B, en), "5.14 MiB");
  EXPECT_EQ(binary_size_text(5'393'034_B, fr), "5,14\u00a0Mio");
  EXPECT_EQ(binary_size_text(192_KiB, en), "192 KiB");
  EXPECT_EQ(binary_size_text(143'468_B, fr), "140,11\u00a0Kio");
  EXPECT_EQ(binary_size_text(512_B, en), "512 B");
  EXPECT_EQ(binary_size_text(100_KiB, en), "100 KiB");
}

TEST(Numbers, KeepThreeDigitsOfATime) {
  EXPECT_EQ(milliseconds_text(2758.08, en), "2,758 ms");
  EXPECT_EQ(milliseconds_text(12.61, en), "12.6 ms");
  EXPECT_EQ(milliseconds_text(1.006, fr), "1,01\u00a0ms");
  EXPECT_EQ(milliseconds_text(0.0128, en), "0.013 ms");
  EXPECT_EQ(milliseconds_text(std::numeric_limits<double>::quiet_NaN(), en), "- ms");
}

TEST(Numbers, RoundHalfAwayFromZeroAndKnowNoNegativeZero) {
  EXPECT_EQ(decimal(0.25, 1, en), "0.3");
  EXPECT_EQ(decimal(-0.001, 1, en), "0.0");
  EXPECT_EQ(decimal(1234.5, 1, fr), "1\u202f234,5");
  EXPECT_EQ(percent_text(39.11, en), "39.1 %");
  EXPECT_EQ(percent_text(39.11, fr), "39,1\u00a0%");
}

TEST(Numbers, WriteAnIntervalWithOneUnit) {
  const cost::Figure figure{2758.1, 2268.6, 3327.3, cost::Unit::milliseconds, cost::Origin::estimated};
  EXPECT_EQ(value_text(figure, en), "2,758 ms");
  EXPECT_EQ(interval_text(figure, en), "2,269 to 3,327 ms");
  EXPECT_EQ(interval_text(figure, fr), "2\u202f269 à 3\u202f327\u00a0ms");
  const cost::Figure exact{64, 64, 64, cost::Unit::bytes, cost::Origin::counted};
  EXPECT_EQ(interval_text(exact, en), "");
}

}  // namespace
}  // namespace jauge::reports
