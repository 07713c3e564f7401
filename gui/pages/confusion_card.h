// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix with its title, ways to look at it, its twin table and a line about the chosen cell.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "analyzer/evaluate/confusion.h"
#include "gui/models/simple_table.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace jauge::gui {

class ConfusionView;
class TableView;

class ConfusionCard : public QWidget {
  Q_OBJECT
 public:
  explicit ConfusionCard(QWidget* parent = nullptr);

  // A matrix that may be subtracted: of as many classes.
  struct Other {
    QString name;
    evaluate::Confusion confusion;
  };
  // `note` says where the figures come from. Nothing: an empty square.
  void show_confusion(std::optional<evaluate::Confusion> confusion, std::vector<Other> others, const QString& note);
  // Where matrices come from, a button each; those that have none are disabled. One source: no buttons.
  struct Source {
    QString name;
    bool known = false;
  };
  void show_sources(const std::vector<Source>& sources, int chosen);
  void toggle_twin();
  bool shows_twin() const;
  // False when no cell was chosen.
  bool leave_cell();
  void retranslate();
  ConfusionView& view() const { return *view_; }
  TableView* twin() const { return twin_; }

 signals:
  void picked(std::int64_t truth, std::int64_t predicted);
  void sourceChosen(int source);
  void left();  // no cell is chosen any more

 private:
  void choose_mode(int mode);
  void fill_others();
  void show_matrices();
  void fill_twin();
  void show_cell_line();

  ConfusionView* view_;
  SimpleTable twin_rows_;
  TableView* twin_;
  QStackedWidget* stack_;
  QLabel *title_, *note_, *cell_line_, *minus_;
  QComboBox* subtracted_;
  std::optional<evaluate::Confusion> confusion_;
  std::vector<Other> others_;
  std::vector<QPushButton*> modes_, sources_;
  QWidget* source_row_;
};

}  // namespace jauge::gui
