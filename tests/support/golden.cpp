#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace jauge::testing {

void expect_golden(const std::string& path, std::string_view actual) {
  const std::filesystem::path file = std::filesystem::path(JAUGE_SOURCE_FOLDER) / "tests" / path;
  if (std::getenv("JAUGE_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
    return;
  }
  std::ifstream stream(file, std::ios::binary);
  ASSERT_TRUE(stream) << "no golden file " << file << "; JAUGE_UPDATE_GOLDEN=1 writes it";
  std::ostringstream expected;
  expected << stream.rdbuf();
  EXPECT_EQ(expected.str(), actual) << "differs from " << file;
}

}  // namespace jauge::testing
