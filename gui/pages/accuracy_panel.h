// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of one evaluation: accuracy with its interval, classes, persons or recordings, sentences.
#pragma once

#include <QWidget>

#include "analyzer/evaluate/evaluation.h"
#include "gui/models/simple_table.h"

class QLabel;

namespace jauge::gui {

class TableView;

class AccuracyPanel : public QWidget {
  Q_OBJECT
 public:
  explicit AccuracyPanel(QWidget* parent = nullptr);

  // `board`: where the answers come from; empty: this computer.
  void show_evaluation(const evaluate::Evaluation* evaluation, std::int64_t all_samples, const QString& board = {});
  // While a run goes on: accuracy so far.
  void show_so_far(const evaluate::Confusion& confusion, std::int64_t total, const QString& board = {});
  void show_nothing(const QString& why);
  void retranslate();
  TableView* table() const { return class_table_; }

 private:
  void show_accuracy(double accuracy, const evaluate::Interval& interval, const QString& basis);

  SimpleTable classes_, groups_;
  TableView *class_table_, *group_table_;
  QLabel *figure_, *interval_, *basis_, *sentences_, *class_title_, *group_title_;
};

}  // namespace jauge::gui
