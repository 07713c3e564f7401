// SPDX-License-Identifier: GPL-3.0-or-later
// The Target dialog: what is kept for the rest of the firmware.
#include <gtest/gtest.h>

#include "gui/session/session.h"
#include "gui/window/target_dialog.h"
#include "tests/gui/fixed_session.h"

namespace jauge::gui {
namespace {

using testing::FixedSession;

TEST(TargetDialog, KeepsWhatKnownFirmwareNeedsToTheByte) {
  FixedSession fixed;
  TargetDialog dialog(fixed.session);
  const Bytes stack = fixed.session.reserve().stack;
  ASSERT_TRUE(dialog.choose_firmware("freertos"));
  fixed.settle();
  EXPECT_EQ(fixed.session.reserve().flash, 10_KiB);
  EXPECT_EQ(fixed.session.reserve().ram, Bytes{4892});
  EXPECT_EQ(fixed.session.reserve().stack, stack);
  ASSERT_TRUE(dialog.choose_firmware(""));
  EXPECT_EQ(fixed.session.reserve().ram, Bytes{0});
}

TEST(TargetDialog, UnknownFirmwareIsRefusedAndChangesNothing) {
  FixedSession fixed;
  TargetDialog dialog(fixed.session);
  const Bytes before = fixed.session.reserve().flash;
  const auto chosen = dialog.choose_firmware("freertoss");
  ASSERT_FALSE(chosen);
  EXPECT_EQ(chosen.error().kind, ErrorKind::unknown_name);
  EXPECT_FALSE(chosen.error().hint.empty());
  EXPECT_EQ(fixed.session.reserve().flash, before);
}

}  // namespace
}  // namespace jauge::gui
