#include "reports/csv/csv.h"

#include <gtest/gtest.h>

#include <limits>

#include "reports/csv/tables.h"

namespace jauge::reports::csv {
namespace {

TEST(Cell, PlainTextStaysAsItIs) {
  EXPECT_EQ(cell("conv2d/relu"), "conv2d/relu");
}

TEST(Cell, SeparatorsQuotesAndLineEndsAreQuoted) {
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
}

// A layer's name must not run in somebody's spreadsheet.
TEST(Cell, FormulasAreDisarmed) {
  for (const char* text : {"=cmd|' /C calc'!A0", "+cmd", "-cmd", "@SUM(A1)", "\t=1"})
    EXPECT_EQ(cell(text).substr(0, 2), "\"'") << text;
}

TEST(Cell, NumbersAreNoFormulas) {
  EXPECT_EQ(cell("-1.5"), "-1.5");
  EXPECT_EQ(cell("+3"), "+3");
  EXPECT_EQ(cell("-1.5x"), "\"'-1.5x\"");
}

TEST(Cell, NumbersHaveAPointAndAreFinite) {
  EXPECT_EQ(cell(2749.832), "2749.832");
  EXPECT_EQ(cell(5393034.0), "5393034");
  EXPECT_EQ(cell(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(cell(std::numeric_limits<double>::infinity()), "");
}

TEST(Tables, AnUnknownFigureIsEmptyAndSaysUnknown) {
  const std::string text = figures({});
  EXPECT_NE(text.find("\nlatency,,,,,unknown\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nflash_weights,0,0,0,B,counted\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace jauge::reports::csv
