// A whole session against the probe itself on a simulated line without faults.
#include <gtest/gtest.h>

#include "firmware_probe/host/board_session.h"
#include "tests/firmware_probe/host/simulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

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

}  // namespace
}  // namespace jauge::host
