// SPDX-License-Identifier: GPL-3.0-or-later
// What our three charts share: theme, zoom keys, and a look from the keyboard.
#pragma once

#include <qcustomplot.h>

namespace jauge::gui {

class Chart : public QCustomPlot {
  Q_OBJECT
 public:
  explicit Chart(QWidget* parent = nullptr);

  void fit();  // the whole width again
  void zoom_in();
  void zoom_out();

 signals:
  void picked(int index);  // a bar or step; -1: beside them

 protected:
  // The range that shows everything.
  virtual QCPRange full_range() const = 0;
  virtual int index_at(double x) const = 0;
  virtual int picked_index() const = 0;
  virtual int index_count() const = 0;
  // Colours anew, after a change of theme or language.
  virtual void restyle() = 0;

  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  QPoint pressed_;
};

}  // namespace jauge::gui
