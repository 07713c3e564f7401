// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/histogram_view.h"

#include <QPainter>
#include <algorithm>

#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

constexpr int label_height = 18;

}  // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

HistogramView::HistogramView(std::vector<std::int64_t> bars, const QString& low, const QString& high, QWidget* parent)
    : HistogramView(parent) {
  show_bars(std::move(bars), {low, high});
}

void HistogramView::show_bars(std::vector<std::int64_t> bars, const QStringList& marks, int strong) {
  bars_ = std::move(bars);
  marks_ = marks;
  strong_ = strong;
  if (!marks.isEmpty()) setAccessibleName(tr("Histogram from %1 to %2").arg(marks.first(), marks.last()));
  update();
}

void HistogramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double floor = height() - label_height;
  const std::int64_t most = bars_.empty() ? 0 : *std::ranges::max_element(bars_);
  QColor colour = tokens().accent;
  colour.setAlphaF(is_dark() ? 0.75F : 0.55F);
  painter.setPen(Qt::NoPen);
  const double width = this->width() / std::max<double>(1, static_cast<double>(bars_.size()));
  for (std::size_t i = 0; i < bars_.size() && most > 0; ++i) {
    painter.setBrush(static_cast<int>(i) == strong_ ? tokens().accent : colour);
    const double height = (floor - 4) * static_cast<double>(bars_[i]) / static_cast<double>(most);
    // A value that is there at all is seen.
    const double seen = bars_[i] > 0 ? std::max(1.0, height) : 0;
    painter.drawRect(QRectF(static_cast<double>(i) * width + 0.5, floor - seen, width - 1, seen));
  }
  painter.setPen(QPen(tokens().border, 1));
  painter.drawLine(QPointF(0, floor + 0.5), QPointF(this->width(), floor + 0.5));
  paint_marks(painter, floor);
}

void HistogramView::paint_marks(QPainter& painter, double floor) const {
  painter.setFont(text_font(11));
  painter.setPen(tokens().muted);
  const double slot = width() / std::max<double>(1, static_cast<double>(marks_.size()) - 1);
  for (qsizetype i = 0; i < marks_.size(); ++i) {
    const bool first = i == 0, last = i + 1 == marks_.size();
    const double centre = static_cast<double>(i) * slot;
    const QRectF place = first  ? QRectF(0, floor + 2, slot, label_height - 2)
                         : last ? QRectF(width() - slot, floor + 2, slot, label_height - 2)
                                : QRectF(centre - slot / 2, floor + 2, slot, label_height - 2);
    painter.drawText(place,
                     int((first  ? Qt::AlignLeft
                          : last ? Qt::AlignRight
                                 : Qt::AlignHCenter) |
                         Qt::AlignVCenter),
                     marks_[i]);
  }
}

}  // namespace jauge::gui
