// A database in which one record of each kind is good and everything else is broken: the good ones stay as they are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "mcu_db/catalog.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr auto good_core = R"({"schema": 1, "core": "Cortex-M4F", "fpu": "single", "dsp": "yes", "mve": "no",
  "source": "s1", "sources": {"s1": "a manual"}})";

constexpr auto good_facts = R"("core": {"value": ["Cortex-M4F"], "source": "s1"},
  "flash": {"value": 256, "unit": "KiB", "source": "s1"}, "ram": {"value": 64, "unit": "KiB", "source": "s1"})";

constexpr auto good_region =
    R"({"name": "SRAM1", "start": "0x20000000", "size": 64, "unit": "KiB", "kind": "sram", "source": "s1"})";

class BrokenRecords : public ::testing::Test {
 protected:
  void write(const fs::path& path, const std::string& text) {
    fs::create_directories((folder_.path() / path).parent_path());
    std::ofstream(folder_.path() / path) << text;
  }

  // One file with the good chip A and whatever `records` holds.
  void write_parts(const std::string& records) {
    write("cores/m4f.json", good_core);
    write("maker/a.json",
          R"({"schema": 1, "vendor": "Maker", "family": "A", "sources": {"s1": "a manual"}, "parts": [)" +
              good_part("A") + (records.empty() ? "" : ", " + records) + "]}");
  }

  static std::string good_part(const std::string& name) {
    return R"({"part": ")" + name + R"(", )" + good_facts + R"(, "regions": [)" + good_region + "]}";
  }

  Catalog load() {
    auto catalog = Catalog::load(folder_.path());
    EXPECT_TRUE(catalog) << to_text(catalog.error());
    return catalog ? *std::move(catalog) : Catalog();
  }

  // The chip A is there, alone and whole.
  static void expect_only_a(const Catalog& catalog) {
    ASSERT_EQ(catalog.chips().size(), 1u);
    const target::Target& chip = catalog.chips().front();
    EXPECT_EQ(chip.part, "A");
    EXPECT_EQ(chip.flash, 256_KiB);
    EXPECT_EQ(chip.ram, 64_KiB);
    ASSERT_EQ(chip.regions.size(), 1u);
    EXPECT_EQ(chip.regions.front().start, 0x20000000u);
  }

  testing::TemporaryFolder folder_;
};

struct Broken {
  const char* title;
  std::string record;
  const char* reason;  // part of it
};

std::string part_with(const std::string& fields) {
  return R"({"part": "B", )" + fields + "}";
}
std::string with_regions(const std::string& regions) {
  return part_with(std::string(good_facts) + R"(, "regions": [)" + regions + "]");
}
std::string region(const std::string& fields) {
  return R"({"name": "R", "start": "0x20000000", "unit": "KiB", "kind": "sram", "source": "s1", )" + fields + "}";
}
std::string with_flash(const std::string& flash) {
  return part_with(R"("core": {"value": ["Cortex-M4F"], "source": "s1"}, "flash": )" + flash);
}
std::string with_extra(const std::string& field) {
  return part_with(std::string(good_facts) + ", " + field);
}

