// SPDX-License-Identifier: GPL-3.0-or-later
// The current model on every part: a row per chip or board.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>

#include "gui/session/comparison.h"

namespace jauge::gui {

class CompareTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Star, Part, Verdict, Flash, Ram, Latency, Margin, Core, Clock, Vendor, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void show(std::shared_ptr<const Comparison> comparison);
  void show_shortlist(const QStringList& shortlist);
  void retranslate();

  const ComparedPart* part(int row) const;
  int row_of(const QString& name) const;  // -1: none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const ComparedPart& part, int column) const;
  QVariant number_of(const ComparedPart& part, int column) const;
  QString reason(const ComparedPart& part, int column) const;

  std::shared_ptr<const Comparison> comparison_;
  QStringList shortlist_;
};

// How a verdict reads in a chip: the word, and for tight and misfit the number that decides ("RAM 93 %", "Flash +41
// KiB").
QString verdict_text(const ComparedPart& part);

}  // namespace jauge::gui
