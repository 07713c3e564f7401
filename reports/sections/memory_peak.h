// The RAM peak: who is alive there, and the two pictures of the arena.
#pragma once

#include "reports/sections/section.h"

namespace jauge::reports::sections {

void add_memory_peak(const analysis::ModelStudy& study, const target::Target* target, const Words& words,
                     Blocks& blocks);

}  // namespace jauge::reports::sections
