// What charts are drawn on: SVG text, or paper (reports/pdf). Lengths are px of a drawing chart_width wide.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/render/palette.h"

namespace jauge::reports::render {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  Anchor anchor = Anchor::start;
  double size = 10.5;
  std::string_view colour = muted_colour;
  bool bold = false;
};

class Canvas {
 public:
  virtual ~Canvas() = default;

  // `stroke` empty: no outline. `tooltip` is shown where a reader can point at things.
  virtual void rectangle(const Box& box, std::string_view fill, std::string_view stroke, std::string_view tooltip) = 0;
  virtual void line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) = 0;
  virtual void polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill,
                       std::string_view stroke) = 0;
  // (x, y) is on the baseline.
  virtual void text(double x, double y, std::string_view text, const TextStyle& style) = 0;
};

// What fits into `width` px at `size` px: estimated, as no font is at hand; shortened with "..." in the middle.
std::string fitted(std::string_view text, double width, double size);
double estimated_width(std::string_view text, double size);

}  // namespace jauge::reports::render
