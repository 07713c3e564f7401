// Everything that can be said has its French, with the same numbers in it.
#include "reports/wording/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "analyzer/evaluate/drift_patterns.h"
#include "analyzer/memory/proof.h"
#include "analyzer/verdict/claim_patterns.h"
#include "analyzer/verdict/patterns.h"
#include "reports/wording/wording.h"

namespace jauge::reports {
namespace {

std::multiset<std::string> placeholders(std::string_view pattern) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
    if (pattern[i] == '{' && pattern[i + 2] == '}') found.insert(std::string(pattern.substr(i, 3)));
  return found;
}

TEST(Catalogue, KnowsEverySentenceOfTheStages) {
  const auto expect_french = [](std::string_view pattern) {
    EXPECT_TRUE(french_of(pattern)) << "no French for: " << pattern;
  };
  std::ranges::for_each(verdict::patterns::all(), expect_french);
  std::ranges::for_each(verdict::claim_patterns::all, expect_french);
  std::ranges::for_each(memory::proof_patterns::all, expect_french);
  std::ranges::for_each(evaluate::drift_patterns::all, expect_french);
}

TEST(Catalogue, KeepsEveryNumber) {
  for (const Translation& entry : catalogue)
    EXPECT_EQ(placeholders(entry.english), placeholders(entry.french)) << entry.english;
}

TEST(Catalogue, HasEveryPatternOnce) {
  std::set<std::string_view> seen;
  for (const Translation& entry : catalogue) EXPECT_TRUE(seen.insert(entry.english).second) << entry.english;
}

TEST(Catalogue, NamesBytesAndSizesInFrenchOnly) {
  for (const Translation& entry : catalogue)
    for (const char* unit : {"KiB", "MiB", " kB", " Ko"})
      EXPECT_EQ(entry.french.find(unit), std::string_view::npos) << entry.french;
}

TEST(Say, FillsPatternsInBothLanguages) {
  const Sentence sentence{std::string(verdict::patterns::flash_no),
                          {std::string("STM32L4R9AI"), 3'295'882_B, 5'393'034_B, 2'097'152_B}};
  EXPECT_EQ(say(sentence, Language::english),
            "does not fit the internal Flash of STM32L4R9AI by 3,295,882 B: 5,393,034 B needed, 2,097,152 B there");
  EXPECT_EQ(say(sentence, Language::french),
            "ne tient pas dans la Flash interne de STM32L4R9AI, il manque 3\u202f295\u202f882\u00a0o\u00a0: "
            "5\u202f393\u202f034\u00a0o nécessaires, 2\u202f097\u202f152\u00a0o présents");
}

TEST(Say, TakesHostileNamesAsTheyAreAndNoPlaceholderFromThem) {
  const Sentence sentence{std::string(verdict::patterns::flash_unknown), {std::string("{0}{1}\u202e")}};
  EXPECT_EQ(say(sentence, Language::english), "the Flash of {0}{1}<U+202E> is not known");
}

TEST(Say, SaysUnknownPatternsInEnglish) {
  EXPECT_EQ(say({"never {0} heard {7}", {std::int64_t{3}}}, Language::french), "never 3 heard {7}");
}

}  // namespace
}  // namespace jauge::reports
