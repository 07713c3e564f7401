#include "bench/predictions/fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace jauge::predictions {
namespace {

Observation observation(std::vector<std::pair<std::size_t, double>> amounts, std::vector<std::size_t> scales,
                        double value) {
  return {.parts = {{std::move(amounts), std::move(scales)}}, .value = value, .tolerance = 0.01};
}

TEST(Fit, FindsTheTermsThatMadeTheObservations) {
  const double a = 3, b = 500, scale = 0.6;
  std::mt19937 random(3);
  std::uniform_real_distribution<double> draw(1, 1000);
  std::vector<Observation> observations;
  for (int i = 0; i < 12; ++i) {
    const double x = draw(random) * (i % 3 == 0 ? 1 : 100), layers = 1 + i % 4;
    observations.push_back(observation({{0, x}, {1, layers}}, {}, a * x + b * layers));
    observations.push_back(observation({{0, x}, {1, layers}}, {2}, scale * (a * x + b * layers)));
  }
  const std::vector<Parameter> parameters = {{"a", std::log(1.0), 2}, {"b", std::log(50.0), 2}, {"scale", 0, 1}};
  const auto fitted = fit(parameters, observations);
  EXPECT_NEAR(std::exp(fitted[0]), a, 0.01 * a);
  EXPECT_NEAR(std::exp(fitted[1]), b, 0.01 * b);
  EXPECT_NEAR(std::exp(fitted[2]), scale, 0.01);
}

TEST(Fit, StaysWithWhatIsExpectedWhereNothingIsObserved) {
  const auto fitted = fit({{"seen", 0, 1}, {"unseen", std::log(7.0), 0.5}}, {observation({{0, 10}}, {}, 40)});
  EXPECT_NEAR(std::exp(fitted[0]), 4, 0.05);
  EXPECT_NEAR(std::exp(fitted[1]), 7, 1e-9);
}

// Half-way between what is expected and what is observed when both are equally sure.
TEST(Fit, WeighsExpectationAgainstObservation) {
  Observation seen = observation({{0, 1}}, {}, std::exp(1.0));
  seen.tolerance = 0.5;
  EXPECT_NEAR(fit({{"term", 0, 0.5}}, {seen})[0], 0.5, 1e-6);
}

}  // namespace
}  // namespace jauge::predictions
