#include "reports/render/svg.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "reports/charts/charts.h"
#include "reports/render/draw_charts.h"
#include "reports/render/escape.h"

namespace jauge::reports::render {
namespace {

// Two decimals at most, never a locale's comma.
std::string px(double value) {
  const auto hundredths = static_cast<long long>(std::llround(value * 100));
  char text[40];
  std::snprintf(text, sizeof text, "%s%lld.%02lld", hundredths < 0 ? "-" : "", std::llabs(hundredths) / 100,
                std::llabs(hundredths) % 100);
  std::string result = text;
  while (result.back() == '0') result.pop_back();
  if (result.back() == '.') result.pop_back();
  return result;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

class SvgCanvas : public Canvas {
 public:
  void rectangle(const Box& box, std::string_view fill, std::string_view stroke, std::string_view tooltip) override {
    body_ += "<rect" + attribute("x", px(box.x)) + attribute("y", px(box.y)) + attribute("width", px(box.width)) +
             attribute("height", px(box.height)) + attribute("fill", fill);
    if (!stroke.empty()) body_ += attribute("stroke", stroke);
    body_ += tooltip.empty() ? "/>\n" : "><title>" + escape_xml(tooltip) + "</title></rect>\n";
  }
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) override {
    body_ += "<line" + attribute("x1", px(x1)) + attribute("y1", px(y1)) + attribute("x2", px(x2)) +
             attribute("y2", px(y2)) + attribute("stroke", stroke) +
             (dashed ? attribute("stroke-dasharray", "5 3") + attribute("stroke-width", "1.4") : "") + "/>\n";
  }
  void polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill,
               std::string_view stroke) override {
    std::string list;
    for (const auto& [x, y] : points) list += (list.empty() ? "" : " ") + px(x) + "," + px(y);
    body_ += "<polygon" + attribute("points", list) + attribute("fill", fill) + attribute("stroke", stroke) + "/>\n";
  }
  void text(double x, double y, std::string_view text, const TextStyle& style) override {
    if (text.empty()) return;
    body_ += "<text" + attribute("x", px(x)) + attribute("y", px(y)) + attribute("font-size", px(style.size)) +
             attribute("fill", style.colour);
    if (style.anchor != Anchor::start)
      body_ += attribute("text-anchor", style.anchor == Anchor::middle ? "middle" : "end");
    if (style.bold) body_ += attribute("font-weight", "bold");
    body_ += ">" + escape_xml(text) + "</text>\n";
  }

  std::string finish(double height, const std::string& title, const std::string& description) const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(chart_width) + " " + px(height) +
           "\" width=\"" + px(chart_width) + "\" height=\"" + px(height) +
           "\" font-family=\"DejaVu Sans, sans-serif\" role=\"img\">\n<title>" + escape_xml(title) +
           "</title>\n<desc>" + escape_xml(description) + "</desc>\n" + body_ + "</svg>\n";
  }

 private:
  std::string body_;
};

std::string svg_of(const auto& chart) {
  SvgCanvas canvas;
  draw(chart, canvas);
  return canvas.finish(height_of(chart), chart.title, chart.description);
}

}  // namespace

std::string to_svg(const BarChart& chart) {
  return svg_of(chart);
}
std::string to_svg(const StepChart& chart) {
  return svg_of(chart);
}
std::string to_svg(const ArenaMap& map) {
  return svg_of(map);
}

std::string memory_svg(const analysis::ModelStudy& study, const target::Target* target, Language language) {
  const Words words(language);
  const StepChart live = charts::live_bytes_chart(study, target, words);
  const ArenaMap map = charts::arena_map(study, words);
  constexpr double space = 16;
  SvgCanvas canvas;
  draw(live, canvas);
  draw(map, canvas, height_of(live) + space);
  return canvas.finish(height_of(live) + space + height_of(map), live.title, live.description + " " + map.description);
}

}  // namespace jauge::reports::render
