// A piece of the campaigns that are programs of their own.
#include "tests/firmware_probe/campaigns/frame_campaign.h"

#include <gtest/gtest.h>

namespace jauge::testing {
namespace {

TEST(FrameCampaign, WhatIsReceivedWasSent) {
  const FrameTally tally = run_frames(400'000, 60, 7);
  EXPECT_EQ(tally.wrong, 0);
  EXPECT_EQ(tally.lost, 0);
  EXPECT_GT(tally.damaged, tally.frames / 2);
  EXPECT_GE(tally.whole, tally.frames - tally.damaged);
  EXPECT_GT(tally.dropped, tally.frames / 4) << "most damage is noticed by the receiver itself";
}

}  // namespace
}  // namespace jauge::testing
