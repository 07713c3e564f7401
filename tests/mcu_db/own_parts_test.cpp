#include "mcu_db/own_parts.h"

#include <gtest/gtest.h>

#include "mcu_db/catalog.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

OwnPart a_part(const std::string& name) {
  return {.vendor = "Maker & Sons",
          .family = "M1",
          .part = name,
          .core = "Cortex-M4F",
          .clock_mhz = 100,
          .regions = {{"FLASH", 0x08000000, 512, "flash"}, {"SRAM", 0x20000000, 128, "sram"}, {"CCM", {}, 16, "ccm"}},
          .source = "M1 data sheet, rev 3"};
}

class OwnParts : public ::testing::Test {
 protected:
  std::filesystem::path database() const { return testing::source_folder() / "mcu_db" / "data"; }
  Result<std::filesystem::path> add(const OwnPart& part) {
    return add_own_part(folder_.path(), database() / "cores", part);
  }
  testing::TemporaryFolder folder_;
};

TEST_F(OwnParts, AreFoundByTheCatalogWithTheirFigures) {
  const auto path = add(a_part("M1A"));
  ASSERT_TRUE(path) << to_text(path.error());
  EXPECT_EQ(path->lexically_relative(folder_.path()), "maker_sons/m1.json");
  const auto catalog = Catalog::load(database(), {folder_.path()});
  ASSERT_TRUE(catalog);
  const auto found = catalog->find("m1a");
  ASSERT_TRUE(found) << to_text(found.error());
  EXPECT_EQ(found->flash, 512_KiB);
  EXPECT_EQ(found->ram, 144_KiB);
  EXPECT_EQ(found->clock, 100_MHz);
  EXPECT_EQ(found->vendor, "Maker & Sons");
}

TEST_F(OwnParts, ShareTheFileOfTheirFamilyAndAreNotTakenTwice) {
  ASSERT_TRUE(add(a_part("M1A")));
  ASSERT_TRUE(add(a_part("M1B")));
  const auto again = add(a_part("m1-a"));
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().what.find("already holds"), std::string::npos) << again.error().what;
  const auto catalog = Catalog::load(database(), {folder_.path()});
  ASSERT_TRUE(catalog);
  EXPECT_TRUE(catalog->find("M1A") && catalog->find("M1B"));
}

TEST_F(OwnParts, AreJudgedBeforeAnythingIsWritten) {
  OwnPart unknown_core = a_part("M1A"), overlapping = a_part("M1A"), nameless = a_part(""), sourceless = a_part("M1A");
  unknown_core.core = "Cortex-M99";
  overlapping.regions.push_back({"SRAM2", 0x20000000, 16, "sram"});
  sourceless.source.clear();
  for (const OwnPart& part : {unknown_core, overlapping, nameless, sourceless}) {
    const auto added = add(part);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, ErrorKind::bad_record) << to_text(added.error());
  }
  const auto outside = add({.vendor = "../..",
                            .family = "x",
                            .part = "y",
                            .core = "Cortex-M4F",
                            .clock_mhz = {},
                            .regions = {{"FLASH", {}, 8, "flash"}},
                            .source = "z"});
  EXPECT_FALSE(outside) << "a vendor of dots has no folder";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
    EXPECT_FALSE(entry.is_regular_file()) << entry.path();
}

}  // namespace
}  // namespace jauge::mcu_db
