// Section 8: what a board says.
#include "reports/sections/board_run.h"
#include "reports/sections/cells.h"
#include "reports/sections/section.h"

namespace jauge::reports::sections {

Blocks evaluation(const ReportInput& input, const Words& words) {
  Blocks blocks;
  for (const auto& run : input.board_runs) add_board_run(*run, words, blocks);
  if (!blocks.empty()) return blocks;
  return {gap(
      words, "latency, stack and accuracy measured on the board",
      "A run on a board or on the virtual board: time per layer, stack in use, accuracy and confusion matrix. Until "
      "then no time in this report is measured.",
      "jauge measure MODEL --board auto --data DATA")};
}

}  // namespace jauge::reports::sections
