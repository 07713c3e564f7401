// SPDX-License-Identifier: GPL-3.0-or-later
// Are the samples of the field distributed like the chosen data?
#pragma once

#include <QWidget>

#include "gui/models/simple_table.h"

class QLabel;
class QPushButton;

namespace jauge::gui {

class Session;
class TableView;

class DriftPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DriftPanel(Session& session, QWidget* parent = nullptr);
  void retranslate();
  void refresh();

 private:
  Session& session_;
  SimpleTable rows_;
  TableView* table_;
  QPushButton* choose_;
  QLabel *names_, *sentences_;
};

}  // namespace jauge::gui
