// L2, L3, L14: the cable pulled, the board reset, the user's stop, at every moment. Nothing wrong, nothing lost,
// nothing hung.
#include <gtest/gtest.h>

#include <cstdlib>

#include "firmware_probe/host/board_session.h"
#include "tests/firmware_probe/host/simulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

using jauge::testing::BoardShape;
using jauge::testing::SimulatedBoard;
using jauge::testing::SmallModel;

constexpr std::int64_t sample_count = 12;

// Cases of a campaign; JAUGE_LINK_CASES (default 150) says how many of each kind.
std::int64_t cases_wanted() {
  const char* text = std::getenv("JAUGE_LINK_CASES");
  return text ? std::atoll(text) : 150;
}

const SmallModel& model() {
  static const SmallModel model = jauge::testing::small_model(600, 40);
  return model;
}

const std::vector<std::vector<std::uint8_t>>& answers() {
  static const auto all = [] {
    std::vector<std::vector<std::uint8_t>> result;
    for (std::int64_t i = 0; i < sample_count; ++i) result.push_back(model().answer(i));
    return result;
  }();
  return all;
}

SampleSource source() {
  return {sample_count, [](std::int64_t index) { return model().sample(index); }};
}

struct Ran {
  Result<void> done;
  std::int64_t answered = 0;
  int interruptions = 0;
};

// Upload, timing, samples; every answer is checked as it comes.
Ran run_session(SimulatedBoard& board, const Progress& progress = {}) {
  BoardSession session(board.link(), model().package);
  Ran ran;
  ran.done = session.open(progress);
  if (ran.done) {
    auto timing = session.time(model().sample(0), {.runs = 3, .warm_up = 1}, progress);
    if (!timing) ran.done = std::move(timing).error();
    if (timing) {
      EXPECT_EQ(timing->cycles.size(), 3u);
    }
  }
  if (ran.done)
    ran.done = session.run_samples(
        source(),
        [&](const SampleAnswer& answer) {
          EXPECT_EQ(answer.index, ran.answered);
          EXPECT_EQ(answer.outputs, answers()[static_cast<std::size_t>(answer.index)]);
          ++ran.answered;
        },
        progress);
  ran.interruptions = session.interruptions();
  return ran;
}

// How many bytes a session without disturbance takes on the line.
std::int64_t bytes_of_a_session() {
  SimulatedBoard board({}, {.row_us = 200});
  EXPECT_TRUE(run_session(board).done);
  return board.bytes_sent();
}

// Calls `strike` once, when so many bytes have passed.
void strike_at(SimulatedBoard& board, std::int64_t bytes, std::function<void()> strike) {
  board.on_turn([&board, bytes, strike = std::move(strike), done = false]() mutable {
    if (done || board.bytes_sent() < bytes) return;
    done = true;
    strike();
  });
}

TEST(Interruptions, AResetAnywhereIsSeenAndTheRunGoesOn) {
  const std::int64_t total = bytes_of_a_session(), cases = cases_wanted();
  std::int64_t interrupted = 0;
  for (std::int64_t i = 0; i < cases; ++i) {
    SimulatedBoard board({}, {.row_us = 200});
    strike_at(board, total * i / cases, [&] { board.reset(); });
    const Ran ran = run_session(board);
    ASSERT_TRUE(ran.done) << "case " << i << ": " << to_text(ran.done.error());
    ASSERT_EQ(ran.answered, sample_count) << "case " << i;
    interrupted += ran.interruptions;
  }
  EXPECT_GT(interrupted, cases / 2) << "the resets did strike in the middle";
}

