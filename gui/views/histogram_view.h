// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a histogram with the ends of its range below: small enough for the inspector.
#pragma once

#include <QWidget>
#include <vector>

namespace jauge::gui {

class HistogramView : public QWidget {
  Q_OBJECT
 public:
  HistogramView(std::vector<std::int64_t> bars, const QString& low, const QString& high, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {240, 104}; }
  QSize minimumSizeHint() const override { return {120, 104}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<std::int64_t> bars_;
  QString low_, high_;
};

}  // namespace jauge::gui
