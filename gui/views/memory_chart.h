// SPDX-License-Identifier: GPL-3.0-or-later
// Live bytes over the steps of a plan: the peak named, the target's RAM as a line.
#pragma once

#include <memory>
#include <optional>

#include "analyzer/analysis/analysis.h"
#include "gui/views/chart.h"

namespace jauge::gui {

class MemoryChart : public Chart {
  Q_OBJECT
 public:
  explicit MemoryChart(QWidget* parent = nullptr);

  // `plan`: one of the study's.
  void show_plan(std::shared_ptr<const analysis::ModelStudy> study, std::shared_ptr<const memory::Plan> plan,
                 std::optional<Bytes> ram);
  void select_step(int step);

 protected:
  QCPRange full_range() const override;
  int index_at(double x) const override;
  int picked_index() const override { return selected_; }
  int index_count() const override;
  void restyle() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void name_peak();
  void draw_limit();
  void draw_selection();

  std::shared_ptr<const analysis::ModelStudy> study_;
  std::shared_ptr<const memory::Plan> plan_;
  std::optional<Bytes> ram_;
  int selected_ = -1;
  QCPGraph* live_;
  QCPItemText* peak_;
  QCPItemStraightLine* limit_;
  QCPItemText* limit_text_;
  QCPItemRect* cursor_;
};

}  // namespace jauge::gui
