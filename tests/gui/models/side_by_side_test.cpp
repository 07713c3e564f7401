// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/side_by_side.h"

#include <gtest/gtest.h>

namespace jauge::gui {
namespace {

ComparedPart a_part(const char* name, Bytes ram) {
  ComparedPart part;
  part.name = part.target.part = name;
  part.target.vendor = "ST";
  part.target.core.name = "Cortex-M4F";
  part.target.flash = 1_MiB;
  part.target.ram = ram;
  part.flash = part.ram = cost::exact(4096, cost::Unit::bytes, cost::Origin::planned);
  part.verdict.level = verdict::Level::fits;
  return part;
}

const SimpleTable::Row* row_named(const std::vector<SimpleTable::Row>& rows, const QString& name) {
  for (const auto& row : rows)
    if (row[0].text == name) return &row;
  return nullptr;
}

TEST(SideBySide, MarksTheFactsThatDiffer) {
  const ComparedPart a = a_part("A", 64_KiB), b = a_part("B", 128_KiB);
  const auto rows = SideBySideRows::rows({&a, &b});
  EXPECT_EQ(SideBySideRows::headers({&a, &b}), (QStringList{"Fact", "A", "B"}));
  const auto *ram = row_named(rows, "RAM"), *flash = row_named(rows, "Flash");
  ASSERT_TRUE(ram && flash);
  EXPECT_EQ((*ram)[1].text, "64 KiB");
  EXPECT_EQ((*ram)[2].text, "128 KiB");
  EXPECT_TRUE((*ram)[0].strong && (*ram)[2].strong);
  EXPECT_FALSE((*flash)[0].strong);
  for (const auto& row : rows) EXPECT_EQ(row.size(), 3u) << row[0].text.toStdString();
}

TEST(SideBySide, UnknownFiguresAreADashAndNotZero) {
  const ComparedPart a = a_part("A", 64_KiB), b = a_part("B", 64_KiB);
  const auto rows = SideBySideRows::rows({&a, &b});
  const auto* latency = row_named(rows, "Latency");
  ASSERT_TRUE(latency);
  EXPECT_EQ((*latency)[1].text, "–");
}

}  // namespace
}  // namespace jauge::gui
