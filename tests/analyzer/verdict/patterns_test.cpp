#include "analyzer/verdict/patterns.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/shared_files.h"

namespace jauge::verdict::patterns {
namespace {

TEST(Patterns, NoneIsListedTwice) {
  const auto listed = all();
  EXPECT_EQ(std::set(listed.begin(), listed.end()).size(), listed.size());
}

// A pattern that is declared and not listed would never be translated.
TEST(Patterns, EveryDeclaredPatternIsListed) {
  std::size_t declared = 0;
  for (const char* header : {"analyzer/verdict/patterns.h", "analyzer/cost/patterns.h"}) {
    std::ifstream file(jauge::testing::source_folder() / header);
    std::stringstream text;
    text << file.rdbuf();
    const std::string source = text.str();
    const std::regex declaration("constexpr std::string_view [a-z0-9_]+ =");
    declared += static_cast<std::size_t>(
        std::distance(std::sregex_iterator(source.begin(), source.end(), declaration), std::sregex_iterator()));
  }
  EXPECT_EQ(all().size(), declared);
}

}  // namespace
}  // namespace jauge::verdict::patterns
