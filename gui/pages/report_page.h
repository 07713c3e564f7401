// SPDX-License-Identifier: GPL-3.0-or-later
// The report: what goes into it on the left, how it reads on the right.
#pragma once

#include <QTimer>

#include "gui/pages/page.h"
#include "gui/pages/report_files.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace jauge::gui {

class ReportPreview;

class ReportPage : public Page {
  Q_OBJECT
 public:
  explicit ReportPage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  void export_report();
  // Without questions; the file's ending decides the format.
  void export_to(const QString& file, Overwrite overwrite);
  QString preview_text() const;

 protected:
  void retranslate() override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* make_choices();
  void connect_choices();
  void take_choices();  // from the session into the widgets
  void fill_sections();
  void give_choices();  // from the widgets to the session
  void show_text_of_section();
  void move_section(int by);
  void render();
  QString selected_section() const;

  ReportChoices choices_;
  QLineEdit *title_, *authors_;
  QComboBox* language_;
  QListWidget* sections_;
  QPlainTextEdit* text_;
  QLabel *title_label_, *authors_label_, *language_label_, *sections_label_, *text_label_;
  QPushButton *up_, *down_, *export_;
  ReportPreview* preview_;
  MessageBar* message_;
  QTimer delay_;  // the preview follows typing, but not every key
  int job_ = 0;
  bool filling_ = false;
};

}  // namespace jauge::gui
