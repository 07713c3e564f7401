// Small promises about every tracked file.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "tests/layout/source_tree.h"
#include "tests/support/shared_files.h"

namespace jauge::layout {
namespace {

constexpr std::size_t longest_file = 500;

// Longer files, each with the reason why splitting would not help the reader.
const std::map<std::string, std::string, std::less<>> long_files = {};

// Lines that match, as "path:number: line". The patterns are put together so that this file does not match itself.
std::string lines_matching(const std::string& pattern, bool only_code) {
  const std::regex regex(pattern);
  std::string found;
  for (const SourceFile& file : source_files()) {
    if (!is_text(file) || (only_code && !file.is_cpp())) continue;
    int number = 0;
    for (const std::string_view line : lines_of(file.text)) {
      ++number;
      if (std::regex_search(line.begin(), line.end(), regex))
        found += file.path + ":" + std::to_string(number) + ": " + std::string(line.substr(0, 120)) + "\n";
    }
  }
  return found;
}

TEST(Hygiene, NoPathsOfOneMachine) {
  EXPECT_EQ(lines_matching(R"((^|[^A-Za-z0-9_./-])/(home|Users|wo)"
                           R"(rk|root)/[a-z])",
                           false),
            "");
}

TEST(Hygiene, NothingIsLeftForLater) {
  EXPECT_EQ(lines_matching("\\b(TO"
                           "DO|FIX"
                           "ME|XX"
                           "X)\\b",
                           true),
            "");
}

TEST(Hygiene, FilesStayShort) {
  for (const SourceFile& file : source_files()) {
    if (!file.is_cpp()) continue;
    const std::size_t lines = lines_of(file.text).size();
    if (long_files.contains(file.path)) {
      EXPECT_GT(lines, longest_file) << file.path << " is short now: take it off the list";
    } else {
      EXPECT_LE(lines, longest_file) << file.path << " wants to be split, or to be listed with a reason";
    }
  }
}

TEST(Hygiene, HeadersAreGuardedAndTextsEndWithANewline) {
  for (const SourceFile& file : source_files()) {
    if (!file.is_cpp()) continue;
    EXPECT_TRUE(file.text.ends_with('\n')) << file.path;
    EXPECT_TRUE(!file.ends_with(".h") || file.text.find("#pragma once") != std::string::npos) << file.path;
  }
}

// The ground truth beside the project has licences of its own: facts and figures are taken from it, never files.
TEST(Hygiene, NoFileIsACopyOfGroundTruth) {
  JAUGE_NEEDS_SHARED();
  std::multimap<std::uintmax_t, std::filesystem::path> by_size;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(testing::shared_folder()))
    if (entry.is_regular_file()) by_size.emplace(entry.file_size(), entry.path());
  constexpr std::uintmax_t too_small_to_be_anybodys = 200;
  for (const SourceFile& file : source_files()) {
    if (file.text.size() < too_small_to_be_anybodys) continue;
    const auto [first, last] = by_size.equal_range(file.text.size());
    for (auto candidate = first; candidate != last; ++candidate) {
      std::ifstream stream(candidate->second, std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(stream), {}};
      EXPECT_NE(content, file.text) << file.path << " is a copy of " << candidate->second.filename();
    }
  }
}

}  // namespace
}  // namespace jauge::layout
