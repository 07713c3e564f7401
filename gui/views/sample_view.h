// SPDX-License-Identifier: GPL-3.0-or-later
// One sample of a data set as people look at it: a picture, the axes of a signal over time, or its numbers as a line.
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>

#include "analyzer/dataset/samples.h"

namespace jauge::gui {

class SampleView : public QWidget {
  Q_OBJECT
 public:
  explicit SampleView(QWidget* parent = nullptr);

  void show_sample(std::shared_ptr<const dataset::Samples> samples, std::int64_t index);
  void clear();

  QSize sizeHint() const override { return {260, 200}; }
  QSize minimumSizeHint() const override { return {120, 100}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paint_picture(QPainter& painter) const;
  void paint_lines(QPainter& painter) const;

  QImage picture_;                          // when it is one
  std::vector<std::vector<double>> lines_;  // else: one for each axis
  std::vector<QString> names_;              // of the axes
  double low_ = 0, high_ = 1;
};

}  // namespace jauge::gui
