// What a board said, as tables of the report.
#pragma once

#include "reports/sections/section.h"

namespace jauge::reports::sections {

// Board, key figures, layers, confusion matrix, agreement with this computer, link: everything there is.
void add_board_run(const BoardRun& run, const Words& words, Blocks& blocks);

}  // namespace jauge::reports::sections
