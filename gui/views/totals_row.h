// SPDX-License-Identifier: GPL-3.0-or-later
// The sum line below a table, aligned with its columns and always in sight.
#pragma once

#include <QWidget>

#include "gui/models/layer_table.h"

class QTableView;

namespace jauge::gui {

class TotalsRow : public QWidget {
  Q_OBJECT
 public:
  TotalsRow(const QTableView& table, const LayerTable& totals, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {100, 30}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const QTableView& table_;
  const LayerTable& totals_;
};

}  // namespace jauge::gui
