// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/find_moved.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

namespace jauge::gui {
namespace {

// SHA-256 of "abc", from FIPS 180-2.
constexpr auto digest_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(FindMoved, FindsAModelByItsContentUnderAnotherName) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "new" / "place");
  std::ofstream(folder.path() / "other.onnx") << "abd";
  std::ofstream(folder.path() / "new" / "place" / "renamed.onnx") << "abc";
  const auto models =
      find_moved({{folder.path() / "old.onnx", digest_of_abc}, {folder.path() / "gone.onnx", "00"}}, folder.path(), {});
  ASSERT_EQ(models.size(), 2U);
  EXPECT_EQ(models[0].path, folder.path() / "new" / "place" / "renamed.onnx");
  EXPECT_EQ(models[1].path, folder.path() / "gone.onnx");
}

TEST(FindMoved, LeavesAModelThatIsThere) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "a.onnx") << "changed";
  std::ofstream(folder.path() / "b.onnx") << "abc";
  const auto models = find_moved({{folder.path() / "a.onnx", digest_of_abc}}, folder.path(), {});
  EXPECT_EQ(models[0].path, folder.path() / "a.onnx");
}

}  // namespace
}  // namespace jauge::gui
