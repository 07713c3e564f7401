// SPDX-License-Identifier: GPL-3.0-or-later
// One row per layer of one graph of a study, in the order of execution. Shows what the analysis says, computes nothing.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "analyzer/analysis/analysis.h"

namespace jauge::gui {

class LayerTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    Index,
    Name,
    Operator,
    Output,
    Params,
    MacCount,
    MacShare,
    WeightBytes,
    OutputBytes,
    Time,
    ColumnCount
  };

  using QAbstractTableModel::QAbstractTableModel;

  // `analysis` may be null (no target yet, or the graph as in the file): times are then unknown.
  void show(std::shared_ptr<const analysis::ModelStudy> study, bool deployable,
            std::shared_ptr<const analysis::Analysis> analysis);
  void retranslate();

  const cost::LayerCount* layer(int row) const;
  // The same columns for the whole graph; empty where a sum makes no sense.
  QString total(int column) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const cost::LayerCount& layer, int column) const;
  QVariant number_of(const cost::LayerCount& layer, int column) const;
  QString reason(const cost::LayerCount& layer, int column) const;
  std::optional<double> milliseconds(int row) const;
  const cost::Counts& counts() const;

  std::shared_ptr<const analysis::ModelStudy> study_;
  std::shared_ptr<const analysis::Analysis> analysis_;
  bool deployable_ = true;
};

}  // namespace jauge::gui
