#include "analyzer/base/units.h"

#include <gtest/gtest.h>

#include <limits>

#include "analyzer/base/byte_reader.h"
#include "analyzer/base/checked_math.h"
#include "analyzer/base/json_nesting.h"
#include "analyzer/base/nearest_name.h"

namespace jauge {
namespace {

TEST(Units, KibibytesAreBinary) {
  EXPECT_EQ(64_KiB, Bytes{65536});
}

TEST(Units, TimeNeedsAClock) {
  EXPECT_DOUBLE_EQ(duration_ms(120e6, 120_MHz), 1000.0);
}

TEST(CheckedMath, ProductsOverflowIntoNothing) {
  const std::int64_t wide[] = {std::int64_t{1} << 33, std::int64_t{1} << 33};
  EXPECT_FALSE(checked_product(wide));
  const std::int64_t negative[] = {0, -4};
  EXPECT_FALSE(checked_product(negative));
  const std::int64_t empty_axis[] = {std::int64_t{1} << 62, 8, 0};
  EXPECT_EQ(checked_product(empty_axis), 0);  // a zero anywhere makes it zero, overflow or not
  EXPECT_FALSE(checked_add(std::numeric_limits<std::int64_t>::max(), 1));
}

TEST(ByteReader, ShortReadsFailOnceAndForAll) {
  const std::byte bytes[3] = {};
  ByteReader reader(bytes);
  EXPECT_EQ(reader.value<std::uint32_t>(), 0u);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.value<std::uint8_t>(), 0);
  EXPECT_FALSE(reader.ok());
}

TEST(JsonNesting, CountsBracketsOutsideStrings) {
  EXPECT_EQ(json_nesting(R"({"a": [1, [2]], "b": {}})"), 3);
  EXPECT_EQ(json_nesting(R"(["[[[ \" [["])"), 1);
}

TEST(NearestName, FindsTheChipMeant) {
  const std::string known[] = {"STM32F746NG", "STM32L4R9AI", "STM32L4R5ZI", "nRF52840"};
  EXPECT_EQ(nearest_names("stm32l4r9ag", known, 1).front(), "STM32L4R9AI");
}

}  // namespace
}  // namespace jauge
