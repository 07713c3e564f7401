#include "reports/render/draw_charts.h"

#include <algorithm>

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
  double right() const { return box.x + box.width; }
  double bottom() const { return box.y + box.height; }
};

// Yellow needs an outline on white.
std::string_view outline_of(ops::Family family) {
  return family == ops::Family::activation ? std::string_view(text_colour) : std::string_view();
}

// Small coloured squares with words, from the right edge to the left.
void draw_legend(Canvas& canvas, double y, const std::vector<LegendEntry>& entries) {
  constexpr double size = 10.5, square = 9, gap = 14;
  double right = chart_width;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    right -= estimated_width(entry->text, size);
    canvas.text(right, y, entry->text, {});
    right -= square + 4;
    canvas.rectangle({right, y - square + 1, square, square}, colour_of(entry->family), outline_of(entry->family), "");
    right -= gap;
  }
}

void draw_title(Canvas& canvas, double top, const std::string& title, const std::vector<LegendEntry>& legend) {
  canvas.text(0, top + 14, title, {.size = 12, .colour = text_colour, .bold = true});
  // Many families do not fit beside the title.
  constexpr double title_width = 230;
  double width = 0;
  for (const LegendEntry& entry : legend) width += estimated_width(entry.text, 10.5) + 27;
  draw_legend(canvas, width < chart_width - title_width ? top + 14 : top + 27, legend);
}

// Horizontal grid with bytes, step numbers below.
void draw_grid(Canvas& canvas, const Scale& scale, const Axis& bytes, const Axis& steps,
               const std::string& step_title) {
  for (const Tick& tick : bytes.ticks) {
    canvas.line(scale.box.x, scale.y(tick.value), scale.right(), scale.y(tick.value), grid_colour, false);
    canvas.text(scale.box.x - 6, scale.y(tick.value) + 4, tick.text, {.anchor = Anchor::end});
  }
  for (const Tick& tick : steps.ticks)
    canvas.text(scale.x(tick.value + 0.5), scale.bottom() + 14, tick.text, {.anchor = Anchor::middle});
  canvas.text(scale.right(), scale.bottom() + 28, step_title, {.anchor = Anchor::end});
}

Scale plot_scale(double top, const Axis& bytes, const Axis& steps) {
  return {{left_width, top + title_height, chart_width - left_width - right_width, plot_height},
          steps.maximum,
          bytes.maximum};
}

void draw_peak(const StepChart& chart, const Scale& scale, Canvas& canvas) {
  if (chart.peak >= chart.values.size()) return;
  const double x = scale.x(static_cast<double>(chart.peak) + 0.5);
  const bool on_the_right = x > chart_width / 2;
  const double text_x = on_the_right ? x + 8 : std::max(x - 8, scale.box.x + 4);
  const double room = on_the_right ? text_x - scale.box.x : scale.box.x + scale.box.width - text_x;
  constexpr double bold_size = 12;  // bold letters are wider than their size says
  canvas.text(text_x, scale.y(chart.values[chart.peak]) - 6, fitted(chart.peak_text, room, bold_size),
              {.anchor = on_the_right ? Anchor::end : Anchor::start, .colour = text_colour, .bold = true});
}

void draw_bar(const Bar& bar, const Scale& scale, double y, Canvas& canvas) {
  const double baseline = y + bar_thickness - 2;
  canvas.text(label_width - 8, baseline, fitted(bar.label, label_width - 10, 10.5),
              {.anchor = Anchor::end, .colour = text_colour});
  const double width = std::max(1.0, scale.x(bar.value) - scale.x(0));
  canvas.rectangle({scale.x(0), y, width, bar_thickness}, colour_of(bar.family), outline_of(bar.family),
                   bar.label + ": " + bar.value_text);
  canvas.text(scale.x(bar.value) + 6, baseline, bar.value_text, {.colour = text_colour});
}