const std::vector<Broken>& broken_parts() {
  static const std::vector<Broken> records = {
      {"not an object", "17", "not a JSON object"},
      {"no name", "{" + std::string(good_facts) + "}", "'part' is missing"},
      {"empty name", R"({"part": " - ", )" + std::string(good_facts) + "}", "no name"},
      {"name is a number", R"({"part": 5, )" + std::string(good_facts) + "}", "not a text"},
      {"misspelt field", with_extra(R"("falsh": 3)"), "unknown field 'falsh'"},
      {"same part again", R"({"part": "a", )" + std::string(good_facts) + "}", "already taken"},
      {"alias of another part", with_extra(R"("aliases": ["A"])"), "already taken"},
      {"no core", part_with(R"("flash": {"value": 1, "unit": "KiB", "source": "s1"})"), "no core"},
      {"unknown core", part_with(R"("core": {"value": ["Cortex-M99"], "source": "s1"})"), "Cortex-M99"},
      {"core without source", part_with(R"("core": {"value": ["Cortex-M4F"]})"), "core has no source"},
      {"flash without source", with_flash(R"({"value": 256, "unit": "KiB"})"), "flash has no source"},
      {"source not listed", with_flash(R"({"value": 256, "unit": "KiB", "source": "s9"})"), "s9"},
      {"unknown unit", with_flash(R"({"value": 256, "unit": "kB", "source": "s1"})"), "'kB'"},
      {"no unit", with_flash(R"({"value": 256, "source": "s1"})"), "'unit' is missing"},
      {"no value", with_flash(R"({"unit": "KiB", "source": "s1"})"), "no value"},
      {"value in quotes", with_flash(R"({"value": "256", "unit": "KiB", "source": "s1"})"), "not a number"},
      {"negative flash", with_flash(R"({"value": -1, "unit": "KiB", "source": "s1"})"), "whole number of bytes"},
      {"half a byte", with_flash(R"({"value": 0.5, "unit": "B", "source": "s1"})"), "whole number of bytes"},
      {"flash of 2^40 bytes", with_flash(R"({"value": 1024, "unit": "GiB", "source": "s1"})"), "whole number of bytes"},
      {"flash beyond all integers", with_flash(R"({"value": 1e300, "unit": "GiB", "source": "s1"})"), "whole number"},
      {"no RAM at all", part_with(R"("core": {"value": ["Cortex-M4F"], "source": "s1"},
          "ram": {"value": 0, "unit": "KiB", "source": "s1"})"),
       "ram is 0"},
      {"clock in seconds", with_extra(R"("clock": {"value": 80, "unit": "s", "source": "s1"})"), "clocks are in"},
      {"clock of 0", with_extra(R"("clock": {"value": 0, "unit": "MHz", "source": "s1"})"), "clock is not between"},
      {"wait states in cycles", with_extra(R"("flash_wait_states": {"value": 5, "unit": "cycles", "source": "s1"})"),
       "wait states"},
      {"half a wait state", with_extra(R"("flash_wait_states": {"value": 2.5, "unit": "wait states", "source": "s1"})"),
       "whole"},
      {"supply upside down", with_extra(R"("supply": {"min": 3.6, "max": 1.8, "unit": "V", "source": "s1"})"),
       "supply ends"},
      {"a thousand volts", with_extra(R"("supply": {"min": 1000, "unit": "V", "source": "s1"})"), "out of range"},
      {"unknown FPU", with_extra(R"("fpu": {"value": "half", "source": "s1"})"), "'half'"},
      {"notes not a list", with_extra(R"("notes": "none")"), "'notes' is not a list"},
      {"region without size", with_regions(region(R"("x": 1)")), "unknown field 'x'"},
      {"region of size 0", with_regions(region(R"("size": 0)")), "is 0"},
      {"region of negative size", with_regions(region(R"("size": -4)")), "whole number of bytes"},
      {"region of unknown kind",
       with_regions(R"({"name": "R", "size": 4, "unit": "KiB", "kind": "fast", "source": "s1"})"), "'fast'"},
      {"address without 0x",
       with_regions(R"({"name": "R", "start": "20000000", "size": 4, "unit": "KiB", "kind": "sram", "source": "s1"})"),
       "not an address"},
      {"address of 80 bits",
       with_regions(
           R"({"name": "R", "start": "0xFFFFFFFFFFFFFFFFFFFF", "size": 4, "unit": "KiB", "kind": "sram", "source": "s1"})"),
       "not an address"},
      {"external memory on a chip",
       with_regions(R"({"name": "R", "size": 4, "unit": "KiB", "kind": "external_ram", "source": "s1"})"), "board"},
      {"rate of a memory on the chip",
       with_regions(R"({"name": "R", "size": 4, "unit": "KiB", "kind": "sram", "source": "s1",
           "rate": {"value": 9, "unit": "MB/s", "source": "s1"}})"),
       "outside"},
      {"overlapping regions",
       with_regions(
           std::string(good_region) + ", " +
           R"({"name": "SRAM2", "start": "0x2000FFFF", "size": 1, "unit": "KiB", "kind": "sram", "source": "s1"})"),
       "overlap"},
      {"two regions of one name",
       with_regions(
           std::string(good_region) + ", " +
           R"({"name": "SRAM1", "start": "0x30000000", "size": 1, "unit": "KiB", "kind": "sram", "source": "s1"})"),
       "two regions"},
  };
  return records;
}

