#include "reports/render/escape.h"

#include <gtest/gtest.h>

namespace jauge::reports::render {
namespace {

TEST(EscapeXml, LeavesNoMarkup) {
  EXPECT_EQ(escape_xml("<script>alert(\"1\" & '2')</script>"),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  EXPECT_EQ(escape_xml("a\x01"), "a\ufffd");
}

TEST(EscapeMarkdown, LeavesNamesReadable) {
  EXPECT_EQ(escape_markdown("batch_normalization_1"), "batch_normalization_1");
  EXPECT_EQ(escape_markdown("5.12 MiB (2,758 ms)"), "5.12 MiB (2,758 ms)");
  EXPECT_EQ(escape_markdown("-"), "-");
}

TEST(EscapeMarkdown, LetsNothingBecomeMarkup) {
  EXPECT_EQ(escape_markdown("_a_ *b* `c`"), "\\_a\\_ \\*b\\* \\`c\\`");
  EXPECT_EQ(escape_markdown("a|b"), "a\\|b");
  EXPECT_EQ(escape_markdown("[x](javascript:y)"), "\\[x\\](javascript:y)");
  EXPECT_EQ(escape_markdown("<img src=x>&amp;"), "&lt;img src=x&gt;&amp;amp;");
  EXPECT_EQ(escape_markdown("# title"), "\\# title");
  EXPECT_EQ(escape_markdown("=cmd()"), "\\=cmd()");
  EXPECT_EQ(escape_markdown("a\n- b\n1. c"), "a\n\\- b\n1\\. c");
  EXPECT_EQ(escape_markdown("http://a.b www.c.d e@f.g"), "http&#58;//a.b www&#46;c.d e&#64;f.g");
}

}  // namespace
}  // namespace jauge::reports::render
