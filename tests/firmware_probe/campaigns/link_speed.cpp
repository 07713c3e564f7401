// How fast samples and models reach the virtual board, in its own time: what a line of 921600 baud and the modelled
// Flash allow, without the computer's speed in it.
//
//   jauge-link-speed [OPTION of jauge-vboard ...]      a table for both settings of DBANK
#include <cstdio>

#include "firmware_probe/host/emulated_board.h"
#include "tests/firmware_probe/campaigns/link_rates.h"

int main(int count, char** words) {
  std::printf("Useful bytes a second at 921600 baud on the virtual board (modelled; the line carries 92,160)\n");
  std::printf("%-8s %12s %8s %12s %12s\n", "DBANK", "samples", "of line", "model", "again");
  for (const int dual_bank : {0, 1}) {
    const auto rates = jauge::testing::rates_of_virtual_board(dual_bank, {words + 1, words + count});
    if (!rates) return std::fprintf(stderr, "%s\n", jauge::to_text(rates.error()).c_str()), 1;
    std::printf("%-8d %12.0f %7.1f%% %12.0f %12.0f\n", dual_bank, rates->samples,
                100 * rates->samples / jauge::testing::line_bytes_a_second, rates->first_model, rates->next_model);
  }
  return 0;
}
