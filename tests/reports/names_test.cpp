#include "reports/wording/names.h"

#include <gtest/gtest.h>

namespace jauge::reports {
namespace {

TEST(Names, ShowWhatWouldHide) {
  EXPECT_EQ(visible_name("conv2d_1"), "conv2d_1");
  EXPECT_EQ(visible_name("caf\u00e9 \u4e2d"), "caf\u00e9 \u4e2d");
  EXPECT_EQ(visible_name("a\x1b[31mb"), "a<U+001B>[31mb");
  EXPECT_EQ(visible_name("a\nb\tc"), "a<U+000A>b<U+0009>c");
  EXPECT_EQ(visible_name("abc\u202egnp.exe"), "abc<U+202E>gnp.exe");
  EXPECT_EQ(visible_name("\u2066x\u2069\u200b\ufeff"), "<U+2066>x<U+2069><U+200B><U+FEFF>");
  EXPECT_EQ(visible_name(std::string("a\0b", 3)), "a<U+0000>b");
}

TEST(Names, ShowBytesThatAreNotUtf8) {
  EXPECT_EQ(visible_name("\xff\xc3"), "<0xFF><0xC3>");
  EXPECT_EQ(visible_name("\xc0\xaf"), "<0xC0><0xAF>");            // an overlong slash
  EXPECT_EQ(visible_name("\xed\xa0\x80"), "<0xED><0xA0><0x80>");  // a surrogate
  EXPECT_EQ(visible_name("\xf4\x90\x80\x80"), "<0xF4><0x90><0x80><0x80>");
}

TEST(Names, AreBounded) {
  const std::string endless(1 << 20, 'x');
  EXPECT_EQ(visible_name(endless), std::string(longest_name, 'x') + "...");
  EXPECT_EQ(visible_name(std::string(longest_name, 'x')), std::string(longest_name, 'x'));
}

TEST(Names, LeaveLinesToTextsOfTheUser) {
  EXPECT_EQ(visible_text("one\r\n\ttwo\u202e"), "one\n  two<U+202E>");
  EXPECT_EQ(visible_text(std::string(5000, 'x')).size(), 5000u);
  EXPECT_EQ(visible_line("a\nb" + std::string(5000, 'x')), "a<U+000A>b" + std::string(5000, 'x'));
}

}  // namespace
}  // namespace jauge::reports
