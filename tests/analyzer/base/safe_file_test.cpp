#include "analyzer/base/safe_file.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>

#include "tests/support/temporary_folder.h"

namespace jauge {
namespace {

std::string content_of(const std::filesystem::path& path) {
  const auto bytes = read_file(path, std::size_t{1} << 30);
  return bytes ? std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()) : "";
}

TEST(SafeFile, RefusesToReplaceUnlessTold) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "report.md";
  ASSERT_TRUE(write_file_safely(path, "old", Overwrite::refuse));
  const auto refused = write_file_safely(path, "new", Overwrite::refuse);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::unreadable_file);
  EXPECT_EQ(content_of(path), "old");
  ASSERT_TRUE(write_file_safely(path, "new", Overwrite::allow));
  EXPECT_EQ(content_of(path), "new");
}

TEST(SafeFile, LeavesNothingBehindWhenTheFolderIsMissing) {
  const testing::TemporaryFolder folder;
  EXPECT_FALSE(write_file_safely(folder.path() / "absent" / "x", "text", Overwrite::allow));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SafeFile, ReadingHonoursTheLimit) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "big";
  ASSERT_TRUE(write_file_safely(path, std::string(100, 'x'), Overwrite::refuse));
  EXPECT_EQ(read_file(path, 99).error().kind, ErrorKind::too_large);
  EXPECT_EQ(read_file(folder.path(), 99).error().kind, ErrorKind::unreadable_file);
}

// A child rewrites the file without end, alternating two contents; it is killed at random moments.
TEST(SafeFile, AFileKilledWhileWrittenIsOldOrNewNeverAMixture) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "project.jauge.json";
  const std::string a(300'000, 'a'), b(200'000, 'b');
  ASSERT_TRUE(write_file_safely(path, a, Overwrite::refuse));
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (;;) {
        (void)write_file_safely(path, b, Overwrite::allow);
        (void)write_file_safely(path, a, Overwrite::allow);
      }
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 6000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string found = content_of(path);
    ASSERT_TRUE(found == a || found == b) << "round " << round << ": " << found.size() << " bytes";
  }
}

}  // namespace
}  // namespace jauge
