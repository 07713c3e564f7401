#include "mcu_db/names.h"

#include <gtest/gtest.h>

namespace jauge::mcu_db {
namespace {

TEST(NameKey, IgnoresCaseAndSeparators) {
  EXPECT_EQ(name_key("NUCLEO-L4R5ZI"), name_key("nucleo_l4r5zi"));
  EXPECT_EQ(name_key("Nano 33 BLE Sense"), "nano33blesense");
  EXPECT_NE(name_key("Nano 33 BLE"), name_key("Nano 33 BLE Sense"));
}

TEST(OrderSuffix, FollowsTheSchemeOfSt) {
  constexpr auto st = "@#*";
  for (const char* good : {"I6", "T6", "i6", "T6TR", "Ix", "T6P", "H6U"})
    EXPECT_TRUE(is_order_suffix(good, st)) << good;
  for (const char* bad : {"", "I", "6I", "II6", "I6TOOLONG", "I6 TR", "-6"})
    EXPECT_FALSE(is_order_suffix(bad, st)) << bad;
}

TEST(OrderSuffix, WithoutAPatternAcceptsNothing) {
  EXPECT_FALSE(is_order_suffix("I6", ""));
}

TEST(OrderSuffix, TakesOtherCharactersAsTheyStand) {
  EXPECT_TRUE(is_order_suffix("tr13", "TR*"));
  EXPECT_FALSE(is_order_suffix("xr13", "TR*"));
  EXPECT_TRUE(is_order_suffix("AB", "@@"));
  EXPECT_FALSE(is_order_suffix("ABC", "@@"));
}

TEST(RegionKind, KnowsOnlyTheDocumentedWords) {
  EXPECT_EQ(region_kind("axi"), target::MemoryKind::sram);
  EXPECT_EQ(region_kind("eeprom"), target::MemoryKind::reserved);
  EXPECT_EQ(region_kind("SRAM"), std::nullopt);
  EXPECT_EQ(region_kind(""), std::nullopt);
}

}  // namespace
}  // namespace jauge::mcu_db