TEST(Interruptions, AfterAPulledCableTheRunGoesOnFromTheSameSample) {
  const std::int64_t total = bytes_of_a_session(), cases = cases_wanted();
  std::int64_t interrupted = 0;
  for (std::int64_t i = 0; i < cases; ++i) {
    SimulatedBoard board({}, {.row_us = 200});
    strike_at(board, total * i / cases, [&] {
      board.pull_out();
      board.plug_in();  // another port by now: the old one stays dead
    });
    const Ran ran = run_session(board);
    // Before the first greeting there is nothing to go on from.
    if (!ran.done && ran.answered == 0 && ran.interruptions == 0) continue;
    ASSERT_TRUE(ran.done) << "case " << i << ": " << to_text(ran.done.error());
    ASSERT_EQ(ran.answered, sample_count) << "case " << i;
    interrupted += ran.interruptions;
  }
  EXPECT_GT(interrupted, cases / 2);
}

TEST(Interruptions, AStopAtAnyMomentKeepsWhatWasAnswered) {
  const std::int64_t total = bytes_of_a_session(), cases = cases_wanted();
  std::int64_t stopped = 0;
  for (std::int64_t i = 0; i < cases; ++i) {
    SimulatedBoard board({}, {.row_us = 200});
    std::stop_source stop;
    strike_at(board, total * i / cases, [&] { stop.request_stop(); });
    Progress progress;
    progress.stop = stop.get_token();
    const Ran ran = run_session(board, progress);
    if (!ran.done) {
      ASSERT_EQ(ran.done.error().kind, ErrorKind::interrupted) << "case " << i << ": " << to_text(ran.done.error());
      ++stopped;
    } else {
      ASSERT_EQ(ran.answered, sample_count);
    }
  }
  EXPECT_GT(stopped, cases * 3 / 4);
}

// A stopped run leaves a board that the next session finds in order.
TEST(Interruptions, TheBoardIsUsableAfterAStop) {
  SimulatedBoard board({}, {.row_us = 2000});
  for (int round = 0; round < 20; ++round) {
    std::stop_source stop;
    Progress progress;
    progress.stop = stop.get_token();
    BoardSession session(board.link(), model().package);
    ASSERT_TRUE(session.open());
    std::int64_t taken = 0;
    const auto ran = session.run_samples(
        source(),
        [&](const SampleAnswer&) {
          if (++taken == 1 + round % sample_count) stop.request_stop();
        },
        progress);
    ASSERT_TRUE(ran || ran.error().kind == ErrorKind::interrupted) << to_text(ran.error());
    const auto timing = session.time(model().sample(0), {.runs = 2, .warm_up = 0});
    ASSERT_TRUE(timing) << "round " << round << ": " << to_text(timing.error());
  }
}

// A board that stays away: said within the limits, with what to do.
TEST(Interruptions, ABoardThatStaysSilentIsSaidToBeSilent) {
  SimulatedBoard board;
  BoardSession session(board.link(), model().package);
  ASSERT_TRUE(session.open());
  board.on_board_bytes([](std::vector<std::uint8_t>) { return std::vector<std::uint8_t>(); });
  const std::uint64_t before = board.now_us();
  const auto ran = session.run_samples(source(), [](const SampleAnswer&) {});
  ASSERT_FALSE(ran);
  EXPECT_EQ(ran.error().kind, ErrorKind::board);
  EXPECT_EQ(ran.error().what, "the board does not answer");
  EXPECT_LT(board.now_us() - before, 40'000'000u);
}

// The same run twice, with other results the second time: the board's memory is at fault, and that is said.
TEST(Interruptions, MemoryThatForgetsIsNoticed) {
  SimulatedBoard board;
  BoardSession session(board.link(), model().package);
  ASSERT_TRUE(session.open());
  std::int64_t wrong = 0;
  board.on_turn([&] {
    // The first byte of the first sample held, once a batch is there.
    if (board.probe().samples.whole) board.arena()[board.probe().model.samples_at] ^= 1;
  });
  const auto ran = session.run_samples(source(), [&](const SampleAnswer& answer) {
    wrong += answer.outputs != answers()[static_cast<std::size_t>(answer.index)];
  });
  EXPECT_EQ(wrong, 0) << "a result of another input is never counted";
  ASSERT_FALSE(ran);
  EXPECT_NE(ran.error().what.find("changed in the board's memory"), std::string::npos) << ran.error().what;
}

}  // namespace
}  // namespace jauge::host
