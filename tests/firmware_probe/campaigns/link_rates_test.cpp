// Useful bytes a second on the virtual board, in its own time.
#include "tests/firmware_probe/campaigns/link_rates.h"

#include <gtest/gtest.h>

namespace jauge::testing {
namespace {

// 4 KiB are erased and programmed in 65.5 ms, 8 KiB in 109: 62.5 and 75 kB/s are all that the Flash can take. The
// board's time stands still while the host may be about to answer, so that a busy computer changes little.
TEST(LinkRates, UploadsAndSamplesComeNearWhatFlashAndLineAllow) {
  for (const int dual_bank : {0, 1}) {
    const auto rates = rates_of_virtual_board(dual_bank);
    ASSERT_TRUE(rates) << to_text(rates.error());
    EXPECT_GT(rates->first_model, 60'000) << "DBANK = " << dual_bank;
    EXPECT_GT(rates->next_model, 60'000) << "DBANK = " << dual_bank;
    EXPECT_GT(rates->samples, 0.9 * line_bytes_a_second) << "DBANK = " << dual_bank;
  }
}

}  // namespace
}  // namespace jauge::testing
