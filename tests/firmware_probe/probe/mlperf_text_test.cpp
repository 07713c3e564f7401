// The dialogue of MLPerf Tiny, line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <sstream>

#include "firmware_probe/probe/text_writer.h"
#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

std::string hex(const Payload& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    char pair[3];
    std::snprintf(pair, sizeof pair, "%02x", byte);
    text += pair;
  }
  return text;
}

class MlperfText : public ::testing::Test {
 protected:
  MlperfText() { board.start(true); }
  void put_model(const TinyPackage& wish = {}) {
    HostEnd link(board);
    link.hello();
    ASSERT_EQ(link.put(JAUGE_OBJECT_MODEL, tiny_package(wish)).type, JAUGE_END_OK);
  }
  void load(const Payload& bytes) {
    host.say("db load " + std::to_string(bytes.size()) + "%");
    for (std::size_t at = 0; at < bytes.size(); at += 31) {
      const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = first + static_cast<std::ptrdiff_t>(std::min<std::size_t>(31, bytes.size() - at));
      const std::string answer = host.say("db " + hex({first, last}) + "%");
      EXPECT_EQ(answer, at + 31 < bytes.size() ? "m-ready\r\n" : "m-load-done\r\nm-ready\r\n");
    }
  }
  MemoryBoard board;
  HostEnd host{board};
};

TEST_F(MlperfText, NameAndProfile) {
  EXPECT_EQ(host.say("name%"), "m-name-dut-[jauge]\r\nm-ready\r\n");
  EXPECT_EQ(host.say("profile%"), "m-profile-[ULPMark for tinyML Firmware V0.0.1]\r\nm-model-[none]\r\nm-ready\r\n");
  put_model({.name = "ic01"});
  EXPECT_EQ(host.say("profile%"), "m-profile-[ULPMark for tinyML Firmware V0.0.1]\r\nm-model-[ic01]\r\nm-ready\r\n");
}

TEST_F(MlperfText, EightCommandsAtOnceGiveEightAnswers) {
  std::string all, expected;
  for (int i = 0; i < 8; ++i) {
    all += "name%";
    expected += "m-name-dut-[jauge]\r\nm-ready\r\n";
  }
  EXPECT_EQ(host.say(all), expected);
}

TEST_F(MlperfText, TimestampCountsMicroseconds) {
  const auto microseconds = [&] { return std::stoll(host.say("timestamp%").substr(std::strlen("m-lap-us-"))); };
  const auto before = microseconds();
  board.pass_ms(1500);
  EXPECT_NEAR(static_cast<double>(microseconds() - before), 1.5e6, 1000);
}

TEST_F(MlperfText, TimestampGoesBeyond32Bits) {
  board.pass_ms(2 * 71 * 60 * 1000);
  EXPECT_GT(std::stoull(host.say("timestamp%").substr(9)), 1ULL << 32);
}

TEST_F(MlperfText, EveryErrorHasItsLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"db%", "e-[Command 'db' requires a subcommand]"},
      {"db load%", "e-[Command 'db load' requires the # of bytes]"},
      {"db load x%", "e-[Command 'db load' requires the # of bytes]"},
      {"db load 0%", "e-[Command 'db load' must be >0 bytes]"},
      {"db load 27649%", "e-[Command 'db load' is for at most 27648 bytes, and for what the model leaves free]"},
      {"db 00%", "e-[Command 'db' needs 'db load' first]"},
      {"infer 0%", "e-[Inference iterations must be >0]"},
      {"infer x%", "e-[Inference iterations must be >0]"},
      {"infer 1 -1%", "e-[Inference warmup must be >=0]"},
      {"infer%", "e-[No model is stored]"},
      {"results%", "e-[There are no results]"},
      {"x-model no%", "e-[No stored model has that name]"},
      {"x-boot%", "e-[Command 'x-boot' takes mlperf, energy or quiet]"},
      {"start%", "e-[No model is stored]"},
      {"stop%", "e-[Command 'stop' needs 'start' first]"},
      {"nonsense 1 2%", "e-[Unknown command: nonsense]"},
      {"m-ready%", "e-[Unknown command: ?]"},  // no other line may hold these words
      {"%", "e-[Empty command]"},
  };
  for (const auto& [command, line] : cases)
    EXPECT_EQ(host.say(command), std::string(line) + "\r\nm-ready\r\n") << command;
  EXPECT_EQ(host.say(std::string(81, 'a') + "%"), "e-[A command has at most 80 characters]\r\nm-ready\r\n");
  EXPECT_EQ(host.say(std::string(80, 'a') + "%"), "e-[Unknown command: " + std::string(80, 'a') + "]\r\nm-ready\r\n");
}

