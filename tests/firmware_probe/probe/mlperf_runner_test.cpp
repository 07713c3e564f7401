// MLPerf Tiny's two modes against the probe: all inputs once (accuracy), five inputs in long windows (performance).
#include "tests/firmware_probe/probe/mlperf_runner.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "tests/firmware_probe/probe/host_end.h"
#include "tests/firmware_probe/probe/tiny_package.h"

namespace jauge::testing {
namespace {

class Runner : public ::testing::Test {
 protected:
  void start(const std::string& name) {
    board.start(true);
    host.hello();
    ASSERT_EQ(host.put(JAUGE_OBJECT_MODEL, tiny_package({.name = name})).type, JAUGE_END_OK);
    ASSERT_EQ(runner.connect(), name);
  }
  MemoryBoard board;
  HostEnd host{board};
  MlperfRunner runner{[this](const std::string& text) { return host.say(text); }};
};

TEST_F(Runner, AccuracyModeTakesEveryInputOnce) {
  start("kws01");
  std::mt19937 random(3);
  for (int sample = 0; sample < 50; ++sample) {
    std::vector<float> values(tiny_inputs);
    for (float& value : values) value = static_cast<float>(static_cast<int>(random() % 4000) - 2000) / 16;
    std::vector<std::uint8_t> input(tiny_input_bytes);
    std::memcpy(input.data(), values.data(), input.size());
    const auto window = runner.infer(input, 1, 0);
    ASSERT_TRUE(window) << sample;
    ASSERT_EQ(window->results.size(), tiny_inputs);
    for (std::size_t i = 0; i < tiny_inputs; ++i) EXPECT_EQ(window->results[i], tiny_answer(values[i])) << values[i];
  }
}

TEST_F(Runner, PerformanceModeMeasuresLongWindows) {
  start("ic01");
  board.cycles_per_call = 120 * 50;  // every look at the clock takes 50 us: one after each of the 8 rows
  for (int sample = 0; sample < 5; ++sample) {
    const auto window = runner.infer(std::vector<std::uint8_t>(tiny_inputs, 7), 400, 10);
    ASSERT_TRUE(window);
    EXPECT_NEAR(window->microseconds, 500, 60);
  }
}

TEST_F(Runner, ABoardWithoutAModelIsFoundOut) {
  board.start(true);
  EXPECT_EQ(runner.connect(), "none");
  EXPECT_FALSE(runner.infer(std::vector<std::uint8_t>(8), 1, 0));
}

}  // namespace
}  // namespace jauge::testing
