// The few shapes our charts are made of, as SVG text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/document.h"

namespace jauge::reports::render {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor { start, middle, end };

class SvgShapes {
 public:
  SvgShapes(double width, double height, std::string_view title, std::string_view description);

  void rectangle(const Box& box, std::string_view fill, std::string_view stroke = "none",
                 std::string_view tooltip = "");
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed = false);
  void polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill, std::string_view stroke);
  void text(double x, double y, std::string_view text, Anchor anchor = Anchor::start, double size = 10.5,
            std::string_view colour = "#5B6470", bool bold = false);
  // Small coloured squares with words, from `right` to the left.
  void legend(double right, double y, const std::vector<LegendEntry>& entries);
  // Shapes of another picture, moved down by `y`.
  void append(const SvgShapes& other, double y);

  std::string finish() const;

 private:
  double width_, height_;
  std::string title_, description_;
  std::string body_;
};

// What fits into `width` px at `size` px: estimated, as no font is at hand; shortened with "..." in the middle.
std::string fitted(std::string_view text, double width, double size);
double estimated_width(std::string_view text, double size);

}  // namespace jauge::reports::render
