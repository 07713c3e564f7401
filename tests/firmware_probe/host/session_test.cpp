// A whole session against the probe itself on a simulated line without faults.
#include <gtest/gtest.h>

#include "firmware_probe/host/board_session.h"
#include "tests/firmware_probe/host/simulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

using jauge::testing::LineFaults;
using jauge::testing::SimulatedBoard;
using jauge::testing::SmallModel;

SampleSource samples_of(const SmallModel& model, std::int64_t count) {
  return {count, [&model](std::int64_t index) { return model.sample(index); }};
}

TEST(Session, EverySampleIsAnsweredAsTheExecutorDoes) {
  const SmallModel model = jauge::testing::small_model();
  SimulatedBoard board;
  BoardSession session(board.link(), model.package);
  const auto opened = session.open();
  ASSERT_TRUE(opened) << to_text(opened.error());
  std::int64_t taken = 0;
  const auto ran = session.run_samples(samples_of(model, 200), [&](SampleAnswer answer) {
    EXPECT_EQ(answer.index, taken++);
    EXPECT_EQ(answer.outputs, model.answer(answer.index)) << answer.index;
  });
  ASSERT_TRUE(ran) << to_text(ran.error());
  EXPECT_EQ(taken, 200);
  EXPECT_EQ(session.repeated(), 4) << "one in fifty";
  EXPECT_EQ(session.unstable(), 0);
  EXPECT_EQ(session.interruptions(), 0);
  EXPECT_EQ(session.client().counts().resent, 0);
}

TEST(Session, TheRateIsRaised) {
  const SmallModel model = jauge::testing::small_model();
  SimulatedBoard board;
  BoardSession session(board.link(), model.package);
  ASSERT_TRUE(session.open());
  EXPECT_EQ(board.board_baud(), 921600u);
}

TEST(Session, TimingHasARunForEachWish) {
  const SmallModel model = jauge::testing::small_model();
  SimulatedBoard board({}, {.row_us = 100});
  BoardSession session(board.link(), model.package);
  ASSERT_TRUE(session.open());
  const auto timing = session.time(model.sample(0), {.runs = 7, .warm_up = 2});
  ASSERT_TRUE(timing) << to_text(timing.error());
  EXPECT_EQ(timing->cycles.size(), 7u);
  EXPECT_EQ(timing->op_cycles.size(), 2u);
  EXPECT_EQ(timing->stack_bytes, 640u) << "what the simulated board says of its stack";
}

TEST(Session, TheSecondUploadOfAModelSendsNothing) {
  const SmallModel model = jauge::testing::small_model(256, 100);
  SimulatedBoard board;
  {
    BoardSession session(board.link(), model.package);
    ASSERT_TRUE(session.open());
  }
  const std::int64_t before = board.bytes_sent();
  BoardSession again(board.link(), model.package);
  ASSERT_TRUE(again.open());
  EXPECT_LT(board.bytes_sent() - before, 40'000) << "greeting and echo tests, not the package";
}

// Useful bytes a second of one object, with `usb_ms` of delay each way.
double upload_rate(SimulatedBoard& board, const Object& object) {
  ProbeClient client(board.link());
  EXPECT_TRUE(client.connect());
  EXPECT_TRUE(client.speed_up());
  const SmallModel model = jauge::testing::small_model(4096, 10);
  if (object.kind == JAUGE_OBJECT_SAMPLES) {
    EXPECT_TRUE(client.put({JAUGE_OBJECT_MODEL, model.package}));
  }
  const std::uint64_t start = board.now_us();
  const auto begun = client.put(object);
  EXPECT_TRUE(begun) << (begun ? "" : to_text(begun.error()));
  return static_cast<double>(object.bytes.size()) / (static_cast<double>(board.now_us() - start) * 1e-6);
}

// 92,160 bytes a second is all that 921600 baud can carry.
TEST(Session, SamplesFillTheLine) {
  LineFaults faults;
  faults.usb_ms = 2;
  SimulatedBoard board(faults, {.arena_bytes = 256 * 1024});
  const std::vector<std::uint8_t> bytes(40 * 4096, 0x5A);
  EXPECT_GT(upload_rate(board, {JAUGE_OBJECT_SAMPLES, bytes, 4096, 0}), 0.9 * 92'160);
}

// 4 KiB are erased and programmed in 65.5 ms: 62.5 kB/s is all that the Flash can take.
TEST(Session, FlashIsWrittenNearlyAsFastAsItCanBe) {
  LineFaults faults;
  faults.usb_ms = 2;
  SimulatedBoard board(faults);
  const SmallModel model = jauge::testing::small_model(10'000, 10);
  EXPECT_GT(upload_rate(board, {JAUGE_OBJECT_MODEL, model.package, 0, 0}), 50'000);
}

}  // namespace
}  // namespace jauge::host
