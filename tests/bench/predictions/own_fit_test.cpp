#include "bench/predictions/own_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "bench/predictions/nonnegative_fit.h"
#include "bench/predictions/own_report.h"
#include "bench/predictions/validation.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::predictions {
namespace {

const BoardFacts& facts() {
  static const BoardFacts read = [] {
    auto file = read_board_facts(testing::source_folder() / "bench/predictions/board_facts.json");
    EXPECT_TRUE(file) << to_text(file.error());
    return file ? *std::move(file) : BoardFacts{};
  }();
  return read;
}

TEST(NonnegativeFit, FindsWhatMadeTheObservationsAndNothingBelowZero) {
  std::vector<Weighed> observations;
  for (int i = 1; i < 20; ++i) {
    const double a = i * i % 7 + 1, b = i % 5, c = i % 3;
    observations.push_back({{a, b, c}, 30 * a + 4 * b - 2 * c, 0.1});
  }
  const auto fitted = nonnegative_fit(observations, 3);
  EXPECT_EQ(fitted[2], 0);  // would be -2
  EXPECT_NEAR(fitted[0], 30, 2);
  for (Weighed& one : observations) one.value += 12 * one.amounts[2];
  const auto exact = nonnegative_fit(observations, 3);
  EXPECT_NEAR(exact[0], 30, 1e-4);
  EXPECT_NEAR(exact[1], 4, 1e-4);
  EXPECT_NEAR(exact[2], 10, 1e-4);
}

TEST(BoardFacts, AreReadAsTheyWereWritten) {
  BoardFacts some{"2026-11-20", "abc", {}};
  LayerFact layer{.shape = {.kernel = "conv", .world = "tflite", .rows = 3, .pad_left = 1, .is_clamped = true},
                  .cycles = {10, 11}};
  some.networks.push_back({.name = "a \"b\"", .dtype = "int8", .macs = 5, .cycles = {10, 11}, .layers = {layer}});
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "facts.json") << board_facts_text(some);
  const auto read = read_board_facts(folder.path() / "facts.json");
  ASSERT_TRUE(read) << to_text(read.error());
  ASSERT_EQ(read->networks.size(), 1u);
  EXPECT_EQ(read->networks[0].name, "a \"b\"");
  EXPECT_EQ(read->networks[0].layers[0].shape, layer.shape);
  EXPECT_EQ(read->networks[0].layers[0].cycles, layer.cycles);
  std::ofstream(folder.path() / "facts.json") << "{\"date\": 3}";
  EXPECT_FALSE(read_board_facts(folder.path() / "facts.json"));
}

TEST(OwnFit, HoldsItsIntervalsOnNetworksThatWereLeftOut) {
  const OwnFit fit = fit_own(facts());
  ASSERT_GE(fit.trials.size(), 40u);
  double inside = 0;
  std::vector<double> errors;
  for (const OwnTrial& trial : fit.trials) {
    const double ratio = trial.network->cycles[trial.bank] / trial.predicted;
    inside += ratio >= trial.low && ratio <= trial.high;
    errors.push_back(std::abs(std::log(ratio)));
  }
  EXPECT_GE(inside / static_cast<double>(fit.trials.size()), 0.85);
  EXPECT_LE(quantile(errors, 0.5), std::log(1.05));
}

TEST(OwnFit, OfTheDatabaseIsMadeOfTheseFacts) {
  std::ostringstream committed;
  committed << std::ifstream(testing::source_folder() / "mcu_db/data/fits/jauge.json").rdbuf();
  EXPECT_EQ(own_fits_text(fit_own(facts()), facts(), facts().date), committed.str());
}

}  // namespace
}  // namespace jauge::predictions