TEST_F(MlperfText, WrongDigitsAreRefusedAndNothingIsStored) {
  EXPECT_EQ(host.say("db load 4%"), "m-[Expecting 4 bytes]\r\nm-ready\r\n");
  EXPECT_EQ(host.say("db 123%"), "e-[Insufficent number of hex digits]\r\nm-ready\r\n");
  EXPECT_EQ(host.say("db 12x4%"), "e-[Invalid hex digit 'x4']\r\nm-ready\r\n");
  EXPECT_EQ(host.say("db 0aFf%"), "m-ready\r\n");
  EXPECT_EQ(host.say("db print%"), "m-buffer-0a-ff\r\nm-ready\r\n");
  EXPECT_EQ(host.say("db 010203%"), "m-load-done\r\nm-ready\r\n") << "one too many is ignored";
  EXPECT_EQ(host.say("db print%"), "m-buffer-0a-ff-01-02\r\nm-ready\r\n");
}

TEST_F(MlperfText, PrintsEightBytesALine) {
  load({0, 1, 2, 3, 4, 5, 6, 7, 8, 0xFE});
  EXPECT_EQ(host.say("db print%"), "m-buffer-00-01-02-03-04-05-06-07\r\nm-buffer-08-fe\r\nm-ready\r\n");
}

TEST_F(MlperfText, InferGoesAsTheRunnerExpects) {
  put_model();
  EXPECT_EQ(host.say("infer%"), "e-[No input was loaded: 'db load' comes first]\r\nm-ready\r\n");
  load(Payload(5));
  EXPECT_EQ(host.say("infer%"), "e-[The input has another size than the model's]\r\nm-ready\r\n");
  Payload input(tiny_input_bytes);
  const float values[] = {1.26F, -70, 0.24F, 100};
  std::memcpy(input.data(), values, sizeof values);
  load(input);
  std::istringstream lines(host.say("infer 3 2%"));
  std::vector<std::string> seen;
  for (std::string line; std::getline(lines, line);) seen.push_back(line);
  ASSERT_EQ(seen.size(), 8U);
  EXPECT_EQ(seen[0], "m-warmup-start-2\r");
  EXPECT_EQ(seen[1], "m-warmup-done\r");
  EXPECT_EQ(seen[2], "m-infer-start-3\r");
  EXPECT_EQ(seen[3].rfind("m-lap-us-", 0), 0U);
  EXPECT_EQ(seen[4].rfind("m-lap-us-", 0), 0U);
  EXPECT_EQ(seen[5], "m-infer-done\r");
  EXPECT_EQ(seen[6].rfind("m-results-[1.500,-65.500,0.000,62.000,0.000,", 0), 0U) << seen[6];
  EXPECT_EQ(seen[7], "m-ready\r");
  EXPECT_EQ(host.say("results%"), seen[6] + "\n" + "m-ready\r\n");
  EXPECT_NE(host.say("infer%").find("m-warmup-start-10\r\n"), std::string::npos) << "ten without being told";
}

TEST_F(MlperfText, PicturesOfBytesBecomeFloats) {
  put_model({.name = "ic01"});
  Payload picture(tiny_inputs);
  picture[0] = 7;
  picture[1] = 200;
  load(picture);
  EXPECT_NE(host.say("infer 1 0%").find("m-results-[7.000,62.000,0.000,"), std::string::npos);
}

// The reconstruction error of what the tiny model cannot represent: quarters become halves.
TEST_F(MlperfText, AutoencodersTellOneValue) {
  put_model({.name = "ad01"});
  std::vector<float> values(tiny_inputs, 0.25F);
  Payload input(tiny_input_bytes);
  std::memcpy(input.data(), values.data(), input.size());
  load(input);
  EXPECT_NE(host.say("infer 1 0%").find("m-results-[0.062]\r\n"), std::string::npos)
      << "0.0625: printf rounds halves to even";
}

TEST_F(MlperfText, ModelsAreChosenByName) {
  put_model({.name = "kws01"});
  put_model({.name = "vww01", .padding = 100});
  EXPECT_EQ(host.say("x-model%"), "m-x-model-[kws01]\r\nm-x-model-[vww01]\r\nm-ready\r\n");
  EXPECT_NE(host.say("profile%").find("m-model-[vww01]"), std::string::npos);
  EXPECT_EQ(host.say("x-model kws01%"), "m-x-model-[kws01]\r\nm-ready\r\n");
  EXPECT_NE(host.say("profile%").find("m-model-[kws01]"), std::string::npos);
}

