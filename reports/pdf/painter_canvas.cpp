#include "reports/pdf/painter_canvas.h"

#include <QPolygonF>

#include "reports/pdf/text.h"

namespace jauge::reports::pdf {
namespace {

QColor colour(std::string_view name) {
  return QColor(to_qt(std::string(name)));
}

}  // namespace

PainterCanvas::PainterCanvas(QPainter& painter, double x, double y, double scale) : painter_(painter) {
  painter_.save();
  painter_.translate(x, y);
  painter_.scale(scale, scale);
}

PainterCanvas::~PainterCanvas() {
  painter_.restore();
}

void PainterCanvas::rectangle(const render::Box& box, std::string_view fill, std::string_view stroke,
                              std::string_view) {
  painter_.setPen(stroke.empty() ? QPen(Qt::NoPen) : QPen(colour(stroke), 0.8));
  painter_.setBrush(colour(fill));
  painter_.drawRect(QRectF(box.x, box.y, box.width, box.height));
}

void PainterCanvas::line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) {
  QPen pen(colour(stroke), dashed ? 1.4 : 1);
  if (dashed) pen.setDashPattern({4, 2.5});
  painter_.setPen(pen);
  painter_.drawLine(QPointF(x1, y1), QPointF(x2, y2));
}

void PainterCanvas::polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill,
                            std::string_view stroke) {
  QPolygonF shape;
  for (const auto& [x, y] : points) shape << QPointF(x, y);
  painter_.setPen(QPen(colour(stroke), 1));
  painter_.setBrush(colour(fill));
  painter_.drawPolygon(shape);
}

void PainterCanvas::text(double x, double y, std::string_view text, const render::TextStyle& style) {
  const Style pdf_style{.size = style.size, .bold = style.bold, .colour = colour(style.colour)};
  const QString line = to_qt(std::string(text));
  const double width = width_of(line, pdf_style);
  const double left = style.anchor == render::Anchor::start ? x
                      : style.anchor == render::Anchor::end ? x - width
                                                            : x - width / 2;
  draw_line(painter_, left, y - baseline(pdf_style), width, line, pdf_style);
}

}  // namespace jauge::reports::pdf
