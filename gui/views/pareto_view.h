// SPDX-License-Identifier: GPL-3.0-or-later
// Parts as points of two figures, both the smaller the better. Those that no other beats are filled and joined; the
// others are faded. A click chooses the nearest.
#pragma once

#include <vector>

#include "gui/views/chart.h"

namespace jauge::gui {

class ParetoView : public Chart {
  Q_OBJECT
 public:
  struct Point {
    double x = 0, y = 0;
    int row = 0;         // whose it is
    bool front = false;  // none beats it in both
  };
  explicit ParetoView(QWidget* parent = nullptr);

  // Points of the front stand in their order.
  void show_points(std::vector<Point> points, const QString& x_title, const QString& y_title);
  void select_row(int row);  // -1: none
  int point_count() const { return static_cast<int>(points_.size()); }

 signals:
  void rowPicked(int row);

 protected:
  QCPRange full_range() const override;
  int index_at(double x) const override;
  int picked_index() const override { return selected_; }
  int index_count() const override { return static_cast<int>(points_.size()); }
  void restyle() override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  int nearest_to(const QPointF& place) const;
  void add_points(bool front);
  void set_scale(QCPAxis* axis, double low, double high);

  std::vector<Point> points_;
  int selected_ = -1;  // index in points_
  QCPGraph* chosen_ = nullptr;
};

}  // namespace jauge::gui
