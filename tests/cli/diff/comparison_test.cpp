#include "cli/diff/comparison.h"

#include <gtest/gtest.h>

namespace jauge::cli::diff {
namespace {

Side side_with(std::vector<SideRow> rows, bool by_st = false) {
  Side side{.kind = by_st ? "report" : "model", .title = "m", .counted_by_st = by_st};
  side.tables = {{.graph = "c", .rows = std::move(rows)}};
  return side;
}

SideRow row(const char* name, std::int64_t macs, std::optional<std::int64_t> bytes = 0, const char* shape = "") {
  return {.name = name, .op = "Conv", .shape = shape, .params = 0, .macs = macs, .weight_bytes = bytes};
}

TEST(Comparison, SaysWhichRowsChanged) {
  const auto tables = compare_tables(side_with({row("a", 10), row("b", 20)}), side_with({row("a", 10), row("b", 21)}));
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].equal, 1u);
  EXPECT_EQ(tables[0].rows[1].status, RowStatus::changed);
}

TEST(Comparison, WhatOneSideDoesNotSayIsNotCompared) {
  const auto tables = compare_tables(side_with({row("a", 10, std::nullopt)}), side_with({row("a", 10, 640)}));
  EXPECT_EQ(tables[0].equal, 1u);
}

TEST(Comparison, ShapesOfOurOwnRowsAreCompared) {
  const auto tables = compare_tables(side_with({row("a", 10, 0, "1x8")}), side_with({row("a", 10, 0, "1x9")}));
  EXPECT_EQ(tables[0].rows[0].status, RowStatus::changed);
}

TEST(Comparison, ReportsChooseTheirOwnShapesAndListInputsToo) {
  const auto tables = compare_tables(side_with({row("input_0", 0), row("a", 10, 0, "[b:1,c:8]")}, true),
                                     side_with({row("a", 10, 0, "1x8"), row("flatten", 0)}));
  ASSERT_EQ(tables[0].rows.size(), 1u);
  EXPECT_EQ(tables[0].equal, 1u);
}

TEST(Comparison, TablesOfOtherGraphsAreNotCompared) {
  Side other = side_with({row("a", 10)});
  other.tables[0].graph = "model";
  EXPECT_TRUE(compare_tables(side_with({row("a", 10)}), other).empty());
}

}  // namespace
}  // namespace jauge::cli::diff