TEST_F(MlperfText, BootLinesOnlyWhenChosen) {
  EXPECT_TRUE(board.from_board.empty());
  host.say("x-boot mlperf%");
  board.start(true);
  std::string lines(board.from_board.begin(), board.from_board.end());
  EXPECT_EQ(lines.rfind("m-timestamp-mode-performance\r\nm-lap-us-", 0), 0U);
  EXPECT_TRUE(lines.ends_with("\r\nm-init-done\r\nm-ready\r\n"));
  board.from_board.clear();
  host.say("x-boot quiet%");
  board.start(true);
  EXPECT_TRUE(board.from_board.empty());
}

// At 9600 baud; two falling edges of the pin an `infer`, which no filter takes for glitches, and no time stamps in
// text.
TEST_F(MlperfText, EnergyModeStampsTimeWithEdgesOfAPin) {
  put_model();
  EXPECT_EQ(host.say("x-boot energy%"), "m-ready\r\n");
  board.start(true);
  EXPECT_EQ(std::string(board.from_board.begin(), board.from_board.end()),
            "m-timestamp-mode-energy\r\nm-init-done\r\nm-ready\r\n");
  EXPECT_EQ(board.baud, 9600U);
  board.from_board.clear();
  board.pin_fell.clear();
  board.pin_rose.clear();
  EXPECT_EQ(host.say("timestamp%"), "m-ready\r\n");
  load(Payload(tiny_input_bytes));
  const std::string answer = host.say("infer 3 0%");
  EXPECT_EQ(answer.find("m-lap-us"), std::string::npos) << answer;
  EXPECT_NE(answer.find("m-infer-start-3\r\nm-infer-done\r\nm-results-["), std::string::npos) << answer;
  ASSERT_EQ(board.pin_fell.size(), 3U);
  ASSERT_EQ(board.pin_rose.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_GE(board.pin_rose[i] - board.pin_fell[i], board.board().cycles_per_ms / 20) << "50 us";
  EXPECT_LT(board.pin_rose[1], board.pin_fell[2]);
}

TEST_F(MlperfText, EnergyModeNeedsAPin) {
  board.time_pin_present = false;
  board.start(true);
  EXPECT_EQ(host.say("x-boot energy%"), "e-[This board has no pin for time stamps]\r\nm-ready\r\n");
}

// Every input that comes between `start` and `stop` is run; where the first output is the largest, the pin falls.
TEST_F(MlperfText, StreamsListTheTargetOfEachWindow) {
  put_model();
  EXPECT_EQ(host.say("start%"), "e-[Command 'start' is for the streaming models sww01 and strww01]\r\nm-ready\r\n");
  put_model({.name = "strww01"});
  EXPECT_EQ(host.say("start%"), "m-ready\r\n");
  for (const float target : {1.0F, -2.0F, 7.5F}) {
    Payload input(tiny_input_bytes);
    std::memcpy(input.data(), &target, sizeof target);
    load(input);
  }
  EXPECT_EQ(host.say("stop%"), "target activations: [1.000,-2.000,7.500]\r\nm-ready\r\n");
  EXPECT_EQ(board.pin_fell.size(), 2U);
  EXPECT_EQ(host.say("stop%"), "e-[Command 'stop' needs 'start' first]\r\nm-ready\r\n");
}

TEST_F(MlperfText, LongStreamsKeepTheLastWindows) {
  put_model({.name = "strww01"});
  host.say("start%");
  const float values[] = {1, 2};
  for (int window = 0; window < PROBE_STREAM_WINDOWS + 1; ++window) {
    Payload input(tiny_input_bytes);
    std::memcpy(input.data(), &values[window == PROBE_STREAM_WINDOWS], sizeof(float));
    load(input);
  }
  const std::string answer = host.say("stop%");
  EXPECT_EQ(std::ranges::count(answer, ','), PROBE_STREAM_WINDOWS - 1);
  EXPECT_TRUE(answer.ends_with(",1.000,2.000]\r\nm-ready\r\n")) << answer;
  EXPECT_EQ(host.say("infer 1 0%").find("e-["), std::string::npos) << "the last window stays the input";
}

TEST_F(MlperfText, ThousandthsAreThoseOfPrintf) {
  std::mt19937 random(7);
  for (int i = 0; i < 200000; ++i) {
    auto bits = static_cast<std::uint32_t>(random());
    if (i % 2) bits = (bits & 0x80FFFFFF) | 0x3C000000;  // around one, where halves are met
    float value;
    std::memcpy(&value, &bits, sizeof value);
    if (!(std::fabs(value) < 1e9F)) continue;
    probe_writer writer = {&board.board(), 0, {}};
    probe_write_thousandths(&writer, value);
    char expected[64];
    std::snprintf(expected, sizeof expected, "%0.3f", static_cast<double>(value));
    ASSERT_EQ(std::string(writer.bytes, writer.held), expected) << value;
  }
}

}  // namespace
}  // namespace jauge::testing
