// SPDX-License-Identifier: GPL-3.0-or-later
// Log, problems and jobs, as an IDE shows them.
#pragma once

#include <QTabWidget>

#include "gui/models/simple_table.h"

class QPlainTextEdit;
class QPushButton;

namespace jauge::gui {

class Session;
class TableView;

class BottomDock : public QTabWidget {
  Q_OBJECT
 public:
  explicit BottomDock(Session& session, QWidget* parent = nullptr);

  void log(const QString& line);
  void show_problems();
  const QAbstractItemModel& problem_table() const { return problem_rows_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh_problems();
  void refresh_jobs();
  void retranslate();
  void copy_details() const;
  void cancel_selected_job();

  Session& session_;
  SimpleTable problem_rows_, job_rows_;
  TableView *problems_, *jobs_;
  QPlainTextEdit* log_;
  QPushButton *details_, *cancel_, *forget_;
};

}  // namespace jauge::gui
