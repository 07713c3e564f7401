// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/confusion_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/models/text.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

constexpr double usual_cell = 46, usual_side = 440, least_with_text = 18, least_with_name = 11;
constexpr int header = 22, widest_name = 110, gap = 2;

QColor blend(const QColor& from, const QColor& to, double share) {
  const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

// What is right is in the accent, what is wrong in orange: both tell from the ground by lightness too.
QColor wrong_colour() {
  return is_dark() ? QColor("#B4511E") : QColor("#D55E00");
}

}  // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionView::show_confusion(std::optional<evaluate::Confusion> confusion,
                                   std::optional<evaluate::Confusion> other) {
  const bool same_classes = confusion && confusion_ && confusion->classes == confusion_->classes;
  confusion_ = std::move(confusion);
  other_ = std::move(other);
  if (!same_classes) chosen_.reset();
  if (chosen_) setAccessibleDescription(words_of(*chosen_));
  update();
}

void ConfusionView::set_mode(Mode mode) {
  mode_ = mode;
  update();
}

void ConfusionView::choose(std::optional<Cell> cell) {
  chosen_ = cell;
  setAccessibleDescription(cell && confusion_ ? words_of(*cell) : QString());
  update();
}

QString ConfusionView::words_of(const Cell& cell) const {
  const auto name = [&](std::int64_t index) { return shown(confusion_->classes[static_cast<std::size_t>(index)]); };
  return tr("truth %1, answer %2: %3 of %4")
      .arg(name(cell.truth), name(cell.predicted), number(confusion_->at(cell.truth, cell.predicted)),
           number(confusion_->row_sum(cell.truth)));
}

ConfusionView::Geometry ConfusionView::geometry_of() const {
  const QFontMetrics metrics(text_font(12));
  int names = 30;
  for (const std::string& name : confusion_->classes) names = std::max(names, metrics.horizontalAdvance(shown(name)));
  Geometry geometry;
  geometry.left = std::min(names, widest_name) + 12;
  geometry.top = header;
  const auto classes = static_cast<double>(std::max<std::int64_t>(1, confusion_->size()));
  // Few classes get larger cells, so that the square stays one.
  const double largest = std::max(usual_cell, usual_side / classes);
  geometry.cell = std::clamp(std::min((width() - geometry.left - 2) / classes, (height() - geometry.top - 2) / classes),
                             2.0, largest);
  return geometry;
}

QRectF ConfusionView::cell_area(const Geometry& geometry, const Cell& cell) const {
  return {geometry.left + static_cast<double>(cell.predicted) * geometry.cell,
          geometry.top + static_cast<double>(cell.truth) * geometry.cell, geometry.cell - gap, geometry.cell - gap};
}

std::optional<ConfusionView::Cell> ConfusionView::cell_at(const QPointF& point) const {
  if (!confusion_) return std::nullopt;
  const Geometry geometry = geometry_of();
  const auto index = [&](double offset) { return static_cast<std::int64_t>(std::floor(offset / geometry.cell)); };
  const Cell cell{index(point.y() - geometry.top), index(point.x() - geometry.left)};
  const auto inside = [this](std::int64_t i) { return i >= 0 && i < confusion_->size(); };
  return inside(cell.truth) && inside(cell.predicted) ? std::optional(cell) : std::nullopt;
}

std::int64_t ConfusionView::value_of(const Cell& cell) const {
  const std::int64_t own = confusion_->at(cell.truth, cell.predicted);
  return mode_ == Mode::difference && other_ ? own - other_->at(cell.truth, cell.predicted) : own;
}

QColor ConfusionView::colour_of(const Cell& cell) const {
  const QColor ground = is_dark() ? blend(tokens().surface, tokens().grid, 0.5) : tokens().sunken;
  const std::int64_t value = value_of(cell), support = confusion_->row_sum(cell.truth);
  if (value == 0 || support == 0) return ground;
  const double share = std::min(1.0, std::abs(static_cast<double>(value)) / static_cast<double>(support));
  const bool diagonal = cell.truth == cell.predicted;
  // In the difference more on the diagonal is good, more beside it is bad.
  const bool good = mode_ == Mode::difference ? diagonal == (value > 0) : diagonal;
  const double strength = good && mode_ != Mode::difference ? 0.35 + 0.65 * share : 0.3 + 0.7 * std::sqrt(share);
  return blend(ground, good ? tokens().accent : wrong_colour(), strength);
}

