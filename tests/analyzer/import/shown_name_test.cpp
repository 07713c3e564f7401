#include "analyzer/import/shown_name.h"

#include <gtest/gtest.h>

namespace jauge::import {
namespace {

TEST(CleanName, LeavesGoodNamesAlone) {
  for (const char* name : {"", "conv1/kernel:0", "couche d'entrée", "層/1", "=cmd()", "<b>bold</b>", "😀"})
    EXPECT_EQ(clean_name(name), name);
}

TEST(CleanName, ReplacesWhatWouldActOnAScreen) {
  EXPECT_EQ(clean_name("a\x1B[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(clean_name("line\nbreak\ttab"), "line\uFFFDbreak\uFFFDtab");
  EXPECT_EQ(clean_name("gnp.\u202Egpj"), "gnp.\uFFFDgpj");
  EXPECT_EQ(clean_name(std::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(CleanName, ReplacesBrokenUtf8) {
  EXPECT_EQ(clean_name("\xFF"), "\uFFFD");
  EXPECT_EQ(clean_name("a\xC3"), "a\uFFFD");                              // cut off
  EXPECT_EQ(clean_name("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong
  EXPECT_EQ(clean_name("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // half a surrogate pair
  EXPECT_EQ(clean_name("\xF5\x80\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond Unicode
}

TEST(QuotedName, CutsLongNamesBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "é";
  const std::string shown = quoted_name(name);
  EXPECT_EQ(clean_name(shown), shown);
  EXPECT_LT(shown.size(), 130u);
  EXPECT_TRUE(shown.ends_with("...'"));
  EXPECT_EQ(quoted_name("short"), "'short'");
}

}  // namespace
}  // namespace jauge::import
