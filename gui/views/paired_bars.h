// SPDX-License-Identifier: GPL-3.0-or-later
// Two figures a layer side by side, estimated in grey and the board's in the accent colour. The table below it is its
// twin for those who cannot see it.
#pragma once

#include <optional>
#include <vector>

#include "gui/views/chart.h"

namespace jauge::gui {

class PairedBars : public Chart {
  Q_OBJECT
 public:
  struct Pair {
    std::optional<double> left;
    double right = 0;
  };
  explicit PairedBars(QWidget* parent = nullptr);

  void show_pairs(std::vector<Pair> pairs);
  void select(int index);
  int pair_count() const { return static_cast<int>(pairs_.size()); }

 protected:
  QCPRange full_range() const override;
  int index_at(double x) const override;
  int picked_index() const override { return selected_; }
  int index_count() const override { return pair_count(); }
  void restyle() override;

 private:
  void add_bars(const QColor& colour, double shift, const std::function<std::optional<double>(const Pair&)>& value);

  std::vector<Pair> pairs_;
  int selected_ = -1;
  QCPItemRect* outline_;
};

}  // namespace jauge::gui
