#include "mcu_db/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mcu_db/project_catalog.h"

namespace jauge::mcu_db {
namespace {

using target::Target;
using ::testing::HasSubstr;
using testing::project_catalog;
using testing::target_named;

Query parsed(std::string_view text) {
  auto query = parse_query(text);
  EXPECT_TRUE(query) << text << ": " << to_text(query.error());
  return query ? *query : Query{};
}

bool matches_query(std::string_view name, std::string_view query) {
  return matches(target_named(name), parsed(query));
}

Error refused(std::string_view text) {
  const auto query = parse_query(text);
  EXPECT_FALSE(query) << text;
  if (query) return {};
  EXPECT_EQ(query.error().kind, ErrorKind::usage) << text;
  return query.error();
}

TEST(ParseQuery, ReadsConditionsBetweenSpacesAndCommas) {
  const Query query = parsed("vendor=ST, flash>=1MiB clock>=80MHz");
  ASSERT_EQ(query.size(), 3u);
  EXPECT_EQ(query[0], (Condition{Field::vendor, Comparison::equal, "st", 0}));
  EXPECT_EQ(query[1], (Condition{Field::flash, Comparison::at_least, "", 1048576}));
  EXPECT_EQ(query[2], (Condition{Field::clock, Comparison::at_least, "", 80e6}));
}

TEST(ParseQuery, AcceptsUnitsInAnyCaseAndApart) {
  for (const char* text :
       {"ram>=256KiB", "ram>=256kib", "ram >= 256 KiB", "RAM>=0.25MiB", "ram>=262144B", "ram\u2265256KiB"})
    EXPECT_EQ(parsed(text), (Query{{Field::ram, Comparison::at_least, "", 262144}})) << text;
  EXPECT_EQ(parsed("ram<1MB"), (Query{{Field::ram, Comparison::less, "", 1e6}}));
  EXPECT_EQ(parsed("clock=64"), (Query{{Field::clock, Comparison::equal, "", 64e6}}));
  EXPECT_EQ(parsed("clock>0.1GHz"), (Query{{Field::clock, Comparison::more, "", 1e8}}));
}

TEST(ParseQuery, DoesNotTakeTheNextConditionForAUnit) {
  EXPECT_EQ(parsed("clock>=80 nucleo").size(), 2u);
  EXPECT_EQ(parsed("clock>=80 core=Cortex-M4").size(), 2u);
  EXPECT_EQ(parsed("flash>=1 MiB ram>=64 KiB").size(), 2u);
}

TEST(ParseQuery, TakesQuotesAndWordsWithoutAColumn) {
  EXPECT_EQ(parsed("board=\"Arduino Nano 33 BLE\""),
            (Query{{Field::board, Comparison::equal, "arduino nano 33 ble", 0}}));
  EXPECT_EQ(parsed("Nucleo"), (Query{{Field::text, Comparison::contains, "nucleo", 0}}));
  EXPECT_TRUE(parsed(" , ").empty());
}

TEST(ParseQuery, NamesTheColumnThatIsWrong) {
  const Error error = refused("vendor=ST flahs>=1MiB");
  EXPECT_THAT(error.where, HasSubstr("flahs"));
  EXPECT_THAT(error.what, HasSubstr("did you mean flash"));
  EXPECT_THAT(error.hint, HasSubstr("contiguous_ram"));
}

TEST(ParseQuery, RefusesWhatHasNoMeaning) {
  EXPECT_THAT(refused("flash>=512").what, HasSubstr("no unit"));
  EXPECT_THAT(refused("flash>=512").hint, HasSubstr("KiB"));
  EXPECT_THAT(refused("flash>=1parsec").what, HasSubstr("parsec"));
  EXPECT_THAT(refused("clock>=1KiB").hint, HasSubstr("MHz"));
  EXPECT_THAT(refused("ram>=much").what, HasSubstr("not a number"));
  EXPECT_THAT(refused("ram>=-1KiB").what, HasSubstr("not a number"));
  EXPECT_THAT(refused("ram>=nanKiB").what, HasSubstr("not a number"));
  EXPECT_THAT(refused("ram>=1e300KiB").what, HasSubstr("not a number"));
  EXPECT_THAT(refused("ram~256KiB").where, HasSubstr("ram"));
  EXPECT_THAT(refused("vendor>ST").where, HasSubstr("vendor"));
  EXPECT_THAT(refused("fpu=quadruple").hint, HasSubstr("double"));
  EXPECT_THAT(refused("fpu>single").where, HasSubstr("fpu"));
  EXPECT_THAT(refused("board=\"Nano").what, HasSubstr("quote"));
  EXPECT_THAT(refused("vendor=").where, HasSubstr("vendor"));
  EXPECT_THAT(refused(">=1MiB").what, HasSubstr("no column"));
}

TEST(Matches, ComparesFacts) {
  EXPECT_TRUE(matches_query("STM32L4R9AI", "vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB clock>=80MHz"));
  EXPECT_TRUE(matches_query("STM32L4R9AI", "vendor=stmicro core=M4 fpu=single dsp=yes ram=640KiB clock=120"));
  EXPECT_FALSE(matches_query("STM32L4R9AI", "flash>2MiB"));
  EXPECT_FALSE(matches_query("STM32L4R9AI", "vendor=ST clock>120MHz"));
  EXPECT_FALSE(matches_query("nRF52840", "vendor=ST"));
  EXPECT_TRUE(matches_query("nRF52840", "vendor=Nordic vendor!=ST"));
  EXPECT_TRUE(matches_query("RP2040", "fpu=none dsp=no"));
  EXPECT_TRUE(matches_query("RP2040", "fpu=no flash=0B"));
  EXPECT_TRUE(matches_query("STM32H743ZI", "fpu=yes fpu!=single"));
  EXPECT_FALSE(matches_query("STM32H743ZI", "core=Cortex-M3"));
}

TEST(Matches, AnArmNumberIsNotCutInTwo) {
  // STM32U585: "Cortex-M3" must not find Cortex-M33.
  EXPECT_FALSE(matches_query("STM32U585AI", "core=Cortex-M3"));
  EXPECT_TRUE(matches_query("STM32U585AI", "core=Cortex-M33"));
  EXPECT_TRUE(matches_query("STM32U585AI", "core~M3"));
}

TEST(Matches, TellsRamInARowFromTheTotal) {
  EXPECT_TRUE(matches_query("STM32L476JG", "ram>=128KiB"));
  EXPECT_FALSE(matches_query("STM32L476JG", "contiguous_ram>=128KiB"));
  EXPECT_TRUE(matches_query("STM32L476JG", "contiguous>=96KiB"));
}

TEST(Matches, SearchesNamesAndNotes) {
  EXPECT_TRUE(matches_query("NUCLEO-L4R5ZI", "nucleo"));
  EXPECT_FALSE(matches_query("STM32L4R5ZI", "nucleo"));
  EXPECT_TRUE(matches_query("STM32L4R9I-DISCO", "octo-SPI part~l4r9 family=STM32L4+"));
}

TEST(Matches, AnUnknownFactMatchesNothing) {
  const Target unknown;
  for (const char* query : {"flash>=0B", "flash<=1GiB", "flash!=1KiB", "ram>=0B", "contiguous>=0B", "clock>=0",
                            "clock!=1", "fpu=none", "fpu!=single", "dsp=no", "dsp!=yes"})
    EXPECT_FALSE(matches(unknown, parsed(query))) << query;
  EXPECT_TRUE(matches(unknown, {}));
}

TEST(Matches, NoChipHasAPrice) {
  const Query query = parsed("price<5 vendor=ST");
  for (const Target& chip : project_catalog().chips()) EXPECT_FALSE(matches(chip, query)) << chip.part;
  EXPECT_THAT(why_nothing_matches(query), HasSubstr("price"));
  EXPECT_EQ(why_nothing_matches(parsed("vendor=ST")), "");
}

TEST(Query, AsksForVectorUnitSupplyAndBoards) {
  EXPECT_TRUE(matches_query("STM32N657X0", "mve=yes"));
  EXPECT_FALSE(matches_query("STM32L4R9AI", "mve=yes"));
  EXPECT_TRUE(matches_query("STM32L4R9AI", "supply=3.3V"));
  EXPECT_TRUE(matches_query("STM32L4R9AI", "supply=1800mV"));
  EXPECT_TRUE(matches_query("STM32L4R9AI", "supply<=1.8"));
  EXPECT_FALSE(matches_query("STM32L4R9AI", "supply>=5V"));
  EXPECT_FALSE(matches_query("RP2040", "supply=3.3"));  // unknown is no yes
  EXPECT_TRUE(matches_query("STM32L4R9AI", "boards=yes"));
  EXPECT_EQ(refused("supply>=3mA").kind, ErrorKind::usage);
}

TEST(Query, ComparesPricesOfOneCurrency) {
  Target chip = target_named("STM32L4R9AI");
  EXPECT_FALSE(matches(chip, parsed("price<100")));
  chip.offer = target::Offer{.price = 14.9, .currency = "EUR", .date = "2026-11-20", .stock = 12, .notes = ""};
  EXPECT_TRUE(matches(chip, parsed("price<15")));
  EXPECT_TRUE(matches(chip, parsed("price<15eur")));
  EXPECT_FALSE(matches(chip, parsed("price<15USD")));
  EXPECT_TRUE(matches(chip, parsed("stock>=10")));
  EXPECT_FALSE(matches(chip, parsed("stock>12")));
  EXPECT_EQ(parsed("price<5 usb").size(), 2u);  // a word to search for, not a currency
  EXPECT_EQ(refused("price<5euros").kind, ErrorKind::usage);
}

}  // namespace
}  // namespace jauge::mcu_db
