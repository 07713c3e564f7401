// Section 8: what a board says.
#include "reports/sections/cells.h"
#include "reports/sections/section.h"

namespace jauge::reports::sections {

Blocks evaluation(const ReportInput&, const Words& words) {
  return {gap(
      words, "latency, stack and accuracy measured on the board",
      "A run on a board or on the virtual board: time per layer, stack in use, accuracy and confusion matrix. Until "
      "then no time in this report is measured.",
      "jauge measure MODEL --board auto --data DATA")};
}

}  // namespace jauge::reports::sections
