// SPDX-License-Identifier: GPL-3.0-or-later
// The current model against another open one on the same samples: which is better, and where they part.
#pragma once

#include <QWidget>

#include "gui/models/simple_table.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace jauge::gui {

class Session;
class TableView;

class PairPanel : public QWidget {
  Q_OBJECT
 public:
  explicit PairPanel(Session& session, QWidget* parent = nullptr);
  void retranslate();
  void refresh();
  // The other model's id; 0: none is open.
  int other() const;

 signals:
  void otherChanged();

 private:
  void fill_others();
  void compare();

  Session& session_;
  SimpleTable rows_;
  TableView* table_;
  QComboBox* others_;
  QPushButton* start_;
  QLabel *against_, *sentences_;
  bool wanted_ = false;  // the other model is being evaluated for the comparison
};

}  // namespace jauge::gui