void draw_rectangle(const ArenaRectangle& item, const Scale& scale, Canvas& canvas) {
  const double x = scale.x(item.first_step), y = scale.y(item.offset + item.size);
  const Box box{x, y, scale.x(item.end_step) - x, std::max(1.0, scale.y(item.offset) - y)};
  canvas.rectangle(box, colour_of(item.family), "#FFFFFF", item.detail);
  constexpr double between_lines = 5;
  if (item.ring)
    for (double line = box.y + between_lines; line < box.y + box.height; line += between_lines)
      canvas.line(box.x, line, box.x + box.width, line, "#FFFFFF", true);
  constexpr double size = 9;
  if (box.height < size + 3) return;
  const bool dark_ground = item.family == ops::Family::convolution || item.family == ops::Family::recurrent;
  const std::string_view colour = dark_ground ? "#FFFFFF" : text_colour;
  canvas.text(box.x + 4, box.y + size + 2, fitted(item.label, box.width - 6, size), {.size = size, .colour = colour});
}

void draw_group(const ArenaGroup& group, const std::string& word, const Scale& scale, Canvas& canvas) {
  const double left = scale.x(group.first_step), right = scale.x(group.end_step);
  for (const double x : {left, right}) canvas.line(x, scale.box.y, x, scale.bottom(), muted_colour, true);
  constexpr double size = 9;
  if (estimated_width(word, size) < right - left)
    canvas.text((left + right) / 2, scale.box.y + size, word, {.anchor = Anchor::middle, .size = size});
}

// An arrow from the old place to the new one.
void draw_move(const ArenaMove& move, const Scale& scale, Canvas& canvas) {
  const double x = scale.x(move.step), from = scale.y(move.from), to = scale.y(move.to);
  const double towards = to < from ? 1 : -1;
  canvas.line(x, from, x, to, text_colour, false);
  canvas.polygon({{x, to}, {x - 3, to + 5 * towards}, {x + 3, to + 5 * towards}}, text_colour, "");
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

void draw(const BarChart& chart, Canvas& canvas, double top) {
  draw_title(canvas, top, chart.title, chart.legend);
  const double height = bar_pitch * static_cast<double>(chart.bars.size());
  const Box box{label_width, top + title_height, chart_width - label_width - value_width, height};
  const Scale scale{box, chart.axis.maximum, 1};
  for (const Tick& tick : chart.axis.ticks) {
    canvas.line(scale.x(tick.value), box.y, scale.x(tick.value), scale.bottom(), grid_colour, false);
    canvas.text(scale.x(tick.value), scale.bottom() + 14, tick.text, {.anchor = Anchor::middle});
  }
  double y = box.y + (bar_pitch - bar_thickness) / 2;
  for (const Bar& bar : chart.bars) {
    draw_bar(bar, scale, y, canvas);
    y += bar_pitch;
  }
}

void draw(const StepChart& chart, Canvas& canvas, double top) {
  draw_title(canvas, top, chart.title, {});
  const Scale scale = plot_scale(top, chart.bytes, chart.steps);
  draw_grid(canvas, scale, chart.bytes, chart.steps, chart.step_axis_title);
  std::vector<std::pair<double, double>> outline = {{scale.x(0), scale.y(0)}};
  for (std::size_t i = 0; i < chart.values.size(); ++i) {
    outline.emplace_back(scale.x(static_cast<double>(i)), scale.y(chart.values[i]));
    outline.emplace_back(scale.x(static_cast<double>(i + 1)), scale.y(chart.values[i]));
  }
  outline.emplace_back(scale.x(static_cast<double>(chart.values.size())), scale.y(0));
  canvas.polygon(outline, selection_colour, accent_colour);
  if (chart.limit) {
    const double y = scale.y(chart.limit->value);
    canvas.line(scale.box.x, y, scale.right(), y, text_colour, true);
    canvas.text(scale.right(), y - 5, chart.limit->text, {.anchor = Anchor::end, .colour = text_colour});
  }
  draw_peak(chart, scale, canvas);
}

void draw(const ArenaMap& map, Canvas& canvas, double top) {
  draw_title(canvas, top, map.title, map.legend);
  const Scale scale = plot_scale(top, map.bytes, map.steps);
  draw_grid(canvas, scale, map.bytes, map.steps, map.step_axis_title);
  for (const ArenaRectangle& item : map.rectangles) draw_rectangle(item, scale, canvas);
  for (const ArenaGroup& group : map.groups) draw_group(group, map.group_word, scale, canvas);
  for (const ArenaMove& move : map.moves) draw_move(move, scale, canvas);
}

}  // namespace jauge::reports::render
