// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/histogram_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

constexpr double label_height = 16, side = 5, handle_radius = 4.5;

}  // namespace

HistogramSlider::HistogramSlider(Keeps keeps, QWidget* parent) : QAbstractSlider(parent), keeps_(keeps) {
  setOrientation(Qt::Horizontal);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setPageStep(2);
}

void HistogramSlider::show_bins(std::vector<std::int64_t> bins) {
  const QSignalBlocker quiet(this);
  bins_ = std::move(bins);
  setRange(0, std::max(0, static_cast<int>(bins_.size()) - 1));
  update();
}

void HistogramSlider::show_words(const QString& name, const QString& bound) {
  name_ = name;
  bound_ = bound;
  setAccessibleName(bound.isEmpty() ? tr("%1, no limit").arg(name) : QStringLiteral("%1 %2").arg(name, bound));
  update();
}

void HistogramSlider::show_place(int place) {
  const QSignalBlocker quiet(this);
  setValue(place);
  update();
}

bool HistogramSlider::is_kept(int bin) const {
  return keeps_ == Keeps::above ? bin >= value() : bin <= value();
}

// At the edge of the bins that are kept.
double HistogramSlider::handle_x() const {
  const double slot = (width() - 2 * side) / std::max<double>(1, static_cast<double>(bins_.size()));
  return side + slot * (keeps_ == Keeps::above ? value() : value() + 1);
}

void HistogramSlider::move_to(double x) {
  const double slot = (width() - 2 * side) / std::max<double>(1, static_cast<double>(bins_.size()));
  const int edge = static_cast<int>(std::lround((x - side) / slot));
  setValue(keeps_ == Keeps::above ? edge : edge - 1);
  update();
}

void HistogramSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) move_to(event->position().x());
}

void HistogramSlider::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) move_to(event->position().x());
}

void HistogramSlider::focusInEvent(QFocusEvent* event) {
  QAbstractSlider::focusInEvent(event);
  update();
}

void HistogramSlider::focusOutEvent(QFocusEvent* event) {
  QAbstractSlider::focusOutEvent(event);
  update();
}

// Square roots: a bin of ten parts is seen beside one of a thousand.
void HistogramSlider::paint_bars(QPainter& painter, double top, double floor) const {
  const std::int64_t most = bins_.empty() ? 0 : *std::ranges::max_element(bins_);
  const double slot = (width() - 2 * side) / std::max<double>(1, static_cast<double>(bins_.size()));
  QColor kept = tokens().accent;
  kept.setAlphaF(is_dark() ? 0.75F : 0.55F);
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < bins_.size() && most > 0; ++i) {
    if (bins_[i] == 0) continue;
    const double share = std::sqrt(static_cast<double>(bins_[i]) / static_cast<double>(most));
    const double height = std::max(1.5, (floor - top) * share);
    painter.setBrush(is_kept(static_cast<int>(i)) ? kept : tokens().border);
    painter.drawRect(QRectF(side + static_cast<double>(i) * slot + 0.5, floor - height, slot - 1, height));
  }
}

void HistogramSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(11));
  const QFontMetrics metrics(painter.font());
  const QRectF line(0, 0, width(), label_height);
  const int bound_width = bound_.isEmpty() ? 0 : metrics.horizontalAdvance(bound_) + 6;
  painter.setPen(tokens().muted);
  painter.drawText(line.adjusted(0, 0, -bound_width, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                   metrics.elidedText(name_, Qt::ElideRight, width() - bound_width));
  painter.setPen(tokens().accent);
  painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), bound_);
  const double floor = height() - handle_radius - 2;
  paint_bars(painter, label_height + 1, floor);
  painter.setPen(QPen(tokens().border, 1));
  painter.drawLine(QPointF(0, floor + 0.5), QPointF(width(), floor + 0.5));
  painter.setPen(hasFocus() ? QPen(tokens().text, 1.5) : QPen(tokens().surface, 1));
  painter.setBrush(isEnabled() ? tokens().accent : tokens().pale);
  painter.drawEllipse(QPointF(handle_x(), floor), handle_radius, handle_radius);
}

}  // namespace jauge::gui