TEST_F(BrokenRecords, EachIsSetAsideWithItsReason) {
  for (const Broken& broken : broken_parts()) {
    SCOPED_TRACE(broken.title);
    write_parts(broken.record);
    const Catalog catalog = load();
    expect_only_a(catalog);
    ASSERT_EQ(catalog.rejected().size(), 1u);
    EXPECT_EQ(catalog.rejected().front().file, "maker/a.json");
    EXPECT_THAT(catalog.rejected().front().reason, HasSubstr(broken.reason));
  }
}

TEST_F(BrokenRecords, AllAtOnceLeaveTheGoodOneAsItIs) {
  std::string all;
  for (const Broken& broken : broken_parts()) all += (all.empty() ? "" : ", ") + broken.record;
  write_parts(all);
  const Catalog catalog = load();
  expect_only_a(catalog);
  EXPECT_EQ(catalog.rejected().size(), broken_parts().size());
}

TEST_F(BrokenRecords, FilesThatAreNoDatabaseAreSetAside) {
  write_parts("");
  const std::string deep(100'000, '[');
  write("maker/deep.json", R"({"schema": 1, "parts": )" + deep);
  write("maker/empty.json", "");
  write("maker/half.json", R"({"schema": 1, "vendor": "Ma)");
  write("maker/list.json", "[]");
  write("maker/schema.json", R"({"schema": 2, "vendor": "Maker", "family": "F", "parts": []})");
  write("maker/misspelt.json", R"({"schema": 1, "vendor": "Maker", "family": "F", "order_sufix": "@", "parts": []})");
  write("maker/nameless.json", R"({"schema": 1, "family": "F", "parts": []})");
  write("maker/partless.json", R"({"schema": 1, "vendor": "Maker", "family": "F"})");
  write("maker/sources.json", R"({"schema": 1, "vendor": "Maker", "family": "F", "sources": [1], "parts": []})");
  write("maker/infinite.json", R"({"schema": 1, "vendor": "Maker", "family": "F", "parts": [1e999]})");
  write("maker/binary.json", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
  fs::create_directories(folder_.path() / "maker" / "folder.json");
  const Catalog catalog = load();
  expect_only_a(catalog);
  EXPECT_EQ(catalog.rejected().size(), 12u);
}

TEST_F(BrokenRecords, ACoreWithFaultsTakesItsChipsWithIt) {
  write_parts("");
  write("cores/m4f.json",
        R"({"schema": 1, "core": "Cortex-M4F", "fpu": "some", "source": "s1", "sources": {"s1": "x"}})");
  const auto catalog = Catalog::load(folder_.path());
  ASSERT_FALSE(catalog);
  EXPECT_EQ(catalog.error().kind, ErrorKind::bad_record);
  EXPECT_THAT(catalog.error().what, HasSubstr("'some'"));
}

TEST_F(BrokenRecords, OfBoardsAreSetAside) {
  write_parts("");
  const std::string memory = R"({"name": "QSPI", "start": "0x90000000", "size": 8, "unit": "MiB",
      "kind": "external_flash", "source": "s1"})";
  const auto rate = [](const std::string& value_and_unit) {
    return R"({"name": "Q", "start": "0x90000000", "size": 8, "unit": "MiB", "kind": "external_flash", "source": "s1",
      "rate": {)" +
           value_and_unit + R"(, "source": "s1"}})";
  };
  const std::string board = R"("vendor": "Maker", "source": "s1", "part": )";
  write("boards.json", R"({"schema": 1, "sources": {"s1": "a schematic"}, "boards": [
    {"board": "Good", )" + board +
                           R"("A", "memories": [)" + memory + R"(]},
    {"board": "Good", )" + board +
                           R"("A"},
    {"board": "A", )" + board +
                           R"("A"},
    {"board": "Chipless", )" +
                           board + R"("Z"},
    {"board": "Sourceless", "vendor": "Maker", "part": "A"},
    {"board": "On chip", )" +
                           board + R"("A", "memories": [)" + good_region + R"(]},
    {"board": "Over", )" + board +
                           R"("A", "memories": [{"name": "X", "start": "0x20000000", "size": 1, "unit": "MiB",
        "kind": "external_ram", "source": "s1"}]},
    {"board": "Rate", )" + board +
                           R"("A", "memories": [)" + rate(R"("value": 0, "unit": "MB/s")") + R"(]},
    {"board": "Rate in bits", )" +
                           board + R"("A", "memories": [)" + rate(R"("value": 9, "unit": "Mbit/s")") + R"(]},
    {"board": "Clock", )" + board +
                           R"("A", "clock": {"value": -1, "unit": "MHz", "source": "s1"}},
    {"board": "Of a board", )" +
                           board + R"("Good"}
  ]})");
  const Catalog catalog = load();
  expect_only_a(catalog);
  ASSERT_EQ(catalog.boards().size(), 1u);
  EXPECT_EQ(catalog.boards().front().board, "Good");
  ASSERT_EQ(catalog.boards().front().regions.size(), 2u);
  EXPECT_EQ(catalog.boards().front().regions.back().size, 8_MiB);
  EXPECT_EQ(catalog.rejected().size(), 10u);
}

