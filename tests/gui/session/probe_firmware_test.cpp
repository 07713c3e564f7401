// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/probe_firmware.h"

#include <gtest/gtest.h>

#include <QTest>

namespace jauge::gui {
namespace {

using State = ProbeFirmware::State;
constexpr auto port = "/dev/ttyACM7";

class Firmware : public ::testing::Test {
 protected:
  FirmwareAccess access() {
    return {.ask = [this](const std::string&, const Progress&) { return answer_; },
            .flash = [this](const std::string& board, const std::string& serial,
                            const Progress& progress) -> Result<host::FlashReport> {
              flashed_board_ = board;
              flashed_serial_ = serial;
              for (const char* phase : {"erasing", "writing", "verifying"}) progress(phase);
              if (fault_) return *fault_;
              answer_ = {"stm32l4r9_disco", "0.1.0", "feed", true, {}};
              return host::FlashReport{"openocd", true, false};
            }};
  }
  void settle() {
    ASSERT_TRUE(QTest::qWaitFor([this] { return jobs_.idle() && !firmware_.is_busy(); }, 20'000));
  }

  FirmwareFound answer_;
  std::optional<Error> fault_;
  std::string flashed_board_, flashed_serial_;
  ProblemList problems_;
  JobQueue jobs_;
  ProbeFirmware firmware_{jobs_, problems_, access()};
};

TEST_F(Firmware, ASilentPortSaysItsRemedy) {
  answer_.error = Error{ErrorKind::board, port, "not a byte comes", "flash the probe"};
  firmware_.ask(port);
  EXPECT_EQ(firmware_.state(port), State::asking);
  EXPECT_EQ(firmware_.state("/dev/ttyACM8"), State::unknown) << "what is known is of one port";
  settle();
  EXPECT_EQ(firmware_.state(port), State::known);
  ASSERT_TRUE(firmware_.found() && firmware_.found()->error);
  EXPECT_EQ(problems_.problems().size(), 1u);
}

TEST_F(Firmware, FlashingEndsWithALookAtWhatThenAnswers) {
  firmware_.flash(port, "stm32l4r9_disco", "066AFF");
  EXPECT_EQ(firmware_.state(port), State::flashing);
  settle();
  EXPECT_EQ(flashed_board_, "stm32l4r9_disco");
  EXPECT_EQ(flashed_serial_, "066AFF");
  EXPECT_EQ(firmware_.state(port), State::known);
  ASSERT_TRUE(firmware_.found());
  EXPECT_TRUE(firmware_.found()->identical);
  ASSERT_TRUE(firmware_.flashed());
  EXPECT_TRUE(firmware_.flashed()->verified);
}

TEST_F(Firmware, AFailedFlashIsSaidAndCanBeRepeated) {
  fault_ = Error{ErrorKind::board, "openocd", "verify failed", "flash again"};
  firmware_.flash(port, "stm32l4r9_disco", "");
  settle();
  EXPECT_EQ(firmware_.state(port), State::failed);
  ASSERT_TRUE(firmware_.failure());
  EXPECT_EQ(firmware_.failure()->hint, "flash again");
  fault_.reset();
  firmware_.flash(port, "stm32l4r9_disco", "");
  settle();
  EXPECT_EQ(firmware_.state(port), State::known);
  EXPECT_FALSE(firmware_.failure());
}

}  // namespace
}  // namespace jauge::gui
