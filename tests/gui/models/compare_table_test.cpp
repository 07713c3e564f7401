// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_table.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "gui/models/compare_filter.h"
#include "gui/models/roles.h"

namespace jauge::gui {
namespace {

using FailureMode = QAbstractItemModelTester::FailureReportingMode;

ComparedPart part(const char* name, const char* vendor, const char* core, Bytes flash, Bytes ram, double needs_flash,
                  double needs_ram, verdict::Level level, const char* rule) {
  ComparedPart part;
  part.name = name;
  part.target.part = name;
  part.target.vendor = vendor;
  part.target.core.name = core;
  part.target.flash = flash;
  part.target.ram = ram;
  part.target.clock = 80_MHz;
  part.flash = cost::exact(needs_flash, cost::Unit::bytes, cost::Origin::counted);
  part.ram = cost::exact(needs_ram, cost::Unit::bytes, cost::Origin::planned);
  part.flash_share = needs_flash / static_cast<double>(flash.value);
  part.ram_share = needs_ram / static_cast<double>(ram.value);
  part.verdict.level = level;
  part.verdict.reasons.push_back({rule, level, {"the reason", {}}});
  part.verdict.worst_use = std::max(*part.flash_share, *part.ram_share);
  return part;
}

std::shared_ptr<Comparison> three_parts() {
  auto parts = std::make_shared<Comparison>();
  parts->push_back(part("SMALL", "ST", "Cortex-M0+", 64_KiB, 16_KiB, 65536, 57344, verdict::Level::no, "ram"));
  parts->push_back(part("SNUG", "ST", "Cortex-M4F", 512_KiB, 60_KiB, 65536, 57344, verdict::Level::tight, "ram"));
  parts->push_back(part("ROOMY", "Nordic", "Cortex-M4F", 1_MiB, 256_KiB, 65536, 57344, verdict::Level::fits, "flash"));
  (*parts)[2].latency_ms = cost::interval(12, 10, 14, cost::Unit::milliseconds, cost::Origin::estimated);
  (*parts)[2].target.board = "ROOMY-BOARD";
  return parts;
}

TEST(CompareTable, KeepsTheRulesOfItemModels) {
  CompareTable table;
  CompareFilter filter;
  QAbstractItemModelTester tester(&table, FailureMode::Fatal);
  QAbstractItemModelTester proxy_tester(&filter, FailureMode::Fatal);
  filter.setSourceModel(&table);
  table.show(three_parts());
  table.show_shortlist({"SNUG"});
  filter.set_line("flash>=512KiB");
  filter.sort(CompareTable::Ram);
  table.show(nullptr);
  EXPECT_EQ(filter.rowCount(), 0);
}

TEST(CompareTable, ChipsSayTheNumberThatDecides) {
  const auto parts = three_parts();
  EXPECT_EQ(verdict_text((*parts)[0]), "Does not fit · RAM +40 KiB");
  EXPECT_EQ(verdict_text((*parts)[1]), "Tight · RAM 93.3 %");
  EXPECT_EQ(verdict_text((*parts)[2]), "Fits");
}

TEST(CompareTable, UnknownLatencyIsADash) {
  CompareTable table;
  table.show(three_parts());
  EXPECT_EQ(table.index(0, CompareTable::Latency).data().toString(), "–");
  EXPECT_TRUE(table.index(2, CompareTable::Latency).data().toString().contains("to"));
  EXPECT_EQ(table.index(2, CompareTable::Latency).data(NumberRole).toDouble(), 12);
}

TEST(CompareFilter, SortsByVerdictAndKeepsUnknownFiguresLast) {
  CompareTable table;
  CompareFilter filter;
  filter.setSourceModel(&table);
  table.show(three_parts());
  filter.sort(CompareTable::Verdict, Qt::AscendingOrder);
  EXPECT_EQ(filter.index(0, CompareTable::Part).data().toString(), "ROOMY");
  EXPECT_EQ(filter.index(2, CompareTable::Part).data().toString(), "SMALL");
  for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
    filter.sort(CompareTable::Latency, order);
    EXPECT_EQ(filter.index(0, CompareTable::Part).data().toString(), "ROOMY") << order;
  }
}

TEST(CompareFilter, LineFacetsAndWordsNarrowTogether) {
  CompareTable table;
  CompareFilter filter;
  filter.setSourceModel(&table);
  table.show(three_parts());
  filter.set_line("flash>=512KiB");
  EXPECT_EQ(filter.rowCount(), 2);
  filter.set_vendors({"ST"});
  EXPECT_EQ(filter.rowCount(), 1);
  EXPECT_EQ(filter.index(0, CompareTable::Part).data().toString(), "SNUG");
  filter.set_vendors({});
  filter.set_line("room");
  EXPECT_EQ(filter.rowCount(), 1);
  filter.set_line("");
  filter.set_only_boards(true);
  EXPECT_EQ(filter.rowCount(), 1);
  filter.set_only_boards(false);
  filter.set_only_fitting(true);
  EXPECT_EQ(filter.rowCount(), 2);
}

TEST(CompareFilter, ALineThatCannotBeReadLeavesTheRowsAlone) {
  CompareTable table;
  CompareFilter filter;
  filter.setSourceModel(&table);
  table.show(three_parts());
  filter.set_line("flash>=512KiB");
  filter.set_line("flash>=many");
  EXPECT_EQ(filter.rowCount(), 2);
  EXPECT_FALSE(filter.fault().isEmpty());
  filter.set_line("flash>=1MiB");
  EXPECT_TRUE(filter.fault().isEmpty());
  EXPECT_EQ(filter.rowCount(), 1);
}

}  // namespace
}  // namespace jauge::gui
