// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/chart_style.h"

#include <cmath>

#include "gui/models/text.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

constexpr double wanted_ticks = 5;
constexpr int most_digits = 6;

void style_axis(QCPAxis& axis, bool grid) {
  axis.setBasePen(grid ? QPen(Qt::NoPen) : QPen(tokens().border));
  axis.setTickPen(Qt::NoPen);
  axis.setSubTickPen(Qt::NoPen);
  axis.setSubTicks(false);
  axis.setTickLabelFont(chart_font());
  axis.setTickLabelColor(tokens().muted);
  axis.setLabelFont(chart_font());
  axis.setLabelColor(tokens().muted);
  axis.grid()->setVisible(grid);
  axis.grid()->setPen(QPen(tokens().grid, 1));
  axis.grid()->setZeroLinePen(QPen(tokens().border, 1));
}

}  // namespace

QFont chart_font() {
  return text_font(11);
}

void style_chart(QCustomPlot& chart) {
  chart.setBackground(QBrush(tokens().surface));
  style_axis(*chart.xAxis, false);
  style_axis(*chart.yAxis, true);
  chart.axisRect()->setMinimumMargins({44, 14, 14, 22});
}

double ByteTicker::getTickStep(const QCPRange& range) {
  const double step = range.size() / wanted_ticks;
  return step <= 1 ? 1 : std::exp2(std::ceil(std::log2(step)));
}

QString ByteTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return gui::size(Bytes{static_cast<std::int64_t>(std::llround(tick))});
}

double StepTicker::getTickStep(const QCPRange& range) {
  return std::max(1.0, std::round(cleanMantissa(range.size() / 16)));
}

QString StepTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return number(std::llround(tick));
}

double NumberTicker::getTickStep(const QCPRange& range) {
  const double step = QCPAxisTicker::getTickStep(range);
  double scaled = step;
  for (digits_ = 0; digits_ < most_digits && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; ++digits_)
    scaled *= 10;
  return step;
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return digits_ == 0 ? number(std::llround(tick)) : decimal(tick, digits_);
}

QString PowerTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return tick >= 1 ? number(std::llround(tick)) : decimal(tick, static_cast<int>(std::ceil(-std::log10(tick) - 1e-6)));
}

void make_zoomable(QCustomPlot& chart) {
  chart.setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  chart.axisRect()->setRangeDrag(Qt::Horizontal);
  chart.axisRect()->setRangeZoom(Qt::Horizontal);
}

void zoom_chart(QCustomPlot& chart, double factor) {
  chart.xAxis->scaleRange(factor, chart.xAxis->range().center());
  chart.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace jauge::gui
