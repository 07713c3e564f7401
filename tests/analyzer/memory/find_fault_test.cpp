// The judge of placements is tested alone: everything else is trusted only because it agrees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/memory/packing.h"

namespace jauge::memory {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

const std::vector<Claim> chain = {{.first_step = 0, .end_step = 2, .size = 64_B},
                                  {.first_step = 1, .end_step = 3, .size = 32_B},
                                  {.first_step = 2, .end_step = 4, .size = 64_B}};
const Placement good = {.offsets = {0_B, 64_B, 0_B}, .arena = 96_B};

TEST(FindFault, AcceptsClaimsThatTakeTurns) {
  EXPECT_EQ(find_fault(chain, good), std::nullopt);
}

TEST(FindFault, SeesSharedBytes) {
  Placement placement = good;
  placement.offsets[1] = {60};
  placement.arena = 92_B;
  EXPECT_THAT(find_fault(chain, placement), Optional(HasSubstr("claims 0 and 1 share bytes at step 1")));
}

TEST(FindFault, SeesAClaimInsideAnother) {
  EXPECT_THAT(find_fault(chain, {.offsets = {0_B, 16_B, 64_B}, .arena = 128_B}), Optional(HasSubstr("share bytes")));
}

TEST(FindFault, SeesMissingNegativeAndMisalignedPlaces) {
  EXPECT_THAT(find_fault(chain, {.offsets = {0_B, 64_B}, .arena = 96_B}), Optional(HasSubstr("2 places")));
  EXPECT_THAT(find_fault(chain, {.offsets = {{-4}, 64_B, 0_B}, .arena = 96_B}), Optional(HasSubstr("negative")));
  EXPECT_THAT(find_fault(chain, {.offsets = {0_B, 66_B, 0_B}, .arena = 98_B}), Optional(HasSubstr("not aligned")));
}

TEST(FindFault, SeesAWrongArena) {
  EXPECT_THAT(find_fault(chain, {.offsets = {0_B, 64_B, 0_B}, .arena = 100_B}),
              Optional(HasSubstr("highest end is 96")));
}

TEST(FindFault, AClaimMayBeginWhereAnotherEnds) {
  const std::vector<Claim> turns = {{.first_step = 0, .end_step = 1, .size = 8_B},
                                    {.first_step = 1, .end_step = 2, .size = 8_B}};
  EXPECT_EQ(find_fault(turns, {.offsets = {0_B, 0_B}, .arena = 8_B}), std::nullopt);
}

}  // namespace
}  // namespace jauge::memory
