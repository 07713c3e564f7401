// SPDX-License-Identifier: GPL-3.0-or-later
// Where every tensor lies in the arena (upwards) while it lives (to the right).
#pragma once

#include <memory>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "gui/views/chart.h"

namespace jauge::gui {

class ArenaRectangles;

class ArenaMap : public Chart {
  Q_OBJECT
 public:
  explicit ArenaMap(QWidget* parent = nullptr);

  // `plan`: one of the study's.
  void show_plan(std::shared_ptr<const analysis::ModelStudy> study, std::shared_ptr<const memory::Plan> plan);
  void select_step(int step);

 protected:
  QCPRange full_range() const override;
  int index_at(double x) const override;
  int picked_index() const override { return selected_; }
  int index_count() const override;
  void restyle() override;
  bool event(QEvent* event) override;  // tooltips

 private:
  QString description_at(const QPoint& place) const;

  std::shared_ptr<const analysis::ModelStudy> study_;
  std::shared_ptr<const memory::Plan> plan_;
  ArenaRectangles* rectangles_;
  int selected_ = -1;
};

}  // namespace jauge::gui
