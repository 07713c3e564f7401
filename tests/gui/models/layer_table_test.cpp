// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/layer_table.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "gui/models/layer_advice.h"
#include "gui/models/roles.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::gui {
namespace {

using FailureMode = QAbstractItemModelTester::FailureReportingMode;

int row_named(const LayerTable& table, const char* name) {
  for (int row = 0; row < table.rowCount(); ++row)
    if (table.index(row, LayerTable::Name).data().toString() == name) return row;
  return -1;
}

QString cell(const LayerTable& table, const char* layer, LayerTable::Column column) {
  return table.index(row_named(table, layer), column).data().toString();
}

TEST(LayerTable, KeepsTheRulesOfItemModels) {
  LayerTable table;
  QAbstractItemModelTester tester(&table, FailureMode::Fatal);
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  table.show(analysis->study, true, analysis);
  table.show(analysis->study, false, nullptr);
  table.show(nullptr, true, nullptr);
  EXPECT_EQ(table.rowCount(), 0);
}

// The figures are those of the published table of the seed network, not of our own output.
TEST(LayerTable, ShowsTheSeedNetwork) {
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  LayerTable table;
  table.show(analysis->study, true, analysis);
  EXPECT_EQ(cell(table, "conv2d_1", LayerTable::MacCount), "9,437,184");
  EXPECT_EQ(cell(table, "conv2d_1", LayerTable::Output), "32×32×32");
  EXPECT_EQ(cell(table, "conv2d_1", LayerTable::Params), "9,248");
  EXPECT_EQ(cell(table, "dense", LayerTable::WeightBytes), "2 MiB");
  EXPECT_EQ(table.total(LayerTable::MacCount), "32,609,280");
  EXPECT_EQ(table.total(LayerTable::Name), "Total");
}

TEST(LayerTable, SharesAddUpToOne) {
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  LayerTable table;
  table.show(analysis->study, true, analysis);
  double sum = 0;
  for (int row = 0; row < table.rowCount(); ++row)
    sum += table.index(row, LayerTable::MacShare).data(ShareRole).toDouble();
  EXPECT_NEAR(sum, 1.0, 1e-9);
}

TEST(LayerTable, AnUnknownTimeIsADashWithItsReason) {
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  LayerTable table;
  table.show(analysis->study, false, analysis);  // the graph as in the file has no times
  const QModelIndex time = table.index(0, LayerTable::Time);
  EXPECT_EQ(time.data().toString(), "–");
  EXPECT_FALSE(time.data(NumberRole).isValid());
  EXPECT_TRUE(time.data(PaleRole).toBool());
  EXPECT_TRUE(time.data(Qt::AccessibleDescriptionRole).toString().contains("deployable"));
}

TEST(LayerTable, NamesFromTheFileCannotHideAnything) {
  auto study = std::make_shared<analysis::ModelStudy>(*testing::seed_vgg_on_stm32l4r9i_disco()->study);
  study->deployable_counts.layers[0].name = "<b>evil</b>\u202Egnp.exe\n";
  LayerTable table;
  table.show(study, true, nullptr);
  const QModelIndex name = table.index(0, LayerTable::Name);
  EXPECT_FALSE(name.data().toString().contains(QChar(0x202E)));
  EXPECT_FALSE(name.data().toString().contains('\n'));
  EXPECT_FALSE(name.data(Qt::ToolTipRole).toString().contains("<b>"));
}

TEST(LayerAdvice, SaysWhatHelpsAndWhatDoesNot) {
  const auto study = testing::seed_vgg_on_stm32l4r9i_disco()->study;
  const auto& layers = study->deployable_counts.layers;
  const auto index = [&](const std::string& name) {
    for (const auto& layer : layers)
      if (layer.name == name) return layer.index;
    return -1;
  };
  const QString dense = layer_advice(*study, index("dense")).join('\n');
  EXPECT_TRUE(dense.contains("39.1 % of all weight bytes")) << dense.toStdString();
  EXPECT_TRUE(dense.contains("Only 1.6 % of the MACs")) << dense.toStdString();
  EXPECT_TRUE(dense.contains("Not at the RAM peak")) << dense.toStdString();
  EXPECT_TRUE(layer_advice(*study, index("conv2d_1")).join('\n').contains("The RAM peak is here"));
  EXPECT_TRUE(layer_advice(*study, -1).isEmpty());
  EXPECT_TRUE(layer_advice(*study, static_cast<int>(layers.size())).isEmpty());
}

}  // namespace
}  // namespace jauge::gui
