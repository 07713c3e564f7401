// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a histogram with the ends of its range below: small enough for the inspector.
#pragma once

#include <QWidget>
#include <vector>

namespace jauge::gui {

class HistogramView : public QWidget {
  Q_OBJECT
 public:
  explicit HistogramView(QWidget* parent = nullptr);
  HistogramView(std::vector<std::int64_t> bars, const QString& low, const QString& high, QWidget* parent = nullptr);

  // `marks` stand evenly below the bars, the first at the left end and the last at the right; `strong`: the bar that is
  // drawn in the full colour, -1: none.
  void show_bars(std::vector<std::int64_t> bars, const QStringList& marks, int strong = -1);
  const std::vector<std::int64_t>& bars() const { return bars_; }

  QSize sizeHint() const override { return {240, 104}; }
  QSize minimumSizeHint() const override { return {120, 84}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paint_marks(QPainter& painter, double floor) const;

  std::vector<std::int64_t> bars_;
  QStringList marks_;
  int strong_ = -1;
};

}  // namespace jauge::gui
