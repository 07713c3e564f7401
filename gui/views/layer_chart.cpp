// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/layer_chart.h"

#include <QFontMetrics>
#include <algorithm>
#include <map>

#include "gui/models/roles.h"
#include "gui/models/text.h"
#include "gui/theme/tokens.h"
#include "gui/views/chart_style.h"

namespace jauge::gui {
namespace {

constexpr int most_bars = 10'000;  // QCustomPlot redraws so many in about 20 ms
constexpr double bar_width = 0.78;

bool holds_bytes(LayerTable::Column column) {
  return column == LayerTable::WeightBytes || column == LayerTable::OutputBytes;
}

}  // namespace

LayerChart::LayerChart(const LayerTable& layers, QWidget* parent)
    : Chart(parent), layers_(layers), outline_(new QCPItemRect(this)), highest_(new QCPItemText(this)) {
  outline_->setBrush(Qt::NoBrush);
  highest_->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
  highest_->setClipToAxisRect(false);
  xAxis->setTicker(QSharedPointer<StepTicker>::create());
  connect(&layers, &QAbstractItemModel::modelReset, this, [this] {
    selected_ = -1;
    rebuild();
    fit();
  });
  rebuild();
}

void LayerChart::show_column(LayerTable::Column column) {
  column_ = column;
  rebuild();
}

void LayerChart::set_logarithmic(bool on) {
  logarithmic_ = on;
  rebuild();
}

void LayerChart::select_layer(int layer) {
  selected_ = layer;
  draw_selection();
  replot(rpQueuedReplot);
}

QCPRange LayerChart::full_range() const {
  return {-0.7, std::max(0.7, static_cast<double>(bar_count()) - 0.3)};
}

int LayerChart::index_at(double x) const {
  const int bar = qRound(x);
  return bar < 0 || bar >= bar_count() ? -1 : bar * layers_per_bar_;
}

void LayerChart::restyle() {
  rebuild();
}

void LayerChart::collect() {
  const int rows = layers_.rowCount();
  layers_per_bar_ = (rows + most_bars - 1) / most_bars;
  layers_per_bar_ = std::max(1, layers_per_bar_);
  values_.assign(static_cast<std::size_t>((rows + layers_per_bar_ - 1) / layers_per_bar_), 0.0);
  for (int row = 0; row < rows; ++row) {
    double& value = values_[static_cast<std::size_t>(row / layers_per_bar_)];
    value = std::max(value, layers_.index(row, column_).data(NumberRole).toDouble());
  }
}

void LayerChart::add_bars() {
  std::map<ops::Family, std::pair<QVector<double>, QVector<double>>> families;
  for (int bar = 0; bar < bar_count(); ++bar) {
    const cost::LayerCount* layer = layers_.layer(bar * layers_per_bar_);
    auto& [keys, heights] = families[layer->family];
    keys << bar;
    heights << values_[static_cast<std::size_t>(bar)];
  }
  clearPlottables();
  for (const auto& [family, data] : families) {
    auto* bars = new QCPBars(xAxis, yAxis);
    bars->setWidth(bar_width);
    bars->setBrush(colour_of(family));
    bars->setPen(family == ops::Family::activation ? QPen(tokens().muted, 1) : QPen(Qt::NoPen));
    bars->setAntialiased(false);
    if (logarithmic_) bars->setBaseValue(yAxis->range().lower);
    bars->setData(data.first, data.second, true);
  }
}

void LayerChart::rebuild() {
  collect();
  double lowest = 0;
  double highest = 0;
  for (const double value : values_) {
    highest = std::max(highest, value);
    if (value > 0 && (lowest == 0 || value < lowest)) lowest = value;
  }
  const bool logarithmic = logarithmic_ && highest > 0;
  yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (logarithmic)
    yAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
  else if (holds_bytes(column_))
    yAxis->setTicker(QSharedPointer<ByteTicker>::create());
  else
    yAxis->setTicker(QSharedPointer<NumberTicker>::create());
  yAxis->setRange(logarithmic ? lowest / 2 : 0, highest > 0 ? highest * (logarithmic ? 3 : 1.15) : 1);
  add_bars();
  label_highest();
  draw_selection();
  if (xAxis->range().size() < 1) xAxis->setRange(full_range());
  replot(rpQueuedReplot);
}

void LayerChart::label_highest() {
  const auto highest = std::max_element(values_.begin(), values_.end());
  const bool known = highest != values_.end() && *highest > 0;
  highest_->setVisible(known);
  if (!known) return;
  const int bar = static_cast<int>(highest - values_.begin());
  const cost::LayerCount* layer = layers_.layer(bar * layers_per_bar_);
  QString text = layers_.index(bar * layers_per_bar_, column_).data().toString();
  if (column_ == LayerTable::Time) text += QStringLiteral(" ms");
  // Names of exported models run to hundreds of letters; the figure must stay in the picture.
  const QString name = QFontMetrics(chart_font()).elidedText(shown(layer->name), Qt::ElideMiddle, width() / 3);
  highest_->setText(name + QStringLiteral(": ") + text);
  highest_->setFont(chart_font());
  highest_->setBrush(tokens().surface);
  highest_->setPadding({3, 1, 3, 1});
  highest_->setColor(tokens().text);
  // Near an end of the axis the label leans inwards, so that it is not cut off.
  const double place = bar_count() > 1 ? static_cast<double>(bar) / (bar_count() - 1) : 0.5;
  highest_->setPositionAlignment((place < 0.1   ? Qt::AlignLeft
                                  : place > 0.9 ? Qt::AlignRight
                                                : Qt::AlignHCenter) |
                                 Qt::AlignBottom);
  highest_->position->setCoords(bar + (place < 0.1 ? -bar_width / 2 : place > 0.9 ? bar_width / 2 : 0), *highest);
}

void LayerChart::draw_selection() {
  const int bar = selected_ < 0 ? -1 : selected_ / layers_per_bar_;
  const bool visible = bar >= 0 && bar < bar_count();
  outline_->setVisible(visible);
  if (!visible) return;
  outline_->setPen(QPen(tokens().text, 1.6));
  const double half = bar_width / 2 + 0.04;
  outline_->topLeft->setCoords(bar - half, values_[static_cast<std::size_t>(bar)]);
  outline_->bottomRight->setCoords(bar + half, yAxis->range().lower);
}

}  // namespace jauge::gui
