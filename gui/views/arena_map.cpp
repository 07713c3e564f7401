// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/arena_map.h"

#include <QHelpEvent>
#include <QToolTip>
#include <algorithm>

#include "gui/models/text.h"
#include "gui/views/arena_rectangles.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {

ArenaMap::ArenaMap(QWidget* parent) : Chart(parent), rectangles_(new ArenaRectangles(xAxis, yAxis)) {
  xAxis->setTicker(QSharedPointer<StepTicker>::create());
  yAxis->setTicker(QSharedPointer<ByteTicker>::create());
}

int ArenaMap::index_count() const {
  return study_ ? static_cast<int>(plan_->live_bytes.size()) : 0;
}

QCPRange ArenaMap::full_range() const {
  return {0, std::max(1.0, static_cast<double>(index_count()))};
}

int ArenaMap::index_at(double x) const {
  const int step = static_cast<int>(std::floor(x));
  return step < 0 || step >= index_count() ? -1 : step;
}

void ArenaMap::show_plan(std::shared_ptr<const analysis::ModelStudy> study, std::shared_ptr<const memory::Plan> plan) {
  const bool other = study != study_;
  study_ = std::move(study);
  plan_ = std::move(plan);
  if (other) {
    selected_ = -1;
    xAxis->setRange(full_range());
  }
  std::vector<ops::Family> families;
  if (study_)
    for (const auto& layer : study_->deployable_counts.layers) families.push_back(layer.family);
  rectangles_->show(study_ ? arena_rectangles(study_->deployable, *plan_, families) : std::vector<ArenaRectangle>(),
                    study_ ? plan_->moves : std::vector<memory::Move>(),
                    study_ ? plan_->groups : std::vector<memory::Group>());
  yAxis->setRange(0, study_ ? std::max(1.0, static_cast<double>(plan_->arena_bytes.value) * 1.04) : 1);
  select_step(selected_);
}

void ArenaMap::select_step(int step) {
  selected_ = step;
  rectangles_->highlight_step(step);
  replot(rpQueuedReplot);
}

void ArenaMap::restyle() {
  replot(rpQueuedReplot);
}

QString ArenaMap::description_at(const QPoint& place) const {
  if (!study_) return {};
  const double step = xAxis->pixelToCoord(place.x());
  const double offset = yAxis->pixelToCoord(place.y());
  for (const auto& tensor : plan_->tensors) {
    const auto end = (tensor.offset + tensor.size).value;
    if (step < tensor.first_step || step >= tensor.last_step + 1) continue;
    if (offset < static_cast<double>(tensor.offset.value) || offset >= static_cast<double>(end)) continue;
    QString text = tr("%1: %2 at offset %3, steps %4 to %5")
                       .arg(shown(tensor.name), bytes(tensor.size), number(tensor.offset.value),
                            number(tensor.first_step), number(tensor.last_step));
    if (tensor.ring_rows > 0) text += '\n' + tr("ring of %n row(s): only these are kept", nullptr, tensor.ring_rows);
    return text;
  }
  return {};
}

bool ArenaMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return Chart::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), tooltip(description_at(help->pos())), this);
  return true;
}

}  // namespace jauge::gui
