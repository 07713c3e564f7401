// Flashing with stand-ins for openocd and st-flash on PATH: shell scripts that print what the real ones print.
#include "firmware_probe/host/flash_tool.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "firmware_probe/host/flash_words.h"
#include "tests/support/temporary_folder.h"

namespace jauge::host {
namespace {

namespace fs = std::filesystem;

constexpr const char* options_line = "echo '0x40022020: ffeff8aa' >&2";
constexpr const char* program_lines = R"(
echo '** Programming Started **' >&2
echo '** Programming Finished **' >&2
echo '** Verify Started **' >&2
echo '** Verified OK **' >&2
echo '** Resetting Target **' >&2)";

// Scripts in a folder of their own, which is all of PATH besides the shell's tools.
class FlashTool : public ::testing::Test {
 protected:
  FlashTool() {
    const char* path = std::getenv("PATH");
    before_ = path ? path : "";
    fs::create_directory(folder() / "bin");
    setenv("PATH", (folder() / "bin").c_str(), 1);
    std::ofstream(folder() / "probe.elf") << "elf";
    std::ofstream(folder() / "probe.bin") << "bin";
    request_.firmware = {folder() / "probe.elf", folder() / "probe.bin", 0x08000000};
    request_.mounts = folder() / "mounts";
  }
  ~FlashTool() override { setenv("PATH", before_.c_str(), 1); }

  fs::path folder() const { return temporary_.path(); }

  // Every call is noted in NAME.calls, then `body` runs with the arguments in $*.
  void script(const std::string& name, const std::string& body) {
    const fs::path file = folder() / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\nPATH=/usr/bin:/bin\necho \"$*\" >> " << (folder() / (name + ".calls")).string()
                        << "\n"
                        << body << "\n";
    fs::permissions(file, fs::perms::owner_all);
  }
  std::string calls(const std::string& name) const {
    std::ifstream file(folder() / (name + ".calls"));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  // openocd as it answers the question for the options; `program` is what it does when it programs.
  void openocd(const std::string& program) {
    script("openocd", std::string("case \"$*\" in *mdw*) ") + options_line + "; exit 0;; esac\n" + program);
  }

  jauge::testing::TemporaryFolder temporary_;
  FlashRequest request_;
  std::string before_;
};

TEST_F(FlashTool, OpenocdProgramsVerifiesAndSaysItsPhases) {
  openocd(program_lines);
  std::vector<std::string> phases;
  Progress progress;
  progress.report = [&](std::string_view phase, std::int64_t, std::int64_t) { phases.emplace_back(phase); };
  request_.serial = "066FFF";
  const auto report = flash(request_, progress);
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(report->tool, "openocd");
  EXPECT_TRUE(report->verified);
  EXPECT_FALSE(report->under_reset);
  EXPECT_EQ(phases, (std::vector<std::string>{"connecting", "erasing", "verifying", "verifying", "done"}));
  EXPECT_NE(calls("openocd").find("adapter serial 066FFF"), std::string::npos);
  EXPECT_NE(calls("openocd").find("verify reset exit"), std::string::npos);
}

TEST_F(FlashTool, AChipThatDoesNotAnswerIsTriedUnderReset) {
  script("openocd",
         std::string("case \"$*\" in *connect_assert_srst*) ;; *) echo 'Error: init mode failed (unable to connect to "
                     "the target)' >&2; exit 1;; esac\ncase \"$*\" in *mdw*) ") +
             options_line + "; exit 0;; esac\n" + program_lines);
  const auto report = flash(request_);
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_TRUE(report->under_reset);
}

TEST_F(FlashTool, AProtectedChipIsLeftAlone) {
  script("openocd", "echo '0x40022020: ffeff8bb' >&2; exit 0");
  script("st-flash", "exit 0");
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().what.find("read-protected"), std::string::npos) << report.error().what;
  EXPECT_EQ(calls("openocd").find("program"), std::string::npos);
  EXPECT_EQ(calls("st-flash"), "") << "no other tool is let near it";
}

TEST_F(FlashTool, WhatDoesNotVerifyIsAnError) {
  openocd("echo '** Programming Started **'; echo 'Error: checksum mismatch'; echo '** Verify Failed **'; exit 1");
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().what.find("read back"), std::string::npos) << report.error().what;
}

TEST_F(FlashTool, StFlashIsTheSecondChoice) {
  openocd("echo 'Error: something new'; exit 1");
  script("st-flash", "echo 'Finished erasing 12 pages'; echo 'INFO common.c: Flash written and verified! jolly good!'");
  const auto report = flash(request_);
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(report->tool, "st-flash");
  EXPECT_TRUE(report->verified);
  EXPECT_NE(calls("st-flash").find("probe.bin 0x08000000"), std::string::npos);
}

