// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/project_keeper.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace jauge::gui {
namespace {

class Keeper : public ::testing::Test {
 protected:
  std::unique_ptr<ProjectKeeper> keeper() {
    return std::make_unique<ProjectKeeper>([this] { return project_; }, folder_.path() / "unsaved");
  }
  std::filesystem::path file() const { return folder_.path() / "p.jauge.json"; }

  testing::TemporaryFolder folder_;
  Project project_;
};

TEST_F(Keeper, ASecondWindowOpensReadOnlyUntilTheFirstLetsGo) {
  auto first = keeper();
  ASSERT_TRUE(first->save_as(file(), Overwrite::refuse));
  auto second = keeper();
  ASSERT_TRUE(second->open(file()));
  EXPECT_TRUE(second->is_read_only());
  EXPECT_FALSE(second->save());
  first.reset();
  auto third = keeper();
  ASSERT_TRUE(third->open(file()));
  EXPECT_FALSE(third->is_read_only());
  EXPECT_TRUE(third->save());
}

TEST_F(Keeper, ANewerVersionIsReadOnly) {
  std::ofstream(file()) << R"({"format": "jauge-project", "format_version": 2})";
  auto window = keeper();
  ASSERT_TRUE(window->open(file()));
  EXPECT_TRUE(window->is_read_only());
  EXPECT_FALSE(window->save());
}

TEST_F(Keeper, TheSideCopyHoldsUnsavedWorkAndGoesWithASave) {
  auto window = keeper();
  project_.target = "FIRST";
  ASSERT_TRUE(window->save_as(file(), Overwrite::refuse));
  window->write_side_copy();
  EXPECT_FALSE(window->left_behind(file())) << "nothing was changed";
  project_.target = "SECOND";
  window->set_modified();
  window->write_side_copy();
  const auto copy = window->left_behind(file());
  ASSERT_TRUE(copy);
  EXPECT_EQ(read_project(*copy)->target, "SECOND");
  EXPECT_EQ(read_project(file())->target, "FIRST");
  ASSERT_TRUE(window->save());
  EXPECT_FALSE(window->left_behind(file()));
  EXPECT_FALSE(window->is_modified());
}

TEST_F(Keeper, AProjectWithoutANameIsKeptAside) {
  {
    auto window = keeper();
    window->set_modified();
    window->write_side_copy();
  }
  auto after_a_crash = keeper();
  ASSERT_TRUE(after_a_crash->left_behind({}));
  after_a_crash->discard_side_copy();
  EXPECT_FALSE(after_a_crash->left_behind({}));
}

TEST_F(Keeper, AFailedSaveKeepsTheWorkAndTheOldFile) {
  auto window = keeper();
  ASSERT_TRUE(window->save_as(file(), Overwrite::refuse));
  window->set_modified();
  EXPECT_FALSE(window->save_as(file() / "below-a-file.jauge.json", Overwrite::refuse));
  EXPECT_TRUE(window->is_modified());
  EXPECT_EQ(window->file(), file());
  EXPECT_TRUE(read_project(file()));
  auto other = keeper();
  EXPECT_FALSE(other->save_as(file(), Overwrite::refuse)) << "the file exists";
}

}  // namespace
}  // namespace jauge::gui
