// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict as icon, word and colour: never by colour alone.
#pragma once

#include <QPainter>
#include <QString>
#include <QWidget>

#include "analyzer/verdict/verdict.h"

namespace jauge::gui {

inline constexpr int chip_height = 21;

int chip_width(const QString& text);
// Left-aligned and vertically centred in `area`; elided when it is too narrow.
void paint_chip(QPainter* painter, const QRect& area, verdict::Level level, const QString& text);

class VerdictChip : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  void show_verdict(verdict::Level level, const QString& text);
  QSize sizeHint() const override { return {chip_width(text_), chip_height}; }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  verdict::Level level_ = verdict::Level::unknown;
  QString text_;
};

}  // namespace jauge::gui
