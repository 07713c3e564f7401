#include "reports/pdf/text.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <algorithm>

namespace jauge::reports::pdf {

// Pixels are points: the painter is scaled so. Hinting is for screens and would move letters.
QFont font_of(const Style& style) {
  QFont font(style.fixed_pitch ? "DejaVu Sans Mono" : "DejaVu Sans");
  font.setStyleHint(style.fixed_pitch ? QFont::Monospace : QFont::SansSerif);
  font.setHintingPreference(QFont::PreferNoHinting);
  // Any spacing switches ligatures off: whoever searches the PDF for "file" or "float" shall find it.
  font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
  font.setBold(style.bold);
  // Whole pixels only: text is laid out ten times as large and drawn through a scale.
  font.setPixelSize(static_cast<int>(style.size * 10 + 0.5));
  return font;
}

namespace {

constexpr double font_scale = 10;

QFontMetricsF metrics_of(const Style& style) {
  return QFontMetricsF(font_of(style));
}

void wrap_paragraph(const QString& paragraph, double width, const QFont& font, Lines& result) {
  QTextLayout layout(paragraph, font);
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  layout.beginLayout();
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(std::max(1.0, width) * font_scale);
    result.lines.push_back(paragraph.mid(line.textStart(), line.textLength()).trimmed());
  }
  layout.endLayout();
}

}  // namespace

Lines wrap(const std::string& text, double width, const Style& style) {
  Lines result;
  result.line_height = style.size * 1.38;
  const QFont font = font_of(style);
  for (const QString& paragraph : to_qt(text).split('\n')) {
    if (paragraph.isEmpty())
      result.lines.emplace_back();
    else
      wrap_paragraph(paragraph, width, font, result);
  }
  return result;
}

double width_of(const QString& text, const Style& style) {
  return metrics_of(style).horizontalAdvance(text) / font_scale;
}

double natural_width(const std::string& text, const Style& style) {
  double widest = 0;
  for (const QString& line : to_qt(text).split('\n')) widest = std::max(widest, width_of(line, style));
  return widest;
}

double word_width(const std::string& text, const Style& style) {
  double widest = 0;
  for (const QString& word : to_qt(text).split(' ')) widest = std::max(widest, width_of(word, style));
  return widest;
}

double baseline(const Style& style) {
  return style.size * 1.05;
}

void draw_line(QPainter& painter, double x, double y, double width, const QString& text, const Style& style,
               Qt::Alignment alignment) {
  if (text.isEmpty()) return;
  const double slack = width - width_of(text, style);
  const double left = alignment.testFlag(Qt::AlignRight)     ? x + slack
                      : alignment.testFlag(Qt::AlignHCenter) ? x + slack / 2
                                                             : x;
  painter.save();
  painter.translate(left, y + baseline(style));
  painter.scale(1 / font_scale, 1 / font_scale);
  painter.setFont(font_of(style));
  painter.setPen(style.colour);
  painter.drawText(QPointF(0, 0), text);
  painter.restore();
}

}  // namespace jauge::reports::pdf
