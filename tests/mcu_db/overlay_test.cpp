#include "mcu_db/overlay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mcu_db/project_catalog.h"

namespace jauge::mcu_db {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view header = "part,price,currency,quantity,date,stock,notes\n";

Overlay parsed(const std::string& rows) {
  auto overlay = parse_overlay(std::string(header) + rows, "prices.csv");
  EXPECT_TRUE(overlay) << to_text(overlay.error());
  return overlay ? *std::move(overlay) : Overlay{};
}

TEST(Overlay, PutsPricesOnPartsOrderNumbersAndBoards) {
  Catalog catalog = testing::project_catalog();
  const Overlay overlay = parsed(
      "STM32L4R9AII6,14.92,EUR,1,2026-11-20,318,\"two, in a tray\"\n"
      "rp2040,0.70,USD,1,2026-11-01,,\n"
      "STM32L4R9I-DISCO,92.5,EUR,1,2026-11-20,3,\n");
  EXPECT_TRUE(overlay.rejected.empty());
  EXPECT_TRUE(catalog.lay_over(overlay).empty());
  const auto chip = catalog.find("STM32L4R9AI");
  ASSERT_TRUE(chip && chip->offer);
  EXPECT_EQ(chip->offer->price, 14.92);
  EXPECT_EQ(chip->offer->currency, "EUR");
  EXPECT_EQ(chip->offer->date, "2026-11-20");
  EXPECT_EQ(chip->offer->stock, 318);
  EXPECT_EQ(chip->offer->notes, "two, in a tray");
  EXPECT_EQ(catalog.find("RP2040")->offer->price, 0.70);
  EXPECT_EQ(catalog.find("STM32L4R9I-DISCO")->offer->price, 92.5);
  EXPECT_FALSE(catalog.find("NUCLEO-L4R5ZI")->offer);
}

TEST(Overlay, TakesTheBestPriceForTheQuantity) {
  const Overlay overlay = parsed(
      "STM32L4R9AI,15,EUR,1,2026-11-20,,\nSTM32L4R9AI,11,EUR,100,2026-11-20,,\nSTM32L4R9AII6TR,14,EUR,1,2026-11-20,,"
      "\n");
  Catalog one = testing::project_catalog();
  EXPECT_TRUE(one.lay_over(overlay).empty());
  EXPECT_EQ(one.find("STM32L4R9AI")->offer->price, 14);
  Catalog hundred = testing::project_catalog();
  EXPECT_TRUE(hundred.lay_over(overlay, 100).empty());
  EXPECT_EQ(hundred.find("STM32L4R9AI")->offer->price, 11);
}

// Each row is wrong in one way; the good ones around them give what they would give alone.
struct BadRow {
  const char* row;
  const char* reason;
};

const BadRow bad_rows[] = {
    {",14,EUR,1,2026-11-20,,", "names no part"},
    {"  ,14,EUR,1,2026-11-20,,", "names no part"},
    {"- _ /,14,EUR,1,2026-11-20,,", "names no part"},
    {"NOSUCHCHIP9000,14,EUR,1,2026-11-20,,", "no chip or board"},
    {"STM32,14,EUR,1,2026-11-20,,", "no chip or board"},
    {"RP2040,,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,abc,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,1e,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,0x10,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,1.2.3,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,$1.20,EUR,1,2026-11-20,,", "not a number"},
    {"RP2040,nan,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,inf,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,-inf,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,-1,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,0,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,-0,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,1000000,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,1e300,EUR,1,2026-11-20,,", "between 0"},
    {"RP2040,1,,1,2026-11-20,,", "currency"},
    {"RP2040,1,eur,1,2026-11-20,,", "currency"},
    {"RP2040,1,EU,1,2026-11-20,,", "currency"},
    {"RP2040,1,EURO,1,2026-11-20,,", "currency"},
    {"RP2040,1,E1R,1,2026-11-20,,", "currency"},
    {"RP2040,1,EUR,0,2026-11-20,,", "quantity"},
    {"RP2040,1,EUR,-5,2026-11-20,,", "quantity"},
    {"RP2040,1,EUR,1.5,2026-11-20,,", "quantity"},
    {"RP2040,1,EUR,many,2026-11-20,,", "quantity"},
    {"RP2040,1,EUR,99999999999999999999,2026-11-20,,", "quantity"},
    {"RP2040,1,EUR,1,,,", "date"},
    {"RP2040,1,EUR,1,today,,", "date"},
    {"RP2040,1,EUR,1,20.11.2026,,", "date"},
    {"RP2040,1,EUR,1,2026-13-01,,", "date"},
    {"RP2040,1,EUR,1,2026-02-30,,", "date"},
    {"RP2040,1,EUR,1,1970-01-01,,", "date"},
    {"RP2040,1,EUR,1,2026-11-20,-1,", "stock"},
    {"RP2040,1,EUR,1,2026-11-20,lots,", "stock"},
    {"RP2040,1,EUR,1,2026-11-20,1,note,and more", "too many cells"},
    {"RP2040,1,EUR,1,2026-11-20,1,\x01", "control characters"},
};

TEST(Overlay, SetsBadRowsAsideAndChangesNothingForThem) {
  const std::string good = "RP2040,0.7,USD,1,2026-11-01,,\n";
  for (const BadRow& bad : bad_rows) {
    Catalog catalog = testing::project_catalog();
    const Overlay overlay = parsed(good + bad.row + "\nSTM32L4R9AI,14,EUR,1,2026-11-20,,\n");
    std::vector<Rejected> rejected = overlay.rejected;
    std::ranges::copy(catalog.lay_over(overlay), std::back_inserter(rejected));
    ASSERT_EQ(rejected.size(), 1u) << bad.row;
    EXPECT_THAT(rejected[0].reason, HasSubstr(bad.reason)) << bad.row;
    EXPECT_THAT(rejected[0].record, HasSubstr("line 3")) << bad.row;
    EXPECT_EQ(catalog.find("RP2040")->offer->price, 0.7) << bad.row;
    EXPECT_EQ(catalog.find("STM32L4R9AI")->offer->price, 14) << bad.row;
  }
}

TEST(Overlay, SaysAPriceOnce) {
  Catalog catalog = testing::project_catalog();
  const auto rejected = catalog.lay_over(parsed("RP2040,0.7,USD,1,2026-11-01,,\nrp-2040,0.1,USD,1,2026-11-01,,\n"));
  ASSERT_EQ(rejected.size(), 1u);
  EXPECT_THAT(rejected[0].reason, HasSubstr("line 2"));
  EXPECT_EQ(catalog.find("RP2040")->offer->price, 0.7);
}

TEST(Overlay, RefusesAFileWithoutItsColumns) {
  for (const char* csv : {"", "part,price\nRP2040,1\n", "part,price,currency,date,price\n", "part;cost;currency;date\n",
                          "\xFF\xFE\x00p", "{\"part\": 1}"}) {
    const auto overlay = parse_overlay(csv, "prices.csv");
    ASSERT_FALSE(overlay) << csv;
    EXPECT_EQ(overlay.error().kind, ErrorKind::usage) << csv;
  }
  EXPECT_TRUE(
      parse_overlay("\xEF\xBB\xBFpart;price;currency;date\r\nRP2040;0.7;USD;2026-11-01\r\n", "x")->rejected.empty());
}

}  // namespace
}  // namespace jauge::mcu_db
