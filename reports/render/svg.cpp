#include "reports/render/svg.h"

#include <algorithm>

#include "reports/charts/charts.h"
#include "reports/render/palette.h"
#include "reports/render/svg_shapes.h"

namespace jauge::reports::render {
namespace {

constexpr double title_height = 30;
constexpr double bottom_height = 34;  // tick texts and axis title
constexpr double left_width = 76;     // of byte ticks
constexpr double right_width = 12;
constexpr double plot_height = 190;
constexpr double bar_pitch = 18, bar_thickness = 12;
constexpr double label_width = 170, value_width = 110;

// Data to px inside a box; y grows upwards.
struct Scale {
  Box box;
  double x_maximum = 1, y_maximum = 1;
  double x(double value) const { return box.x + box.width * value / x_maximum; }
  double y(double value) const { return box.y + box.height * (1 - value / y_maximum); }
};

void head(SvgShapes& svg, const std::string& title, const std::vector<LegendEntry>& legend) {
  svg.text(0, 14, title, Anchor::start, 12, text_colour, true);
  svg.legend(chart_width, 14, legend);
}

// Horizontal grid with bytes, step numbers below.
void grid(SvgShapes& svg, const Scale& scale, const Axis& bytes, const Axis& steps, const std::string& step_title) {
  const Box& box = scale.box;
  for (const Tick& tick : bytes.ticks) {
    svg.line(box.x, scale.y(tick.value), box.x + box.width, scale.y(tick.value), grid_colour);
    svg.text(box.x - 6, scale.y(tick.value) + 4, tick.text, Anchor::end);
  }
  for (const Tick& tick : steps.ticks)
    svg.text(scale.x(tick.value + 0.5), box.y + box.height + 14, tick.text, Anchor::middle);
  svg.text(box.x + box.width, box.y + box.height + 28, step_title, Anchor::end);
}

Scale plot_scale(const Axis& bytes, const Axis& steps) {
  return {
      {left_width, title_height, chart_width - left_width - right_width, plot_height}, steps.maximum, bytes.maximum};
}

SvgShapes drawn(const StepChart& chart) {
  SvgShapes svg(chart_width, height_of(chart), chart.title, chart.description);
  head(svg, chart.title, {});
  const Scale scale = plot_scale(chart.bytes, chart.steps);
  grid(svg, scale, chart.bytes, chart.steps, chart.step_axis_title);
  std::vector<std::pair<double, double>> outline = {{scale.x(0), scale.y(0)}};
  for (std::size_t i = 0; i < chart.values.size(); ++i) {
    outline.emplace_back(scale.x(static_cast<double>(i)), scale.y(chart.values[i]));
    outline.emplace_back(scale.x(static_cast<double>(i + 1)), scale.y(chart.values[i]));
  }
  outline.emplace_back(scale.x(static_cast<double>(chart.values.size())), scale.y(0));
  svg.polygon(outline, selection_colour, accent_colour);
  if (chart.limit) {
    const double y = scale.y(chart.limit->value);
    svg.line(scale.box.x, y, scale.box.x + scale.box.width, y, text_colour, true);
    svg.text(scale.box.x + scale.box.width, y - 5, chart.limit->text, Anchor::end, 10.5, text_colour);
  }
  if (!chart.values.empty()) {
    const double x = scale.x(static_cast<double>(chart.peak) + 0.5);
    const bool on_the_right = x > chart_width / 2;
    svg.text(on_the_right ? x + 8 : std::max(x - 8, scale.box.x + 4), scale.y(chart.values[chart.peak]) - 6,
             chart.peak_text, on_the_right ? Anchor::end : Anchor::start, 10.5, text_colour, true);
  }
  return svg;
}

SvgShapes drawn(const ArenaMap& map) {
  SvgShapes svg(chart_width, height_of(map), map.title, map.description);
  head(svg, map.title, map.legend);
  const Scale scale = plot_scale(map.bytes, map.steps);
  grid(svg, scale, map.bytes, map.steps, map.step_axis_title);
  for (const ArenaRectangle& item : map.rectangles) {
    const double x = scale.x(item.first_step), y = scale.y(item.offset + item.size);
    const Box box{x, y, scale.x(item.end_step) - x, std::max(1.0, scale.y(item.offset) - y)};
    svg.rectangle(box, colour_of(item.family), "#FFFFFF", item.detail);
    constexpr double size = 9;
    if (box.height < size + 3) continue;
    const bool dark_ground = item.family == ops::Family::convolution || item.family == ops::Family::recurrent;
    svg.text(box.x + 4, box.y + size + 2, fitted(item.label, box.width - 8, size), Anchor::start, size,
             dark_ground ? "#FFFFFF" : text_colour);
  }
  return svg;
}

}  // namespace

double height_of(const BarChart& chart) {
  return title_height + bar_pitch * static_cast<double>(chart.bars.size()) + bottom_height - 14;
}
double height_of(const StepChart&) {
  return title_height + plot_height + bottom_height;
}
double height_of(const ArenaMap&) {
  return title_height + plot_height + bottom_height;
}

std::string to_svg(const BarChart& chart) {
  SvgShapes svg(chart_width, height_of(chart), chart.title, chart.description);
  head(svg, chart.title, chart.legend);
  const double bottom = title_height + bar_pitch * static_cast<double>(chart.bars.size());
  const Scale scale{{label_width, title_height, chart_width - label_width - value_width, bottom - title_height},
                    chart.axis.maximum,
                    1};
  for (const Tick& tick : chart.axis.ticks) {
    svg.line(scale.x(tick.value), title_height, scale.x(tick.value), bottom, grid_colour);
    svg.text(scale.x(tick.value), bottom + 14, tick.text, Anchor::middle);
  }
  double y = title_height + (bar_pitch - bar_thickness) / 2;
  for (const Bar& bar : chart.bars) {
    svg.text(label_width - 8, y + bar_thickness - 2, fitted(bar.label, label_width - 10, 10.5), Anchor::end, 10.5,
             text_colour);
    const bool pale = bar.family == ops::Family::activation;
    const double width = std::max(1.0, scale.x(bar.value) - scale.x(0));
    svg.rectangle({scale.x(0), y, width, bar_thickness}, colour_of(bar.family), pale ? text_colour : "none",
                  bar.label + ": " + bar.value_text);
    svg.text(scale.x(bar.value) + 6, y + bar_thickness - 2, bar.value_text, Anchor::start, 10.5, text_colour);
    y += bar_pitch;
  }
  return svg.finish();
}

std::string to_svg(const StepChart& chart) {
  return drawn(chart).finish();
}

std::string to_svg(const ArenaMap& map) {
  return drawn(map).finish();
}

std::string memory_svg(const analysis::ModelStudy& study, const target::Target* target, Language language) {
  const Words words(language);
  const StepChart live = charts::live_bytes_chart(study, target, words);
  const ArenaMap map = charts::arena_map(study, words);
  constexpr double space = 16;
  SvgShapes both(chart_width, height_of(live) + space + height_of(map), live.title, live.description);
  both.append(drawn(live), 0);
  both.append(drawn(map), height_of(live) + space);
  return both.finish();
}

}  // namespace jauge::reports::render
