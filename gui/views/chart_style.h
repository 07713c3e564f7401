// SPDX-License-Identifier: GPL-3.0-or-later
// Charts in the colours of the theme: no frame, light horizontal grid only, small axis labels.
#pragma once

#include <qcustomplot.h>

namespace jauge::gui {

// Called when the chart is made and on every change of theme.
void style_chart(QCustomPlot& chart);

QFont chart_font();

// Ticks at powers of two with their binary unit: "64 KiB", "128 KiB".
class ByteTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

// Whole steps only.
class StepTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

// Plain numbers in the window's language, with as many digits as neighbouring ticks need to differ.
class NumberTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

 private:
  int digits_ = 0;  // after the point
};

// Powers of ten on a logarithmic axis, written out.
class PowerTicker : public QCPAxisTickerLog {
 protected:
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

// Ctrl+wheel and drag move along x only; the keys + - F Home End do the same.
void make_zoomable(QCustomPlot& chart);
void zoom_chart(QCustomPlot& chart, double factor);

}  // namespace jauge::gui