TEST_F(BrokenRecords, OfRuntimesAreSetAside) {
  write_parts("");
  const auto runtime = [this](const std::string& name, const std::string& fields) {
    write("runtimes/" + name + ".json", R"({"schema": 1, "runtime": ")" + name + R"(", "title": "T", "source": "s1",
      "sources": {"s1": "runs"}, )" + fields +
                                            "}");
  };
  const auto rule = [](const std::string& figures) {
    return R"("latency": [{"core": "Cortex-M4", "dtype": "int8", "work": "macs", "unit": "cycles/MAC", "source": "s1", )" +
           figures + "}]";
  };
  const auto code = [](const std::string& figures) {
    return R"("footprints": [{"dtype": "int8", "code": {"unit": "B", "source": "s1", )" + figures + "}}]";
  };
  runtime("good", rule(R"("low": 2, "typical": 3, "high": 4)"));
  runtime("reversed", rule(R"("low": 4, "typical": 3, "high": 2)"));
  runtime("zero", rule(R"("low": 0, "typical": 3, "high": 4)"));
  runtime("no_high", rule(R"("low": 1, "typical": 3)"));
  runtime("seconds", R"("latency": [{"core": "C", "dtype": "int8", "work": "seconds", "low": 1, "typical": 1, "high": 1,
      "unit": "s", "source": "s1"}])");
  runtime("code_order", code(R"("low": 4, "typical": 3, "high": 2)"));
  runtime("code_low", code(R"("typical": 3, "high": 4)"));
  runtime("half_a_region", R"("arena_regions": 1.5)");
  runtime("weights", R"("weights": "anywhere")");
  runtime("twice", R"("footprints": [{"dtype": "int8"}, {"dtype": "int8"}])");
  const Catalog catalog = load();
  ASSERT_EQ(catalog.runtimes().size(), 1u);
  EXPECT_EQ(catalog.runtimes().front().name, "good");
  EXPECT_EQ(catalog.runtimes().front().arena_regions, 1) << "unless somebody says more";
  EXPECT_EQ(catalog.rejected().size(), 9u);
}

// Whatever a damaged file holds, loading ends with a catalog, and what stays in it is whole.
TEST_F(BrokenRecords, DamagedBytesAreSurvived) {
  write_parts("");
  const std::string file = R"({"schema": 1, "vendor": "M", "family": "F", "sources": {"s1": "x"}, "parts": [)" +
                           good_part("B") + ", " + good_part("C") + "]}";
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string damaged = file;
    for (int i = 0; i < 1 + round % 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    if (round % 5 == 0) damaged.resize(random() % damaged.size());
    write("maker/b.json", damaged);
    const Catalog catalog = load();
    ASSERT_GE(catalog.chips().size(), 1u);
    for (const target::Target& chip : catalog.chips())
      for (const target::MemoryRegion& region : chip.regions) ASSERT_GT(region.size.value, 0) << damaged;
  }
}

TEST(Load, NeedsTheFolder) {
  const auto catalog = Catalog::load("/there/is/no/such/folder");
  ASSERT_FALSE(catalog);
  EXPECT_EQ(catalog.error().kind, ErrorKind::unreadable_file);
}

TEST(Load, RefusesAFolderWithoutChips) {
  const testing::TemporaryFolder folder;
  const auto catalog = Catalog::load(folder.path());
  ASSERT_FALSE(catalog);
  EXPECT_EQ(catalog.error().kind, ErrorKind::bad_record);
}

}  // namespace
}  // namespace jauge::mcu_db
