// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/pareto_view.h"

#include <algorithm>
#include <cmath>

#include "gui/theme/tokens.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {
namespace {

constexpr double near_enough = 14;  // pixels
constexpr double wide_range = 8;    // of largest to smallest: above it an axis is logarithmic
constexpr double front_size = 8, other_size = 5, chosen_size = 13;

}  // namespace

ParetoView::ParetoView(QWidget* parent) : Chart(parent) {
  for (QCPAxis* axis : {xAxis, yAxis}) axis->setTicker(QSharedPointer<NumberTicker>::create());
  // By index: a click is looked up in the plane by us, a key walks along the points.
  connect(this, &Chart::picked, this, [this](int index) {
    if (index >= 0 && index < point_count()) emit rowPicked(points_[static_cast<std::size_t>(index)].row);
  });
  restyle();
}

void ParetoView::show_points(std::vector<Point> points, const QString& x_title, const QString& y_title) {
  points_ = std::move(points);
  // The keyboard walks along the front first.
  std::ranges::stable_partition(points_, &Point::front);
  selected_ = -1;
  xAxis->setLabel(x_title);
  yAxis->setLabel(y_title);
  if (!points_.empty()) {
    const auto [left, right] = std::ranges::minmax(points_, {}, &Point::x);
    const auto [low, high] = std::ranges::minmax(points_, {}, &Point::y);
    set_scale(xAxis, left.x, right.x);
    set_scale(yAxis, low.y, high.y);
  }
  restyle();
}

void ParetoView::select_row(int row) {
  const auto found = std::ranges::find(points_, row, &Point::row);
  selected_ = found == points_.end() ? -1 : static_cast<int>(found - points_.begin());
  restyle();
}

QCPRange ParetoView::full_range() const {
  if (points_.empty()) return {0, 1};
  const auto [low, high] = std::ranges::minmax(points_, {}, &Point::x);
  const bool logarithmic = low.x > 0 && high.x / low.x > wide_range;
  if (logarithmic) return {low.x / 1.3, high.x * 1.3};
  const double margin = std::max((high.x - low.x) * 0.06, std::abs(high.x) * 0.01 + 1e-9);
  return {std::max(0.0, low.x - margin), high.x + margin};
}

// A figure that spans orders of magnitude is drawn by them.
void ParetoView::set_scale(QCPAxis* axis, double low, double high) {
  const bool logarithmic = low > 0 && high / low > wide_range;
  axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (logarithmic) {
    axis->setTicker(QSharedPointer<PowerTicker>::create());
    axis->setRange(low / 1.3, high * 1.3);
    return;
  }
  axis->setTicker(QSharedPointer<NumberTicker>::create());
  const double margin = std::max((high - low) * 0.06, std::abs(high) * 0.01 + 1e-9);
  axis->setRange(std::max(0.0, low - margin), high + margin);
}

void ParetoView::add_points(bool front) {
  QVector<double> keys, values;
  for (const Point& point : points_)
    if (point.front == front) {
      keys << point.x;
      values << point.y;
    }
  auto* graph = addGraph();
  graph->setData(keys, values);
  QColor faded = tokens().muted;
  faded.setAlphaF(0.45F);
  graph->setLineStyle(front ? QCPGraph::lsStepLeft : QCPGraph::lsNone);
  graph->setPen(QPen(front ? tokens().accent : faded, 1.4));
  graph->setScatterStyle(QCPScatterStyle(front ? QCPScatterStyle::ssDisc : QCPScatterStyle::ssCircle,
                                         front ? tokens().accent : faded, front ? front_size : other_size));
}

void ParetoView::restyle() {
  clearGraphs();
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setLabelColor(tokens().muted);
    axis->setLabelFont(chart_font());
    axis->setLabelPadding(4);
  }
  add_points(false);
  add_points(true);
  if (selected_ >= 0) {
    const Point& point = points_[static_cast<std::size_t>(selected_)];
    auto* graph = addGraph();
    graph->setData({point.x}, {point.y});
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(tokens().text, 2), Qt::NoBrush, chosen_size));
  }
  replot(rpQueuedReplot);
}

int ParetoView::index_at(double) const {
  return -1;
}

int ParetoView::nearest_to(const QPointF& place) const {
  int nearest = -1;
  double best = near_enough;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double distance =
        std::hypot(xAxis->coordToPixel(points_[i].x) - place.x(), yAxis->coordToPixel(points_[i].y) - place.y());
    if (distance >= best) continue;
    best = distance;
    nearest = static_cast<int>(i);
  }
  return nearest;
}

void ParetoView::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  if (const int index = nearest_to(event->position()); event->button() == Qt::LeftButton && index >= 0)
    emit rowPicked(points_[static_cast<std::size_t>(index)].row);
}

}  // namespace jauge::gui