TEST_F(FlashTool, WithoutAnyProbeTheSocketIsNamed) {
  script("openocd", "echo 'Error: open failed' >&2; exit 1");
  script("st-flash", "echo \"Couldn't find any ST-Link devices\"; exit 255");
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().hint.find("ST-LINK"), std::string::npos);
}

TEST_F(FlashTool, WithoutPermissionTheUdevRuleIsGiven) {
  script("openocd", "echo 'Error: libusb_open() failed with LIBUSB_ERROR_ACCESS' >&2; exit 1");
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().hint.find("0483"), std::string::npos) << report.error().hint;
}

TEST_F(FlashTool, WithoutToolsTheDriveIsUsed) {
  const fs::path drive = folder() / "DIS_L4R9";
  fs::create_directory(drive);
  std::ofstream(request_.mounts) << "/dev/sdb " << drive.string() << " vfat rw 0 0\n";
  request_.drive_name = "DIS_L4R9";
  const auto report = flash(request_);
  ASSERT_TRUE(report) << to_text(report.error());
  EXPECT_EQ(report->tool, "drive DIS_L4R9");
  EXPECT_FALSE(report->verified);
  EXPECT_TRUE(fs::exists(drive / "probe.bin"));
}

TEST_F(FlashTool, WithoutToolsOrDriveSomethingToInstallIsNamed) {
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().hint.find("apt-get install openocd"), std::string::npos);
}

TEST_F(FlashTool, AToolThatHangsIsEnded) {
  openocd("echo '** Programming Started **'; sleep 60");
  request_.quiet_limit = std::chrono::milliseconds(200);
  const auto start = std::chrono::steady_clock::now();
  const auto report = flash(request_);
  ASSERT_FALSE(report);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(FlashTool, MissingFirmwareIsSaidBeforeAnythingIsStarted) {
  openocd(program_lines);
  request_.firmware.elf = folder() / "none.elf";
  EXPECT_FALSE(flash(request_));
  EXPECT_EQ(calls("openocd"), "");
}

// Ctrl-C is blocked here while a command waits for it; a tool must still be stopped by SIGTERM.
TEST_F(FlashTool, SignalsThatWeBlockReachTheTool) {
  sigset_t blocked, before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  openocd("kill -TERM $$; echo '** Verified OK **'");
  const auto report = flash(request_);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  EXPECT_FALSE(report) << "it ended itself before it verified";
}

// L7: whatever the moment at which it is stopped, the next try does it.
TEST_F(FlashTool, AfterAStopAtAnyMomentOneRetryDoesIt) {
  openocd(R"(
echo '** Programming Started **'; sleep 0.01; echo '** Programming Finished **'; sleep 0.01
echo '** Verify Started **'; sleep 0.01; echo '** Verified OK **')");
  std::mt19937 random(7);
  for (int round = 0; round < 10; ++round) {
    std::stop_source stop;
    Progress progress;
    progress.stop = stop.get_token();
    std::jthread killer([&stop, after = random() % 60] {
      std::this_thread::sleep_for(std::chrono::milliseconds(after));
      stop.request_stop();
    });
    const auto stopped = flash(request_, progress);
    if (!stopped) {
      EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted) << to_text(stopped.error());
    }
    killer.join();
    const auto report = flash(request_);
    ASSERT_TRUE(report) << "round " << round << ": " << to_text(report.error());
    EXPECT_TRUE(report->verified);
  }
}

TEST(FlashWords, TheToolsOwnLinesAreUnderstood) {
  EXPECT_EQ(phase_of("** Verified OK **"), FlashPhase::done);
  EXPECT_EQ(fault_of("Error: init mode failed (unable to connect to the target)"), FlashFault::no_chip);
  EXPECT_EQ(fault_of("Error: stm32x device protected"), FlashFault::protected_chip);
  EXPECT_EQ(fault_of("2024-01-01T12:00:00 WARN common.c: unknown chip id! 0x470"), FlashFault::unknown_chip);
  EXPECT_EQ(fault_of("Info : STM32L4R9AII6.cpu: hardware has 6 breakpoints"), std::nullopt);
  EXPECT_EQ(option_register("0x40022020: ffeff8aa "), 0xffeff8aau);
  EXPECT_EQ(option_register("0x40022010: 00000000"), std::nullopt);
}

}  // namespace
}  // namespace jauge::host
