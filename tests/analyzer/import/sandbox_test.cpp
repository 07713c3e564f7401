#include "analyzer/import/reader/sandbox.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

#include "analyzer/base/program_paths.h"
#include "tests/support/temporary_folder.h"

namespace jauge::import {
namespace {

TEST(Sandbox, LetsNothingOutAndNothingBeWritten) {
  const jauge::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "kept") << "content";
  const std::string command = (program_folder() / "sandbox-probe").string() + " " + folder.path().string();
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0) << "the attempt of this number worked (sandbox_probe.cpp)";
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "written"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "kept"));
}

}  // namespace
}  // namespace jauge::import
