// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/memory_chart.h"

#include <QFontMetrics>
#include <algorithm>

#include "gui/models/rows.h"
#include "gui/models/text.h"
#include "gui/theme/tokens.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {
namespace {

// A RAM line far above the peak would press the curve flat: it is then said in words only.
constexpr double limit_drawn_below = 4;
constexpr double beside_plot = 58;  // the chart's margins, left and right

}  // namespace

MemoryChart::MemoryChart(QWidget* parent)
    : Chart(parent),
      live_(addGraph()),
      peak_(new QCPItemText(this)),
      limit_(new QCPItemStraightLine(this)),
      limit_text_(new QCPItemText(this)),
      cursor_(new QCPItemRect(this)) {
  live_->setLineStyle(QCPGraph::lsStepLeft);
  xAxis->setTicker(QSharedPointer<StepTicker>::create());
  yAxis->setTicker(QSharedPointer<ByteTicker>::create());
  limit_text_->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
  limit_text_->position->setTypeY(QCPItemPosition::ptPlotCoords);
  limit_text_->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
  peak_->setClipToAxisRect(false);
  restyle();
}

int MemoryChart::index_count() const {
  return study_ ? static_cast<int>(plan_->live_bytes.size()) : 0;
}

QCPRange MemoryChart::full_range() const {
  return {0, std::max(1.0, static_cast<double>(index_count()))};
}

int MemoryChart::index_at(double x) const {
  const int step = static_cast<int>(std::floor(x));
  return step < 0 || step >= index_count() ? -1 : step;
}

void MemoryChart::show_plan(std::shared_ptr<const analysis::ModelStudy> study, std::shared_ptr<const memory::Plan> plan,
                            std::optional<Bytes> ram) {
  const bool other = study != study_;
  study_ = std::move(study);
  plan_ = std::move(plan);
  ram_ = ram;
  if (other) selected_ = -1;
  QVector<double> steps;
  QVector<double> live;
  if (study_)
    for (const Bytes each : plan_->live_bytes) {
      steps << static_cast<double>(steps.size());
      live << static_cast<double>(each.value);
    }
  if (!live.isEmpty()) {  // the last step has a width as well
    steps << static_cast<double>(steps.size());
    live << live.last();
  }
  live_->setData(steps, live, true);
  if (other) xAxis->setRange(full_range());
  restyle();
}

void MemoryChart::select_step(int step) {
  selected_ = step;
  draw_selection();
  replot(rpQueuedReplot);
}

void MemoryChart::restyle() {
  QColor fill = tokens().accent;
  fill.setAlphaF(0.25F);
  live_->setPen(QPen(tokens().accent, 1.6));
  live_->setBrush(fill);
  name_peak();
  draw_limit();
  draw_selection();
  replot(rpQueuedReplot);
}

void MemoryChart::resizeEvent(QResizeEvent* event) {
  Chart::resizeEvent(event);
  name_peak();
}

void MemoryChart::name_peak() {
  const int step = study_ ? peak_step(*plan_) : -1;
  peak_->setVisible(step >= 0);
  if (step < 0) return;
  const Bytes peak = plan_->live_bytes[static_cast<std::size_t>(step)];
  const QFontMetrics metrics(chart_font());
  const QString name = step_name(study_->deployable, *plan_, step);
  const QString text = metrics.elidedText(name, Qt::ElideMiddle, width() / 3) + QStringLiteral(": ") + gui::size(peak);
  // Above its step, but never over the numbers of the axis nor beyond the right edge.
  const double plot = width() - beside_plot, middle = (step + 0.5) / index_count() * plot;
  const double half = metrics.horizontalAdvance(text) / 2.0 + 4;
  const bool left = middle < half, right = !left && plot - middle < half;
  peak_->setPositionAlignment((left ? Qt::AlignLeft : right ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignBottom);
  peak_->position->setCoords(left ? 0 : right ? index_count() : step + 0.5, static_cast<double>(peak.value));
  peak_->setText(text);
  peak_->setFont(chart_font());
  peak_->setBrush(tokens().surface);
  peak_->setPadding({3, 1, 3, 1});
  peak_->setColor(tokens().text);
}

void MemoryChart::draw_limit() {
  const int step = study_ ? peak_step(*plan_) : -1;
  const double peak = step < 0 ? 0 : static_cast<double>(plan_->live_bytes[static_cast<std::size_t>(step)].value);
  const double ram = ram_ ? static_cast<double>(ram_->value) : 0;
  const bool drawn = ram > 0 && ram < peak * limit_drawn_below;
  yAxis->setRange(0, std::max(1.0, std::max(peak, drawn ? ram : 0) * 1.18));
  limit_->setVisible(drawn);
  limit_->setPen(QPen(tokens().misfit, 1.4, Qt::DashLine));
  limit_->point1->setCoords(0, ram);
  limit_->point2->setCoords(1, ram);
  limit_text_->setVisible(ram > 0 && peak > 0);
  limit_text_->position->setCoords(0.995, drawn ? ram : yAxis->range().upper * 0.86);
  limit_text_->setFont(chart_font());
  limit_text_->setBrush(tokens().surface);
  limit_text_->setPadding({3, 1, 3, 1});
  limit_text_->setColor(drawn ? tokens().misfit : tokens().muted);
  if (ram_)
    limit_text_->setText(drawn ? tr("RAM of the target: %1").arg(gui::size(*ram_))
                               : tr("RAM of the target, far above: %1").arg(gui::size(*ram_)));
}

void MemoryChart::draw_selection() {
  const bool visible = selected_ >= 0 && selected_ < index_count();
  cursor_->setVisible(visible);
  if (!visible) return;
  QColor veil = tokens().accent;
  veil.setAlphaF(0.22F);
  cursor_->setBrush(veil);
  cursor_->setPen(QPen(tokens().text, 1.4));
  cursor_->topLeft->setCoords(selected_,
                              static_cast<double>(plan_->live_bytes[static_cast<std::size_t>(selected_)].value));
  cursor_->bottomRight->setCoords(selected_ + 1, 0);
}

}  // namespace jauge::gui
