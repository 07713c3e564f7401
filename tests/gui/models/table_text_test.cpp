// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/table_text.h"

#include <gtest/gtest.h>

#include <QLocale>

#include "gui/models/layer_table.h"
#include "gui/models/simple_table.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::gui {
namespace {

SimpleCell text(const char* content) {
  return {.text = content, .tip = {}, .number = {}};
}

TEST(TableText, CsvQuotesWhatASpreadsheetWouldRun) {
  SimpleTable table;
  table.show({"name", "size"}, {{text("=cmd()"), {.text = "1,024 B", .tip = {}, .number = 1024}},
                                {text("a,\"b\""), {.text = "2.5", .tip = {}, .number = 2.5}},
                                {text("-x"), {.text = "0", .tip = {}, .number = 0}}});
  EXPECT_EQ(to_csv(table), "name,size\r\n'=cmd(),1024\r\n\"a,\"\"b\"\"\",2.5\r\n'-x,0\r\n");
}

TEST(TableText, TsvIsWhatIsOnScreen) {
  SimpleTable table;
  table.show({"name", "size"}, {{text("a\tb"), text("1")}, {text("c"), text("2")}});
  EXPECT_EQ(to_tsv(table, {table.index(1, 0), table.index(1, 1)}), "name\tsize\nc\t2\n");
  EXPECT_EQ(to_tsv(table, {table.index(0, 0)}), "name\tsize\na b\t1\n");
}

// A French window writes the same CSV: decimal point, no thousands separators.
TEST(TableText, CsvDoesNotDependOnTheLanguage) {
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  LayerTable table;
  table.show(analysis->study, true, analysis);
  const std::string english = to_csv(table);
  QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
  const std::string french = to_csv(table);
  QLocale::setDefault(QLocale(QLocale::English));
  EXPECT_EQ(english, french);
  EXPECT_NE(english.find("9437184"), std::string::npos);
}

}  // namespace
}  // namespace jauge::gui
