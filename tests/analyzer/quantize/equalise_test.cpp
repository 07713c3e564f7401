#include "analyzer/quantize/equalise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analyzer/quantize/prepare.h"
#include "tests/analyzer/quantize/small_net.h"

namespace jauge::quantize {
namespace {

// Widest reach of a channel by narrowest, dead channels left out.
double unevenness(const TensorStatistics& statistics) {
  double widest = 0, narrowest = 1e30;
  for (std::size_t c = 0; c < statistics.channel_sum.size(); ++c) {
    widest = std::max(widest, statistics.reach(c));
    if (statistics.reach(c) > 0) narrowest = std::min(narrowest, statistics.reach(c));
  }
  return widest / narrowest;
}

TEST(Equalise, KeepsTheFunctionAndLevelsTheChannels) {
  const auto before = prepare(testing::small_net());
  ASSERT_TRUE(before);
  const auto samples = testing::random_samples(*before, 20, 1);
  const auto statistics = collect_statistics(*before, samples, {});
  ASSERT_TRUE(statistics);
  const ir::Graph after = equalise(*before, *statistics);
  for (const Sample& sample : testing::random_samples(*before, 5, 2)) {
    const auto wanted = testing::answer(*before, sample), got = testing::answer(after, sample);
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-5);
  }
  const auto levelled = collect_statistics(after, samples, {});
  ASSERT_TRUE(levelled);
  // What the depthwise convolution reads can be levelled completely.
  const auto first = ir::index_of(after.nodes[0].outputs[0]);
  EXPECT_GT(unevenness((*statistics)[first]), 1.2);
  EXPECT_LT(unevenness((*levelled)[first]), 1.001);
}

TEST(Statistics, AreTheSameOnSeveralThreads) {
  const auto graph = testing::small_net();
  const auto samples = testing::random_samples(graph, 30, 4);
  const auto one = collect_statistics(graph, samples, {.jobs = 1}),
             three = collect_statistics(graph, samples, {.jobs = 3});
  ASSERT_TRUE(one && three);
  for (std::size_t i = 0; i < one->size(); ++i) {
    EXPECT_EQ((*one)[i].histogram.high(), (*three)[i].histogram.high());
    EXPECT_EQ((*one)[i].channel_low, (*three)[i].channel_low);
    EXPECT_EQ((*one)[i].channel_sum, (*three)[i].channel_sum);  // to the last bit
    EXPECT_TRUE(std::ranges::equal((*one)[i].histogram.bins(), (*three)[i].histogram.bins()));
  }
}

TEST(Statistics, NameTheTensorThatIsNotFinite) {
  const auto graph = testing::small_net();
  auto samples = testing::random_samples(graph, 2, 4);
  samples[1][0].as<float>()[3] = std::nanf("");
  const auto result = collect_statistics(graph, samples, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::usage);
  EXPECT_EQ(result.error().where, "small: tensor 'x'");
  EXPECT_FALSE(collect_statistics(graph, {}, {}));
}

}  // namespace
}  // namespace jauge::quantize
