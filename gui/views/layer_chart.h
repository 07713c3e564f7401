// SPDX-License-Identifier: GPL-3.0-or-later
// Bars of one column of the layer table in execution order, in the colours of their families. The table beside it is
// its twin for those who cannot see it.
#pragma once

#include "gui/models/layer_table.h"
#include "gui/views/chart.h"

namespace jauge::gui {

class LayerChart : public Chart {
  Q_OBJECT
 public:
  explicit LayerChart(const LayerTable& layers, QWidget* parent = nullptr);

  void show_column(LayerTable::Column column);
  void set_logarithmic(bool on);
  void select_layer(int layer);
  int selected_layer() const { return selected_; }
  int bar_count() const { return static_cast<int>(values_.size()); }

 protected:
  QCPRange full_range() const override;
  int index_at(double x) const override;
  int picked_index() const override { return selected_; }
  int index_count() const override { return layers_.rowCount(); }
  void restyle() override;

 private:
  void rebuild();
  void collect();
  void add_bars();
  void label_highest();
  void draw_selection();

  const LayerTable& layers_;
  LayerTable::Column column_ = LayerTable::Time;
  bool logarithmic_ = false;
  int selected_ = -1;
  int layers_per_bar_ = 1;      // above 10 000 layers a bar is the highest of several
  std::vector<double> values_;  // a bar each
  QCPItemRect* outline_;
  QCPItemText* highest_;
};

}  // namespace jauge::gui
