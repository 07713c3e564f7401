// SPDX-License-Identifier: GPL-3.0-or-later
// A slider below a histogram of what it limits: the bars beyond the handle are pale. Arrows move it as any slider.
#pragma once

#include <QAbstractSlider>
#include <vector>

namespace jauge::gui {

class HistogramSlider : public QAbstractSlider {
  Q_OBJECT
 public:
  enum class Keeps { above, below };
  explicit HistogramSlider(Keeps keeps, QWidget* parent = nullptr);

  // As many bins as the slider has places. `bound`: what stands right of the name, empty: no limit.
  void show_bins(std::vector<std::int64_t> bins);
  void show_words(const QString& name, const QString& bound);
  // Without telling anybody.
  void show_place(int place);

  QSize sizeHint() const override { return {160, 46}; }
  QSize minimumSizeHint() const override { return {100, 46}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  bool is_kept(int bin) const;
  double handle_x() const;
  void move_to(double x);
  void paint_bars(QPainter& painter, double top, double floor) const;

  Keeps keeps_;
  std::vector<std::int64_t> bins_;
  QString name_, bound_;
};

}  // namespace jauge::gui
