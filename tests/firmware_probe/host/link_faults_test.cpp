// L1: bytes flipped, lost, doubled, inserted, held back. What comes out is what a clean line gives, or an error: never
// something else. JAUGE_LINK_FRAMES (default 40,000) says how many frames; a release takes 10 million.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "firmware_probe/host/board_session.h"
#include "tests/firmware_probe/host/simulated_board.h"
#include "tests/firmware_probe/host/small_model.h"

namespace jauge::host {
namespace {

using jauge::testing::LineFaults;
using jauge::testing::SimulatedBoard;
using jauge::testing::SmallModel;

std::int64_t frames_wanted() {
  const char* text = std::getenv("JAUGE_LINK_FRAMES");
  return text ? std::atoll(text) : 40'000;
}

// Chances between 1e-6 and 1e-3 a byte, each kind of fault on or off.
LineFaults random_faults(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto chance = [&](double highest) {
    const double exponent = std::uniform_real_distribution<double>(-6, std::log10(highest))(random);
    return random() % 2 == 0 ? 0.0 : std::pow(10.0, exponent);
  };
  LineFaults faults;
  faults.flip = chance(1e-3);
  faults.lose = chance(1e-3);
  faults.doubled = chance(1e-3);
  faults.insert = chance(1e-3);
  faults.burst = chance(3e-5);
  faults.stall = chance(1e-5);
  faults.usb_ms = static_cast<double>(random() % 3);
  faults.seed = seed;
  return faults;
}

struct Tally {
  std::int64_t sessions = 0, whole = 0, samples = 0, frames = 0, resent = 0, faults = 0, interruptions = 0;
};

void run_session(const SmallModel& model, const std::vector<std::vector<std::uint8_t>>& answers, std::uint32_t seed,
                 Tally& tally) {
  SimulatedBoard board(random_faults(seed));
  BoardSession session(board.link(), model.package);
  ++tally.sessions;
  auto done = session.open();
  std::int64_t next = 0;
  if (done) {
    const SampleSource source = {static_cast<std::int64_t>(answers.size()),
                                 [&](std::int64_t index) { return model.sample(index); }};
    done = session.run_samples(source, [&](const SampleAnswer& answer) {
      ASSERT_EQ(answer.index, next++) << "seed " << seed;
      ASSERT_EQ(answer.outputs, answers[static_cast<std::size_t>(answer.index)]) << "seed " << seed;
    });
  }
  if (done) {
    ASSERT_EQ(next, static_cast<std::int64_t>(answers.size())) << "seed " << seed;
    ++tally.whole;
  } else {
    ASSERT_FALSE(done.error().what.empty());
  }
  ASSERT_EQ(session.unstable(), 0) << "seed " << seed;
  const LinkCounts counts = session.client().counts();
  tally.samples += next;
  tally.frames += counts.frames;
  tally.resent += counts.resent + counts.resent_by_board;
  tally.faults += board.faults_made();
  tally.interruptions += session.interruptions();
}

TEST(LinkFaults, NoWrongResultWhateverHappensToTheBytes) {
  const SmallModel model = jauge::testing::small_model(200, 60);
  std::vector<std::vector<std::uint8_t>> answers;
  for (std::int64_t i = 0; i < 150; ++i) answers.push_back(model.answer(i));
  Tally tally;
  for (std::uint32_t seed = 1; tally.frames < frames_wanted(); ++seed) {
    run_session(model, answers, seed, tally);
    if (HasFatalFailure()) return;
  }
  std::printf("%lld frames, %lld faults, %lld sent again, %lld interruptions; %lld of %lld sessions whole\n",
              static_cast<long long>(tally.frames), static_cast<long long>(tally.faults),
              static_cast<long long>(tally.resent), static_cast<long long>(tally.interruptions),
              static_cast<long long>(tally.whole), static_cast<long long>(tally.sessions));
  EXPECT_GT(tally.faults, tally.sessions) << "the line was bad";
  EXPECT_GT(tally.whole, tally.sessions * 9 / 10) << "and nearly every session got through";
}

}  // namespace
}  // namespace jauge::host
