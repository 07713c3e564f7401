// SPDX-License-Identifier: GPL-2.0-or-later
// jauge-vboard as a program: its terminal, its exit status, its idle processor.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/firmware_probe/virtual_board/board_run.h"
#include "tests/support/temporary_folder.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Program {
 public:
  explicit Program(std::vector<std::string> words) {
    int in[2], out[2];
    EXPECT_EQ(::pipe(in), 0);
    EXPECT_EQ(::pipe(out), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      for (const int end : {in[0], in[1], out[0], out[1]}) ::close(end);
      words.insert(words.begin(), JAUGE_VBOARD);
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      ::execv(JAUGE_VBOARD, arguments.data());
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    stdin_ = in[1];
    stdout_ = out[0];
  }
  ~Program() {
    close_stdin();
    ::close(stdout_);
    if (child_ > 0) (void)exit_status();
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  std::string first_line() const {
    std::string line;
    for (char letter = 0; ::read(stdout_, &letter, 1) == 1 && letter != '\n';) line += letter;
    return line;
  }
  void close_stdin() {
    if (stdin_ >= 0) ::close(stdin_);
    stdin_ = -1;
  }
  void kill(int signal) const { ::kill(child_, signal); }
  int exit_status() {
    int status = 0;
    if (child_ > 0) ::wait4(child_, &status, 0, &usage_);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  double processor_seconds() const {
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage_.ru_utime) + seconds(usage_.ru_stime);
  }

 private:
  pid_t child_ = -1;
  int stdin_ = -1, stdout_ = -1;
  rusage usage_{};
};

class Terminal {
 public:
  Terminal(const std::string& name, speed_t speed) : file_(::open(name.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    termios settings{};
    ::tcgetattr(file_, &settings);
    ::cfmakeraw(&settings);
    ::cfsetspeed(&settings, speed);
    ::tcsetattr(file_, TCSANOW, &settings);
  }
  ~Terminal() { ::close(file_); }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void say(const std::string& text) const {
    EXPECT_EQ(::write(file_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  // Until `count` bytes are there or nothing came for a while.
  std::string hear(std::size_t count, int patience_ms = 5000) const {
    std::string text;
    for (pollfd wait{file_, POLLIN, 0}; text.size() < count && ::poll(&wait, 1, patience_ms) > 0;) {
      char buffer[512];
      const ssize_t got = ::read(file_, buffer, sizeof buffer);
      if (got <= 0) break;
      text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int file_;
};

TEST(Program, SpeaksThroughATerminalAndEndsWithItsStdin) {
  const ::jauge::testing::TemporaryFolder folder;
  const auto link = folder.path() / "board";
  Program board({"--elf", firmware_path("echo"), "--link", link.string()});
  ASSERT_THAT(board.first_line(), StartsWith("pty /dev/"));
  {
    const Terminal terminal(link, B921600);
    EXPECT_EQ(terminal.hear(6), "ready\n");
    terminal.say("hello");
    EXPECT_EQ(terminal.hear(5), "hello");
  }
  const Terminal again(link, B921600);  // the host may come back
  again.say("again");
  EXPECT_EQ(again.hear(5), "again");
  board.close_stdin();
  EXPECT_EQ(board.exit_status(), 0);
  EXPECT_FALSE(std::filesystem::is_symlink(link));
}

TEST(Program, ATerminalAtAnotherRateHearsGarbage) {
  Program board({"--elf", firmware_path("echo")});
  const std::string name = board.first_line().substr(4);
  const Terminal terminal(name, B115200);
  EXPECT_THAT(terminal.hear(6), ::testing::Not("ready\n"));
  terminal.say("hello");
  EXPECT_THAT(terminal.hear(5), ::testing::Not("hello"));
}

TEST(Program, IdlesWithoutAProcessor) {
  Program board({"--elf", firmware_path("echo")});
  const std::string name = board.first_line().substr(4);
  const Terminal terminal(name, B921600);
  EXPECT_EQ(terminal.hear(6), "ready\n");
  terminal.say("x");
  EXPECT_EQ(terminal.hear(1), "x");
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  board.kill(SIGTERM);
  EXPECT_EQ(board.exit_status(), 0);
  EXPECT_LT(board.processor_seconds(), 0.6);  // of which starting takes most
}

TEST(Program, ACableLosesAndFlipsBytes) {
  Program board({"--elf", firmware_path("echo"), "--drop", "0.1", "--seed", "3"});
  const Terminal terminal(board.first_line().substr(4), B921600);
  (void)terminal.hear(6, 500);  // "ready", or what is left of it
  terminal.say(std::string(1000, 'x'));
  std::string heard = terminal.hear(700);
  heard += terminal.hear(300, 200);
  EXPECT_GE(heard.size(), 700u);
  EXPECT_LT(heard.size(), 900u);  // 19 % are lost on the way there and back
}

TEST(Program, TellsByItsStatusWhyItEnded) {
  Program broken({"--elf", firmware_path("broken_no_boost")});
  EXPECT_EQ(broken.exit_status(), 3);
  Program locked({"--elf", firmware_path("fault_lockup")});
  EXPECT_EQ(locked.exit_status(), 4);
  Program absent({"--elf", "/nowhere/at/all"});
  EXPECT_EQ(absent.exit_status(), 5);
  Program wrong({"--no-such-option"});
  EXPECT_EQ(wrong.exit_status(), 2);
}

}  // namespace
}  // namespace jauge::vboard::testing
