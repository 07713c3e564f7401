// Ground truth that lies beside the project (../shared) and may be absent: tests that need it skip with a message.
#pragma once

#include <filesystem>

namespace jauge::testing {

// <project>/../shared, or what the environment variable JAUGE_SHARED names.
std::filesystem::path shared_folder();
bool has_shared_folder();

// The project's own source folder.
std::filesystem::path source_folder();

}  // namespace jauge::testing

// First line of a test that reads ../shared.
#define JAUGE_NEEDS_SHARED() \
  if (!jauge::testing::has_shared_folder()) GTEST_SKIP() << "needs ../shared, which is absent here"
