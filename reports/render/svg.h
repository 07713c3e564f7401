// Charts as SVG: plain shapes and text, no script, no outside reference. Drawn for a width of 720 px.
#pragma once

#include <string>

#include "analyzer/analysis/analysis.h"
#include "reports/document.h"

namespace jauge::reports::render {

inline constexpr double chart_width = 720;

double height_of(const BarChart& chart);
double height_of(const StepChart& chart);
double height_of(const ArenaMap& map);

std::string to_svg(const BarChart& chart);
std::string to_svg(const StepChart& chart);
std::string to_svg(const ArenaMap& map);

// Live bytes above the arena map in one picture, as `jauge memory --svg` writes it. `target` may be null.
std::string memory_svg(const analysis::ModelStudy& study, const target::Target* target, Language language);

}  // namespace jauge::reports::render
