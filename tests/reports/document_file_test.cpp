#include "reports/document_file.h"

#include <gtest/gtest.h>

#include "reports/render/html.h"
#include "reports/render/markdown.h"
#include "tests/reports/report_input.h"

namespace jauge::reports {
namespace {

TEST(DocumentFile, ComesBackWhole) {
  const Document document = build_report(testing::seed_report(Language::french));
  const auto back = read_document(write_document(document));
  ASSERT_TRUE(back);
  EXPECT_EQ(write_document(*back), write_document(document));
  EXPECT_EQ(render::to_html(*back), render::to_html(document));
  EXPECT_EQ(render::to_markdown(*back), render::to_markdown(document));
}

TEST(DocumentFile, RefusesWhatIsNoDocument) {
  const std::string bytes = write_document(build_report(testing::seed_report(Language::english)));
  EXPECT_FALSE(read_document(""));
  EXPECT_FALSE(read_document("[]"));
  EXPECT_FALSE(read_document("{\"title\": 1}"));
  EXPECT_FALSE(read_document(bytes.substr(0, bytes.size() / 2)));
  EXPECT_FALSE(read_document("[7" + bytes.substr(2)));  // a language that does not exist
  EXPECT_EQ(read_document("[]").error().kind, ErrorKind::damaged_file);
}

}  // namespace
}  // namespace jauge::reports
