// Useful bytes a second on the virtual board, in its own time.
#include "tests/firmware_probe/campaigns/link_rates.h"

#include <gtest/gtest.h>

namespace jauge::testing {
namespace {

constexpr double models_at_least = 60'000, samples_at_least = 0.9 * line_bytes_a_second;

bool is_enough(const LinkRates& rates) {
  return rates.first_model > models_at_least && rates.next_model > models_at_least && rates.samples > samples_at_least;
}

// 4 KiB are erased and programmed in 65.5 ms, 8 KiB in 109: 62.5 and 75 kB/s are all that the Flash can take. The
// board's time stands still while the host may be about to answer; an answer that takes longer than 50 ms counts, and
// can only make the figures smaller: a busy computer is asked again.
TEST(LinkRates, UploadsAndSamplesComeNearWhatFlashAndLineAllow) {
  constexpr int attempts = 3;
  for (const int dual_bank : {0, 1}) {
    LinkRates rates;
    for (int i = 0; i < attempts && !is_enough(rates); ++i) {
      const auto found = rates_of_virtual_board(dual_bank);
      ASSERT_TRUE(found) << to_text(found.error());
      rates = *found;
    }
    EXPECT_GT(rates.first_model, models_at_least) << "DBANK = " << dual_bank;
    EXPECT_GT(rates.next_model, models_at_least) << "DBANK = " << dual_bank;
    EXPECT_GT(rates.samples, samples_at_least) << "DBANK = " << dual_bank;
  }
}

}  // namespace
}  // namespace jauge::testing
