// Charts as SVG: plain shapes and text, no script, no outside reference.
#pragma once

#include <string>

#include "analyzer/analysis/analysis.h"
#include "reports/document.h"

namespace jauge::reports::render {

std::string to_svg(const BarChart& chart);
std::string to_svg(const StepChart& chart);
std::string to_svg(const ArenaMap& map);

// Live bytes above the arena map in one picture, as `jauge memory --svg` writes it. `target` may be null.
std::string memory_svg(const analysis::ModelStudy& study, const target::Target* target, Language language);

}  // namespace jauge::reports::render
