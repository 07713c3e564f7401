// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of the answer strip: name, origin in small letters, the figure, its limit or interval, and a bar.
#pragma once

#include <QColor>
#include <QWidget>
#include <optional>

namespace jauge::gui {

struct TileText {
  QString name, origin, figure, limit;
  QString explanation;           // tooltip
  std::optional<double> filled;  // of the bar, 1.0 = full
  double uncertain_to = 0;       // the bar is paler from `filled` to here
  QColor colour;                 // of the bar; invalid: the accent
};

class Tile : public QWidget {
  Q_OBJECT
 public:
  explicit Tile(QWidget* parent = nullptr);
  void show_tile(const TileText& text);
  const TileText& shown_tile() const { return text_; }
  QSize sizeHint() const override { return {206, 68}; }
  QSize minimumSizeHint() const override { return {188, 68}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QFont figure_font_for(int width) const;
  void paint_bar(QPainter& painter, const QRect& area) const;
  TileText text_;
};

}  // namespace jauge::gui
