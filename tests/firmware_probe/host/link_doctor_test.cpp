// L4: each reason why a board does not answer is named, with its remedy.
#include "firmware_probe/host/link_doctor.h"

#include <gtest/gtest.h>

#include "tests/firmware_probe/host/simulated_board.h"

namespace jauge::host {
namespace {

// A line with somebody else on it: says `greeting` when opened and answers each portion. Time is simulated.
class OtherFirmware : public Transport {
 public:
  using Answer = std::function<std::string(std::span<const std::uint8_t>)>;
  OtherFirmware(std::string greeting, Answer answer) : waiting_(std::move(greeting)), answer_(std::move(answer)) {}

  std::string name() const override { return "scripted"; }
  Instant now() const override { return now_; }
  Result<std::size_t> read(std::span<std::uint8_t> bytes, std::uint32_t wait_ms) override {
    if (waiting_.empty()) now_ += wait_ms;
    const std::size_t count = std::min(bytes.size(), waiting_.size());
    std::copy_n(waiting_.begin(), count, bytes.begin());
    waiting_.erase(0, count);
    return count;
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override {
    waiting_ += answer_(bytes);
    return {};
  }
  bool has_rate() const override { return true; }
  Result<void> set_rate(std::uint32_t) override { return {}; }

 private:
  Instant now_ = 1000;
  std::string waiting_;
  Answer answer_;
};

Link link_to(std::string greeting, OtherFirmware::Answer answer) {
  return {"/dev/ttyACM7", [=]() -> Result<std::unique_ptr<Transport>> {
            return std::unique_ptr<Transport>(std::make_unique<OtherFirmware>(greeting, answer));
          }};
}

std::string text_of(std::span<const std::uint8_t> bytes) {
  return {bytes.begin(), bytes.end()};
}

TEST(LinkDoctor, OurProbeIsFound) {
  jauge::testing::SimulatedBoard board;
  const auto diagnosis = diagnose(board.link());
  EXPECT_EQ(diagnosis.finding, LinkFinding::probe);
  ASSERT_TRUE(diagnosis.board);
  EXPECT_STREQ(diagnosis.board->board, "simulated");
  EXPECT_FALSE(diagnosis.error);
}

TEST(LinkDoctor, ADeadLineIsSilent) {
  const auto diagnosis = diagnose(link_to("", [](auto) { return std::string(); }));
  EXPECT_EQ(diagnosis.finding, LinkFinding::silent);
  ASSERT_TRUE(diagnosis.error);
  EXPECT_NE(diagnosis.error->what.find("not a byte"), std::string::npos);
  EXPECT_EQ(diagnosis.error->where, "/dev/ttyACM7");
  EXPECT_FALSE(diagnosis.error->hint.empty());
}

TEST(LinkDoctor, AnMlperfFirmwareIsCalledByItsName) {
  const auto diagnosis = diagnose(link_to("", [](auto bytes) {
    return text_of(bytes) == "name%" ? std::string("m-name-dut-[reference]\r\nm-ready\r\n") : std::string();
  }));
  EXPECT_EQ(diagnosis.finding, LinkFinding::mlperf_text);
  EXPECT_EQ(diagnosis.name, "reference");
  ASSERT_TRUE(diagnosis.error);
  EXPECT_NE(diagnosis.error->what.find("MLPerf"), std::string::npos);
}

TEST(LinkDoctor, AnStFirmwareIsRecognised) {
  const auto diagnosis = diagnose(link_to("", [](std::span<const std::uint8_t> bytes) {
    if (bytes.size() != 33 || bytes[0] != 0x0B) return std::string();
    std::string answer(33, '\0');
    answer[0] = static_cast<char>(0x80 | 12);
    answer[1] = 0x08;
    answer[2] = 0x01;
    return answer;
  }));
  EXPECT_EQ(diagnosis.finding, LinkFinding::st_validation);
}

TEST(LinkDoctor, OtherBytesAreCountedAndShown) {
  const auto diagnosis = diagnose(link_to("Hello from my own firmware\x1b[2J\r\n", [](auto) { return std::string(); }));
  EXPECT_EQ(diagnosis.finding, LinkFinding::foreign);
  ASSERT_TRUE(diagnosis.error);
  EXPECT_NE(diagnosis.error->what.find("bytes that are not ours"), std::string::npos);
  EXPECT_NE(diagnosis.error->what.find("Hello from my own firmware.[2J"), std::string::npos) << diagnosis.error->what;
  EXPECT_NE(diagnosis.error->hint.find("jauge board flash"), std::string::npos);
}

// A line that echoes what it hears: a loop-back plug, or RX and TX bridged.
TEST(LinkDoctor, AnEchoIsNoProbe) {
  const auto diagnosis = diagnose(link_to("", [](auto bytes) { return text_of(bytes); }));
  EXPECT_EQ(diagnosis.finding, LinkFinding::foreign);
}

TEST(LinkDoctor, APortThatCannotBeOpenedSaysWhy) {
  const auto diagnosis =
      diagnose({"/dev/x", []() -> Result<std::unique_ptr<Transport>> {
                  return Error{ErrorKind::board, "/dev/x", "busy: held by minicom (process 7)", "close"};
                }});
  EXPECT_EQ(diagnosis.finding, LinkFinding::no_port);
  ASSERT_TRUE(diagnosis.error);
  EXPECT_EQ(diagnosis.error->what, "busy: held by minicom (process 7)");
}

TEST(LinkDoctor, AStopEndsIt) {
  std::stop_source stop;
  stop.request_stop();
  const auto diagnosis = diagnose(link_to("", [](auto) { return std::string(); }), stop.get_token());
  ASSERT_TRUE(diagnosis.error);
  EXPECT_EQ(diagnosis.error->kind, ErrorKind::interrupted);
}

}  // namespace
}  // namespace jauge::host
