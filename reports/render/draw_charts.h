// Where every shape of a chart goes, whatever it is drawn on.
#pragma once

#include "reports/document.h"
#include "reports/render/canvas.h"

namespace jauge::reports::render {

inline constexpr double chart_width = 720;

double height_of(const BarChart& chart);
double height_of(const StepChart& chart);
double height_of(const ArenaMap& map);

// `top`: how far down the drawing begins.
void draw(const BarChart& chart, Canvas& canvas, double top = 0);
void draw(const StepChart& chart, Canvas& canvas, double top = 0);
void draw(const ArenaMap& map, Canvas& canvas, double top = 0);

}  // namespace jauge::reports::render
