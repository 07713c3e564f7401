// HELLO, SPEED, ECHO, TIME, RESET, ERASE, BYE: what needs no model.
#include <gtest/gtest.h>

#include <set>

#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

class Conversation : public ::testing::Test {
 protected:
  Conversation() { board.start(true); }
  std::uint32_t token_of(const Frame& frame) {
    std::uint32_t token = 0;
    EXPECT_EQ(frame.type, JAUGE_TOKEN);
    EXPECT_TRUE(jauge_get_u32(frame.payload.data(), static_cast<std::uint16_t>(frame.payload.size()), &token));
    return token;
  }
  MemoryBoard board;
  HostEnd host{board};
};

TEST_F(Conversation, HelloTellsWhoAnswers) {
  const auto hello = host.hello();
  ASSERT_TRUE(hello);
  EXPECT_STREQ(hello->board, "memory");
  EXPECT_EQ(hello->major, JAUGE_PROTOCOL_MAJOR);
  EXPECT_EQ(hello->clock_hz, 120000000U);
  EXPECT_EQ(hello->arena_bytes, MemoryBoard::arena_bytes);
  EXPECT_EQ(hello->slot_bytes, 29 * 4096 - 256);  // 32 pages without settings and test page, less the header
  EXPECT_EQ(hello->credits, 3);
  EXPECT_TRUE(hello->kernels[0] & 2) << "quantize_s8 has id 1";
  EXPECT_FALSE(hello->features & JAUGE_FEATURE_MODEL_STORED);
  EXPECT_FALSE(hello->features & JAUGE_FEATURE_METER);
}

TEST_F(Conversation, SameNumberGoesOnAnotherBeginsAnew) {
  EXPECT_FALSE(host.hello(7)->features & JAUGE_FEATURE_CONTINUED);
  EXPECT_EQ(host.ask_one(JAUGE_ECHO, {1, 2}).type, JAUGE_ECHO_OK);
  EXPECT_TRUE(host.hello(7)->features & JAUGE_FEATURE_CONTINUED);
  EXPECT_FALSE(host.hello(8)->features & JAUGE_FEATURE_CONTINUED);
}

TEST_F(Conversation, EchoReturnsBytesUnchanged) {
  host.hello();
  Payload bytes(512);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
  const Frame echo = host.ask_one(JAUGE_ECHO, bytes);
  EXPECT_EQ(echo.type, JAUGE_ECHO_OK);
  EXPECT_EQ(echo.payload, bytes);
}

TEST_F(Conversation, BeforeHelloNothingIsAnswered) {
  EXPECT_TRUE(host.ask(JAUGE_ECHO, {1}).empty());
}

TEST_F(Conversation, SpeedIsAnsweredBeforeItChanges) {
  host.hello();
  EXPECT_EQ(host.ask_one(JAUGE_SPEED, u32(460800)).payload, u32(460800));
  EXPECT_EQ(board.baud, 460800U);
  EXPECT_EQ(host.ask_one(JAUGE_SPEED, u32(3000000)).payload, u32(0)) << "a rate that cannot be made";
  EXPECT_EQ(board.baud, 460800U);
}

TEST_F(Conversation, SilenceBringsTheBaseRateBack) {
  host.hello();
  host.ask_one(JAUGE_SPEED, u32(921600));
  board.pass_ms(4900);
  board.poll();
  EXPECT_EQ(board.baud, 921600U);
  board.pass_ms(200);
  board.poll();
  EXPECT_EQ(board.baud, 115200U);
}

// A host that gave the raised rate up asks at the base rate: what arrives then makes no frame.
TEST_F(Conversation, NoiseBringsTheBaseRateBackSooner) {
  host.hello();
  host.ask_one(JAUGE_SPEED, u32(921600));
  for (int ms = 0; ms < 1200; ms += 200) {
    EXPECT_EQ(board.baud, 921600U) << ms;
    board.to_board.insert(board.to_board.end(), {0x80, 0xF8, 0x00, 0x1E});
    board.poll();
    board.pass_ms(200);
  }
  board.poll();
  EXPECT_EQ(board.baud, 115200U);
}

TEST_F(Conversation, ByeEndsAndBringsTheBaseRateBack) {
  host.hello();
  host.ask_one(JAUGE_SPEED, u32(921600));
  EXPECT_TRUE(host.ask(JAUGE_BYE).empty());
  EXPECT_TRUE(jauge_window_is_empty(&host.window())) << "BYE is acknowledged";
  EXPECT_EQ(board.baud, 115200U);
  EXPECT_TRUE(host.ask(JAUGE_ECHO, {1}).empty());
}

