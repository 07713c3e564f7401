// Pictures of an analysis, as data: what every renderer and the command line draw.
#pragma once

#include <functional>
#include <optional>

#include "analyzer/analysis/analysis.h"
#include "reports/document.h"
#include "reports/wording/wording.h"

namespace jauge::reports::charts {

// At most so many bars (the largest, in execution order) and columns (each the largest of its steps).
inline constexpr std::size_t most_bars = 40;
inline constexpr std::size_t most_columns = 400;
inline constexpr std::size_t most_rectangles = 2000;

// Layers without any are left out; nothing when none has any.
std::optional<BarChart> macs_chart(const cost::Counts& counts, const Words& words);
std::optional<BarChart> weight_bytes_chart(const cost::Counts& counts, const Words& words);
std::optional<BarChart> time_chart(const analysis::Analysis& analysis, const Words& words);

// `target` adds the line of its RAM; null: no line.
StepChart live_bytes_chart(const analysis::ModelStudy& study, const target::Target* target, const Words& words);
ArenaMap arena_map(const analysis::ModelStudy& study, const Words& words);

}  // namespace jauge::reports::charts
