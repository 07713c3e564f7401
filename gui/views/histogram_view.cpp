// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/histogram_view.h"

#include <QPainter>
#include <algorithm>

#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {

HistogramView::HistogramView(std::vector<std::int64_t> bars, const QString& low, const QString& high, QWidget* parent)
    : QWidget(parent), bars_(std::move(bars)), low_(low), high_(high) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Histogram from %1 to %2").arg(low, high));
}

void HistogramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  constexpr int labels = 18;
  const double floor = height() - labels;
  const std::int64_t most = bars_.empty() ? 0 : *std::ranges::max_element(bars_);
  QColor colour = tokens().accent;
  colour.setAlphaF(is_dark() ? 0.75F : 0.55F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  const double width = this->width() / std::max<double>(1, static_cast<double>(bars_.size()));
  for (std::size_t i = 0; i < bars_.size() && most > 0; ++i) {
    const double height = (floor - 4) * static_cast<double>(bars_[i]) / static_cast<double>(most);
    // A value that is there at all is seen.
    const double seen = bars_[i] > 0 ? std::max(1.0, height) : 0;
    painter.drawRect(QRectF(static_cast<double>(i) * width + 0.5, floor - seen, width - 1, seen));
  }
  painter.setPen(QPen(tokens().border, 1));
  painter.drawLine(QPointF(0, floor + 0.5), QPointF(this->width(), floor + 0.5));
  painter.setFont(text_font(11));
  painter.setPen(tokens().muted);
  const QRectF line(0, floor + 2, this->width(), labels - 2);
  painter.drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), low_);
  painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), high_);
}

}  // namespace jauge::gui
