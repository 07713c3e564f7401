// Charts on paper.
#pragma once

#include <QPainter>

#include "reports/render/canvas.h"

namespace jauge::reports::pdf {

// Draws with its origin at (x, y) points, `scale` points per px.
class PainterCanvas : public render::Canvas {
 public:
  PainterCanvas(QPainter& painter, double x, double y, double scale);
  ~PainterCanvas() override;

  void rectangle(const render::Box& box, std::string_view fill, std::string_view stroke, std::string_view) override;
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) override;
  void polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill,
               std::string_view stroke) override;
  void text(double x, double y, std::string_view text, const render::TextStyle& style) override;

 private:
  QPainter& painter_;
};

}  // namespace jauge::reports::pdf
