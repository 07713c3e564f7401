// SPDX-License-Identifier: GPL-3.0-or-later
// The current model on every part: a filter line with facets and chips, an order, and three views: a table with verdict
// chips, the Pareto front of two figures, and two to four parts side by side.
#pragma once

#include "gui/models/compare_filter.h"
#include "gui/models/compare_table.h"
#include "gui/models/simple_table.h"
#include "gui/pages/page.h"

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace jauge::gui {

class FacetPanel;
class ParetoPanel;

class ComparePage : public Page {
  Q_OBJECT
 public:
  enum View { table_view, pareto_view, side_view };
  explicit ComparePage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override;
  Chart* chart() const override;
  QWidget* search_field() const override;
  void toggle_twin() override;
  bool has_twin() const override { return true; }
  bool escape() override;

  void use_selected_part();
  // The selected parts, else those of the shortlist: two to four. Otherwise says what to select.
  void show_side_by_side();
  void show_view(View view);
  View view() const;
  int shown_parts() const { return filter_.rowCount(); }
  FacetPanel& facets() { return *facets_; }
  ParetoPanel& pareto() { return *pareto_; }
  const SimpleTable& side_rows() const { return side_rows_; }

 protected:
  void retranslate() override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* make_view_row();
  QWidget* make_chip_row();
  QWidget* make_views();
  void connect_parts();
  void refresh();
  void fit_table();
  void apply_line();
  void after_filtering();
  void show_chips();
  void add_chip(const QString& text, const std::function<void()>& remove);
  void rank_by(int index);
  void fill_ranks();
  void show_count();
  void explain_selection();
  void choose_row(int row);
  void toggle_star();
  const ComparedPart* selected_part() const;
  std::vector<const ComparedPart*> parts_to_compare() const;

  CompareTable parts_;
  CompareFilter filter_;
  TableView *table_, *side_table_;
  SimpleTable side_rows_;
  FacetPanel* facets_;
  ParetoPanel* pareto_;
  QStackedWidget* views_;
  QLineEdit* line_;
  QLabel *fault_, *sentence_, *rank_label_;
  QComboBox* rank_;
  QPushButton* use_;
  std::vector<QPushButton*> view_buttons_;
  QScrollArea* chip_area_;
  QHBoxLayout* chips_;
};

}  // namespace jauge::gui
