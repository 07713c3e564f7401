// Fonts and wrapped plain text on paper. All lengths are in points (1/72 inch).
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>
#include <string>
#include <vector>

namespace jauge::reports::pdf {

inline QString to_qt(const std::string& text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct Style {
  double size = 9;
  bool bold = false;
  bool fixed_pitch = false;
  QColor colour = QColor("#1B1F24");
};

QFont font_of(const Style& style);

// Text broken into lines of at most `width`; words longer than that are broken, too.
struct Lines {
  std::vector<QString> lines;
  double line_height = 0;
  double height() const { return line_height * static_cast<double>(lines.size()); }
};
Lines wrap(const std::string& text, double width, const Style& style);

double width_of(const QString& text, const Style& style);
// Of the widest line and of the widest word.
double natural_width(const std::string& text, const Style& style);
double word_width(const std::string& text, const Style& style);

// From the top of a line to the foot of its letters.
double baseline(const Style& style);

// One line in a box of `width` and the height of a line, top left at (x, y).
void draw_line(QPainter& painter, double x, double y, double width, const QString& text, const Style& style,
               Qt::Alignment alignment = Qt::AlignLeft);

}  // namespace jauge::reports::pdf