TEST_F(Conversation, TimeIsCyclesAndClock) {
  host.hello();
  const Frame first = host.ask_one(JAUGE_TIME);
  board.pass_ms(1000);
  const Frame second = host.ask_one(JAUGE_TIME);
  jauge_time before = {}, after = {};
  ASSERT_TRUE(jauge_get_time(first.payload.data(), static_cast<std::uint16_t>(first.payload.size()), &before));
  ASSERT_TRUE(jauge_get_time(second.payload.data(), static_cast<std::uint16_t>(second.payload.size()), &after));
  EXPECT_NEAR(static_cast<double>(after.cycles - before.cycles), 120e6, 1e6);
  EXPECT_EQ(after.clock_hz, 120000000U);
}

TEST_F(Conversation, UnknownTypesAreRefusedByName) {
  host.hello();
  const auto answer = refused(host.ask_one(0x7A));
  EXPECT_EQ(answer.reason, JAUGE_REASON_UNKNOWN_TYPE);
  EXPECT_EQ(answer.about, 0x7A);
  EXPECT_EQ(answer.figures[0], 0x7AU);
}

TEST_F(Conversation, WrongLengthsAreRefusedWithBothFigures) {
  host.hello();
  for (const std::uint8_t type : {JAUGE_SPEED, JAUGE_BEGIN, JAUGE_RUN, JAUGE_SELFTEST, JAUGE_ENERGY}) {
    const auto answer = refused(host.ask_one(type, {1}));
    EXPECT_EQ(answer.reason, JAUGE_REASON_LENGTH) << int{type};
    EXPECT_EQ(answer.figures[0], 1U);
    EXPECT_GT(answer.figures[1], 1U);
  }
}

TEST_F(Conversation, ARepeatedFrameIsNotExecutedTwice) {
  host.hello();
  host.queue(JAUGE_TIME, {});
  host.window().resend_ms = 0;
  host.settle();
  EXPECT_EQ(host.take_frames().size(), 1U);
  --host.window().next_new;  // the very same number again
  --host.window().first;
  --host.window().next_on_line;
  EXPECT_TRUE(host.ask(JAUGE_TIME).empty());
  EXPECT_TRUE(jauge_window_is_empty(&host.window())) << "but it is acknowledged again";
}

TEST_F(Conversation, ResetTakesTheToken) {
  const auto before = host.hello()->boot_counter;
  EXPECT_EQ(refused(host.ask_one(JAUGE_RESET, u32(5))).reason, JAUGE_REASON_TOKEN);
  const std::uint32_t token = token_of(host.ask_one(JAUGE_RESET));
  EXPECT_EQ(refused(host.ask_one(JAUGE_ERASE, u32(token))).reason, JAUGE_REASON_TOKEN) << "of another command";
  const std::uint32_t again = token_of(host.ask_one(JAUGE_RESET));
  EXPECT_THROW(host.ask(JAUGE_RESET, u32(again)), BoardReset);
  board.start(false);
  EXPECT_EQ(host.hello()->boot_counter, before + 1);
}

TEST_F(Conversation, ATokenLastsTwoSeconds) {
  host.hello();
  const std::uint32_t token = token_of(host.ask_one(JAUGE_RESET));
  board.pass_ms(2100);
  const auto answer = refused(host.ask_one(JAUGE_RESET, u32(token)));
  EXPECT_EQ(answer.reason, JAUGE_REASON_TOKEN);
  EXPECT_EQ(answer.figures[1], 0U) << "the token is not given away";
}

TEST_F(Conversation, EveryBootHasANumberOfItsOwn) {
  std::set<std::uint32_t> seen;
  for (int boot = 0; boot < 1200; ++boot) {  // more power-ups than a page of settings has room for
    board.start(boot % 3 != 0);
    EXPECT_TRUE(seen.insert(host.hello()->boot_counter).second) << boot;
  }
}

TEST_F(Conversation, EraseForgetsTheModel) {
  host.hello();
  EXPECT_EQ(host.put(JAUGE_OBJECT_MODEL, tiny_package()).type, JAUGE_END_OK);
  EXPECT_TRUE(host.hello(9)->features & JAUGE_FEATURE_MODEL_STORED);
  const std::uint32_t token = token_of(host.ask_one(JAUGE_ERASE));
  EXPECT_EQ(token_of(host.ask_one(JAUGE_ERASE, u32(token))), token);
  EXPECT_FALSE(host.hello(10)->features & JAUGE_FEATURE_MODEL_STORED);
  board.start(true);
  EXPECT_FALSE(host.hello(11)->features & JAUGE_FEATURE_MODEL_STORED);
}

}  // namespace
}  // namespace jauge::testing
