#include "reports/render/svg_shapes.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "reports/render/escape.h"
#include "reports/render/palette.h"

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

std::string anchor_name(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

// Offsets of the code points of UTF-8 text.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  return starts;
}

constexpr double width_per_size = 0.62;  // of DejaVu Sans, on the safe side

}  // namespace

double estimated_width(std::string_view text, double size) {
  return static_cast<double>(starts_of(text).size()) * size * width_per_size;
}

std::string fitted(std::string_view text, double width, double size) {
  const std::vector<std::size_t> starts = starts_of(text);
  const auto room = static_cast<std::size_t>(std::max(0.0, width / (size * width_per_size)));
  if (starts.size() <= room) return std::string(text);
  if (room < 6) return "";
  const std::size_t head = (room - 3) / 2, tail = room - 3 - head;
  return std::string(text.substr(0, starts[head])) + "..." + std::string(text.substr(starts[starts.size() - tail]));
}

SvgShapes::SvgShapes(double width, double height, std::string_view title, std::string_view description)
    : width_(width), height_(height), title_(title), description_(description) {}

void SvgShapes::rectangle(const Box& box, std::string_view fill, std::string_view stroke, std::string_view tooltip) {
  body_ += "<rect" + attribute("x", px(box.x)) + attribute("y", px(box.y)) + attribute("width", px(box.width)) +
           attribute("height", px(box.height)) + attribute("fill", fill);
  if (stroke != "none") body_ += attribute("stroke", stroke);
  body_ += tooltip.empty() ? "/>\n" : "><title>" + escape_xml(tooltip) + "</title></rect>\n";
}

void SvgShapes::line(double x1, double y1, double x2, double y2, std::string_view stroke, bool dashed) {
  body_ += "<line" + attribute("x1", px(x1)) + attribute("y1", px(y1)) + attribute("x2", px(x2)) +
           attribute("y2", px(y2)) + attribute("stroke", stroke) +
           (dashed ? attribute("stroke-dasharray", "5 3") + attribute("stroke-width", "1.4") : "") + "/>\n";
}

void SvgShapes::polygon(const std::vector<std::pair<double, double>>& points, std::string_view fill,
                        std::string_view stroke) {
  std::string list;
  for (const auto& [x, y] : points) list += (list.empty() ? "" : " ") + px(x) + "," + px(y);
  body_ += "<polygon" + attribute("points", list) + attribute("fill", fill) + attribute("stroke", stroke) + "/>\n";
}

void SvgShapes::text(double x, double y, std::string_view text, Anchor anchor, double size, std::string_view colour,
                     bool bold) {
  if (text.empty()) return;
  body_ += "<text" + attribute("x", px(x)) + attribute("y", px(y)) + attribute("font-size", px(size)) +
           attribute("fill", colour);
  if (anchor != Anchor::start) body_ += attribute("text-anchor", anchor_name(anchor));
  if (bold) body_ += attribute("font-weight", "bold");
  body_ += ">" + escape_xml(text) + "</text>\n";
}

void SvgShapes::legend(double right, double y, const std::vector<LegendEntry>& entries) {
  constexpr double size = 10.5, square = 9, gap = 14;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    right -= estimated_width(entry->text, size);
    text(right, y, entry->text, Anchor::start, size);
    right -= square + 4;
    const bool pale = entry->family == ops::Family::activation;
    rectangle({right, y - square + 1, square, square}, colour_of(entry->family), pale ? text_colour : "none");
    right -= gap;
  }
}

void SvgShapes::append(const SvgShapes& other, double y) {
  body_ += "<g transform=\"translate(0 " + px(y) + ")\">\n" + other.body_ + "</g>\n";
}

std::string SvgShapes::finish() const {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(width_) + " " + px(height_) + "\" width=\"" +
         px(width_) + "\" height=\"" + px(height_) + "\" font-family=\"DejaVu Sans\" role=\"img\">\n<title>" +
         escape_xml(title_) + "</title>\n<desc>" + escape_xml(description_) + "</desc>\n" + body_ + "</svg>\n";
}

}  // namespace jauge::reports::render