QString ConfusionView::text_of(const Cell& cell) const {
  const std::int64_t value = value_of(cell);
  if (value == 0) return {};
  if (mode_ == Mode::difference) return (value > 0 ? QStringLiteral("+") : QString()) + number(value);
  if (mode_ == Mode::counts) return number(value);
  const std::int64_t support = confusion_->row_sum(cell.truth);
  const double share = 100 * static_cast<double>(value) / static_cast<double>(support);
  return share < 1 ? decimal(share, 1) : number(std::llround(share));
}

void ConfusionView::paint_names(QPainter& painter, const Geometry& geometry) const {
  if (geometry.cell < least_with_name) return;
  painter.setFont(text_font(geometry.cell < 16 ? 10 : 12));
  painter.setPen(tokens().muted);
  const QFontMetrics metrics = painter.fontMetrics();
  for (std::int64_t i = 0; i < confusion_->size(); ++i) {
    const QString name = shown(confusion_->classes[static_cast<std::size_t>(i)]);
    const QRectF row(0, geometry.top + static_cast<double>(i) * geometry.cell, geometry.left - 8, geometry.cell - gap);
    painter.drawText(row, int(Qt::AlignRight | Qt::AlignVCenter),
                     metrics.elidedText(name, Qt::ElideRight, static_cast<int>(row.width())));
    if (geometry.cell < least_with_text) continue;
    const QRectF column(geometry.left + static_cast<double>(i) * geometry.cell - 1, 0, geometry.cell, geometry.top - 4);
    painter.save();
    painter.setFont(text_font(11));
    painter.drawText(column, int(Qt::AlignHCenter | Qt::AlignBottom),
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(column.width())));
    painter.restore();
  }
}

void ConfusionView::paint_cell(QPainter& painter, const Geometry& geometry, const Cell& cell) const {
  const QRectF area = cell_area(geometry, cell);
  const QColor ground = colour_of(cell);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(area, 2, 2);
  if (geometry.cell < least_with_text) return;
  const bool diagonal = cell.truth == cell.predicted;
  const QString text = text_of(cell);
  double size = (diagonal ? 12.5 : 12) + (geometry.cell > 1.5 * usual_cell ? 4 : 0);
  while (size > 8 && QFontMetricsF(figure_font(size, diagonal)).horizontalAdvance(text) > area.width() - 2) size -= 0.5;
  painter.setFont(figure_font(size, diagonal));
  painter.setPen(qGray(ground.rgb()) < 128 ? QColor("#FFFFFF") : QColor("#1B1F24"));
  painter.drawText(area, Qt::AlignCenter, text);
}

void ConfusionView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!confusion_ || confusion_->size() == 0) return;
  const Geometry geometry = geometry_of();
  paint_names(painter, geometry);
  for (std::int64_t truth = 0; truth < confusion_->size(); ++truth)
    for (std::int64_t predicted = 0; predicted < confusion_->size(); ++predicted)
      paint_cell(painter, geometry, {truth, predicted});
  if (!chosen_) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(tokens().text, hasFocus() ? 2.5 : 1.5));
  painter.drawRoundedRect(cell_area(geometry, *chosen_), 2, 2);
}

void ConfusionView::pick(const Cell& cell) {
  choose(cell);
  emit picked(cell.truth, cell.predicted);
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
  if (const auto cell = cell_at(event->position())) pick(*cell);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
  if (!confusion_ || confusion_->size() == 0) return QWidget::keyPressEvent(event);
  Cell cell = chosen_.value_or(Cell{});
  const std::int64_t last = confusion_->size() - 1;
  switch (event->key()) {
    case Qt::Key_Left:
      cell.predicted = std::max<std::int64_t>(0, cell.predicted - 1);
      break;
    case Qt::Key_Right:
      cell.predicted = std::min(last, cell.predicted + 1);
      break;
    case Qt::Key_Up:
      cell.truth = std::max<std::int64_t>(0, cell.truth - 1);
      break;
    case Qt::Key_Down:
      cell.truth = std::min(last, cell.truth + 1);
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  pick(cell);
}

bool ConfusionView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cell_at(help->pos()))
      QToolTip::showText(help->globalPos(), tooltip(words_of(*cell)), this);
    else
      QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

}  // namespace jauge::gui
