// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/chart.h"

#include "gui/views/chart_style.h"

namespace jauge::gui {

Chart::Chart(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  style_chart(*this);
  make_zoomable(*this);
  setMinimumHeight(120);
}

void Chart::fit() {
  xAxis->setRange(full_range());
  replot(rpQueuedReplot);
}

void Chart::zoom_in() {
  zoom_chart(*this, 0.5);
}

void Chart::zoom_out() {
  zoom_chart(*this, 2);
}

void Chart::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() != QEvent::PaletteChange && event->type() != QEvent::LanguageChange) return;
  style_chart(*this);
  restyle();
}

void Chart::keyPressEvent(QKeyEvent* event) {
  const int last = index_count() - 1;
  const int now = picked_index();
  switch (event->key()) {
    case Qt::Key_Plus:
      return zoom_in();
    case Qt::Key_Minus:
      return zoom_out();
    case Qt::Key_F:
      return fit();
    case Qt::Key_Home:
      return emit picked(last >= 0 ? 0 : -1);
    case Qt::Key_End:
      return emit picked(last);
    case Qt::Key_Left:
      return emit picked(std::max(0, now - 1));
    case Qt::Key_Right:
      return emit picked(std::min(last, now + 1));
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void Chart::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->pos();
  QCustomPlot::mousePressEvent(event);
}

void Chart::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const bool dragged = (event->pos() - pressed_).manhattanLength() > QApplication::startDragDistance();
  if (event->button() == Qt::LeftButton && !dragged && axisRect()->rect().contains(event->pos()))
    emit picked(index_at(xAxis->pixelToCoord(event->pos().x())));
}

}  // namespace jauge::gui
