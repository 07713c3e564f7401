// SPDX-License-Identifier: GPL-3.0-or-later
// The current model on every part: a filter line, facets, and verdict chips.
#pragma once

#include "gui/models/compare_filter.h"
#include "gui/models/compare_table.h"
#include "gui/pages/page.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace jauge::gui {

class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override { return table_; }
  QWidget* search_field() const override;
  bool escape() override;
  void use_selected_part();
  int shown_parts() const { return filter_.rowCount(); }

 protected:
  void retranslate() override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* make_facets();
  void connect_facets();
  void refresh();
  void fill_facet(QListWidget* list, const QStringList& values);
  void apply_line();
  void show_count();
  void explain_selection();
  void toggle_star();
  const ComparedPart* selected_part() const;

  CompareTable parts_;
  CompareFilter filter_;
  TableView* table_;
  QLineEdit* line_;
  QLabel *fault_, *vendor_title_, *core_title_, *sentence_;
  QListWidget *vendors_, *cores_;
  QPushButton *fitting_, *boards_, *use_;
};

}  // namespace jauge::gui
