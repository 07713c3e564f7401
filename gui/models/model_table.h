// SPDX-License-Identifier: GPL-3.0-or-later
// The open models, a row each.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "gui/session/session.h"

namespace jauge::gui {

class ModelTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { File, Format, Inputs, WeightType, Params, MacCount, Flash, PeakRam, Digest, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void show(const std::vector<OpenModel>& models);
  void retranslate();
  int id_at(int row) const;  // 0: no such row
  int row_of(int id) const;  // -1: none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const OpenModel& model, int column) const;
  QString tip(const OpenModel& model, int column) const;

  std::vector<OpenModel> models_;
};

}  // namespace jauge::gui
