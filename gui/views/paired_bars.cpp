// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/paired_bars.h"

#include <algorithm>

#include "gui/theme/tokens.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {
namespace {

constexpr double bar_width = 0.38, shift_of_bar = 0.2;
constexpr double room_above = 1.15;

}  // namespace

PairedBars::PairedBars(QWidget* parent) : Chart(parent), outline_(new QCPItemRect(this)) {
  outline_->setBrush(Qt::NoBrush);
  xAxis->setTicker(QSharedPointer<StepTicker>::create());
  yAxis->setTicker(QSharedPointer<NumberTicker>::create());
  restyle();
}

QCPRange PairedBars::full_range() const {
  return {-0.7, std::max(0.7, static_cast<double>(pair_count()) - 0.3)};
}

int PairedBars::index_at(double x) const {
  const int index = qRound(x);
  return index < 0 || index >= pair_count() ? -1 : index;
}

void PairedBars::show_pairs(std::vector<Pair> pairs) {
  pairs_ = std::move(pairs);
  selected_ = -1;
  restyle();
  fit();
}

void PairedBars::select(int index) {
  selected_ = index;
  restyle();
}

void PairedBars::add_bars(const QColor& colour, double shift,
                          const std::function<std::optional<double>(const Pair&)>& value) {
  QVector<double> keys, heights;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    const auto height = value(pairs_[i]);
    if (!height) continue;
    keys << static_cast<double>(i) + shift;
    heights << *height;
  }
  auto* bars = new QCPBars(xAxis, yAxis);
  bars->setWidth(bar_width);
  bars->setBrush(colour);
  bars->setPen(Qt::NoPen);
  bars->setAntialiased(false);
  bars->setData(keys, heights, true);
}

void PairedBars::restyle() {
  clearPlottables();
  double highest = 0;
  for (const Pair& pair : pairs_) highest = std::max({highest, pair.left.value_or(0), pair.right});
  yAxis->setRange(0, highest > 0 ? highest * room_above : 1);
  add_bars(tokens().pale, -shift_of_bar, [](const Pair& pair) { return pair.left; });
  add_bars(tokens().accent, shift_of_bar, [](const Pair& pair) { return std::optional<double>(pair.right); });
  outline_->setVisible(selected_ >= 0 && selected_ < pair_count());
  if (outline_->visible()) {
    const Pair& pair = pairs_[static_cast<std::size_t>(selected_)];
    outline_->topLeft->setCoords(selected_ - 2 * shift_of_bar, std::max(pair.left.value_or(0), pair.right));
    outline_->bottomRight->setCoords(selected_ + 2 * shift_of_bar, 0);
  }
  outline_->setPen(QPen(tokens().text, 1.5));
  replot(rpQueuedReplot);
}

}  // namespace jauge::gui
