// What an estimate needs of Flash and RAM, line by line, and how full that makes each region.
#pragma once

#include "analyzer/analysis/analysis.h"
#include "reports/sections/section.h"

namespace jauge::reports::sections {

Table flash_table(const cost::Estimate& estimate, const Words& words);
Table ram_table(const cost::Estimate& estimate, const Words& words);
// Nothing is placed when it does not fit: the table then shows empty regions.
Table region_use_table(const analysis::Assessment& assessment, const Words& words);

}  // namespace jauge::reports::sections
