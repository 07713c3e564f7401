#include "analyzer/quantize/post_training.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/ir/graph_file.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/quantize/small_net.h"

namespace jauge::quantize {
namespace {

// Labels are what the float net answers.
SampleSet labelled(const ir::Graph& graph, std::size_t count, unsigned seed) {
  SampleSet set{testing::random_samples(graph, count, seed), {}};
  for (const Sample& sample : set.samples) {
    const auto values = testing::answer(graph, sample);
    set.labels.push_back(static_cast<int>(std::ranges::max_element(values) - values.begin()));
  }
  return set;
}

TEST(PostTraining, TriesEveryWayOnDataHeldBack) {
  const ir::Graph net = testing::small_net();
  const auto result = quantize_after_training(net, labelled(net, 64, 1), {}, {.jobs = 2});
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->tried.size(), 16U);  // 4 methods, equalised or not, biases corrected or not
  EXPECT_EQ(result->real_score.samples, 16);
  EXPECT_EQ(result->real_score.correct, 16);
  const Candidate& chosen = result->tried[result->chosen];
  for (const Candidate& candidate : result->tried)
    EXPECT_LE(*candidate.held_back.correct, *chosen.held_back.correct + 1);
  const SampleSet test = labelled(net, 100, 2);
  const auto reference = reference_of(net, test, {});
  ASSERT_TRUE(reference);
  const auto integers = score(result->graph, test, reference->reference, {});
  ASSERT_TRUE(integers) << to_text(integers.error());
  EXPECT_GE(*integers->correct, 95);
  EXPECT_GT(*integers->sqnr_db, 25);
}

TEST(PostTraining, TheSeedDrawsWhatIsHeldBack) {
  const ir::Graph net = testing::small_net();
  const SampleSet data = labelled(net, 40, 1);
  const auto noise = [&](std::uint64_t seed) {
    const auto result = quantize_after_training(net, data, {.method = "minmax", .seed = seed}, {});
    EXPECT_TRUE(result);
    EXPECT_EQ(result->real_score.samples, 10) << "a quarter";
    return *result->tried[0].held_back.sqnr_db;
  };
  EXPECT_EQ(noise(7), noise(7));
  EXPECT_NE(noise(7), noise(8));
  EXPECT_NE(noise(7), noise(0));
}

TEST(PostTraining, WithoutLabelsTheNoiseDecides) {
  const ir::Graph net = testing::small_net();
  SampleSet data = labelled(net, 40, 1);
  data.labels.clear();
  const auto result = quantize_after_training(net, data, {}, {});
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->real_score.correct);
  for (const Candidate& candidate : result->tried)
    EXPECT_GE(*result->tried[result->chosen].held_back.sqnr_db, *candidate.held_back.sqnr_db);
}

TEST(PostTraining, WishesAreObeyed) {
  const ir::Graph net = testing::small_net();
  const Wishes wishes = {.method = "mse", .may_equalise = false, .may_correct_bias = false, .sensitivity = true};
  const auto result = quantize_after_training(net, labelled(net, 20, 1), wishes, {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->tried.size(), 1U);
  EXPECT_EQ(result->tried[0].method, "mse");
  EXPECT_FALSE(result->tried[0].equalised);
  ASSERT_EQ(result->layers.size(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(result->layers, std::greater{}, &LayerCost::noise_share));
  EXPECT_GT(result->layers[0].noise_share, 0);
  ASSERT_TRUE(result->dearest_two);
  EXPECT_GT(result->dearest_two->noise_share, result->layers[0].noise_share);
  EXPECT_FALSE(quantize_after_training(net, labelled(net, 20, 1), {.method = "guess"}, {}));
}

TEST(PostTraining, SameBytesOnAnyNumberOfThreads) {
  const ir::Graph net = testing::small_net();
  const SampleSet data = labelled(net, 24, 5);
  const auto one = quantize_after_training(net, data, {}, {.jobs = 1});
  const auto three = quantize_after_training(net, data, {}, {.jobs = 3});
  ASSERT_TRUE(one && three);
  EXPECT_EQ(ir::write_graph(one->graph), ir::write_graph(three->graph));
}

TEST(PostTraining, RefusesWhatHasNothingToQuantise) {
  ir::GraphBuilder b;
  b.output(b.node("Relu", "relu", {b.input("x", {1, 4})}));
  ir::Graph graph = std::move(b).build();
  ASSERT_TRUE(ops::infer_shapes(graph));
  const auto result = quantize_after_training(graph, {testing::random_samples(graph, 20, 1), {}}, {}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::usage);
  EXPECT_FALSE(quantize_after_training(testing::small_net(), {}, {}, {}));
}

TEST(PostTraining, StopsWhenAsked) {
  const ir::Graph net = testing::small_net();
  std::stop_source stop;
  stop.request_stop();
  Effort effort;
  effort.progress.stop = stop.get_token();
  const auto result = quantize_after_training(net, labelled(net, 20, 1), {}, effort);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
}

}  // namespace
}  // namespace jauge::quantize
