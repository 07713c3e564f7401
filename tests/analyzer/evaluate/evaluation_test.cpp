#include "analyzer/evaluate/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "analyzer/evaluate/drift.h"
#include "analyzer/evaluate/drift_patterns.h"
#include "analyzer/evaluate/model_comparison.h"
#include "analyzer/evaluate/weight_statistics.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"

namespace jauge::evaluate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Two inputs, `weights` is [2, outputs] row by row.
ir::Graph dense(const std::vector<float>& weights, std::int64_t outputs, const std::string& name = "dense") {
  ir::GraphBuilder builder;
  const auto x = builder.input("x", {1, 2});
  const auto w = builder.constant("w", {2, outputs}, weights);
  builder.output(builder.node("MatMul", name, {x, w}));
  ir::Graph graph = std::move(builder).build();
  graph.source.name = "dense.onnx";
  EXPECT_TRUE(ops::infer_shapes(graph));
  return graph;
}

dataset::Samples samples_of(const std::vector<float>& values, std::vector<std::int64_t> labels) {
  dataset::Samples samples;
  samples.name = "points";
  samples.shape = {2};
  samples.count = static_cast<std::int64_t>(values.size() / 2);
  const auto bytes = std::as_bytes(std::span(values));
  samples.bytes.assign(bytes.begin(), bytes.end());
  samples.labels = std::move(labels);
  return samples;
}

const std::vector<float> identity = {1, 0, 0, 1};

TEST(Evaluate, CountsWhoWasTakenForWhom) {
  const auto samples = samples_of({2, 1, 1, 2, 3, 0, 0, 3}, {0, 1, 1, 1});
  for (const int jobs : {1, 3}) {
    const auto result = evaluate(dense(identity, 2), samples, {}, {.jobs = jobs, .output = 0, .progress = {}});
    ASSERT_TRUE(result) << to_text(result.error());
    EXPECT_EQ(result->task, Task::classification);
    EXPECT_THAT(result->classified->confusion.counts, ElementsAre(1, 0, 1, 2));
    EXPECT_THAT(result->classified->predictions, ElementsAre(0, 1, 0, 1));
    EXPECT_THAT(result->classified->histogram, ElementsAre(2, 2));
    EXPECT_FALSE(result->classified->top5);
    EXPECT_EQ(result->applied.source, "as stored");
  }
}

TEST(Evaluate, CountsEveryPersonByHimself) {
  auto samples = samples_of({2, 1, 1, 2, 3, 0, 0, 3}, {0, 1, 1, 1});
  samples.groups = {0, 0, 2, 2};
  samples.group_names = {"ann", "nobody", "bob"};
  const auto result = evaluate(dense(identity, 2), samples, {}, {});
  ASSERT_TRUE(result && result->classified);
  const auto& groups = result->classified->groups;
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].name, "ann");
  EXPECT_DOUBLE_EQ(groups[0].accuracy(), 1);
  EXPECT_EQ(groups[1].name, "bob");
  EXPECT_EQ(groups[1].correct, 1);
  EXPECT_LT(groups[1].interval.low, 0.5);
}

// Many samples with alternating labels; the model is right about the first of each pair.
dataset::Samples long_set(std::int64_t pairs) {
  std::vector<float> values;
  std::vector<std::int64_t> labels;
  for (std::int64_t i = 0; i < pairs; ++i) {
    values.insert(values.end(), {2, 1, 2, 1});
    labels.insert(labels.end(), {0, 1});
  }
  return samples_of(values, labels);
}

TEST(EvaluateWatched, TellsFiguresOnTheWayAndTheSameInTheEnd) {
  const auto samples = long_set(500);
  std::int64_t last = 0;
  const auto watched = evaluate_watched(dense(identity, 2), samples, {}, {}, [&](const SoFar& now) {
    EXPECT_GT(now.done, last);
    last = now.done;
    EXPECT_EQ(now.total, 1000);
    ASSERT_TRUE(now.confusion);
    EXPECT_EQ(now.confusion->total(), now.done);
  });
  ASSERT_TRUE(watched) << to_text(watched.error());
  EXPECT_EQ(last, 1000);
  EXPECT_FALSE(watched->stopped);
  const auto whole = evaluate(dense(identity, 2), samples, {}, {});
  ASSERT_TRUE(whole);
  EXPECT_EQ(watched->classified->confusion.counts, whole->classified->confusion.counts);
}

TEST(EvaluateWatched, KeepsWhatIsDoneWhenStopped) {
  std::stop_source stop;
  RunOptions options;
  options.progress.stop = stop.get_token();
  const auto result = evaluate_watched(dense(identity, 2), long_set(500), {}, options, [&](const SoFar& now) {
    if (now.done >= 8) stop.request_stop();
  });
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_TRUE(result->stopped);
  EXPECT_GE(result->samples, 8);
  EXPECT_LT(result->samples, 1000);
  EXPECT_EQ(result->classified->confusion.total(), result->samples);
}

TEST(EvaluateWatched, HasNothingToKeepWhenStoppedBeforeTheFirst) {
  std::stop_source stop;
  stop.request_stop();
  RunOptions options;
  options.progress.stop = stop.get_token();
  const auto result = evaluate_watched(dense(identity, 2), long_set(5), {}, options, [](const SoFar&) {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
}

TEST(Evaluate, CountsTheFiveBest) {
  // Outputs are x0 * (6 5 4 3 2 1): class 5 is never among the five best, class 4 is.
  const auto result =
      evaluate(dense({6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0}, 6), samples_of({1, 0, 1, 0}, {4, 5}), {}, {});
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->classified->top5, 0.5);
}

TEST(Evaluate, TakesOneOutputAsAProbability) {
  const auto result = evaluate(dense({1, 0}, 1), samples_of({0.9f, 0, 0.1f, 0}, {1, 1}), {}, {});
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_THAT(result->classified->confusion.counts, ElementsAre(0, 0, 1, 1));
}

TEST(Evaluate, ScoresAutoencodersByWhatTheyCannotRepeat) {
  ir::GraphBuilder builder;
  const auto x = builder.input("x", {1, 8});
  builder.output(builder.node(
      "Clip", "clip",
      {x, builder.constant("low", {}, std::vector<float>{0}), builder.constant("high", {}, std::vector<float>{1})}));
  ir::Graph graph = std::move(builder).build();
  ASSERT_TRUE(ops::infer_shapes(graph));
  dataset::Samples samples = samples_of({0, 1, 0, 1, 0, 1, 0, 1, 0, 3, 0, 3, 0, 3, 0, 3}, {});
  samples.shape = {8};
  samples.count = 2;
  samples.labels = {0, 1};
  const auto result = evaluate(graph, samples, {}, {});
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->task, Task::anomaly);
  EXPECT_EQ(result->anomalies->auc, 1);
  EXPECT_THAT(result->anomalies->scores, ElementsAre(::testing::DoubleNear(0, 1e-12), ::testing::DoubleNear(2, 1e-12)));
}

TEST(Evaluate, RefusesOtherClassesBeforeTheRun) {
  auto samples = samples_of({2, 1, 1, 2}, {0, 2});
  auto result = evaluate(dense(identity, 2), samples, {}, {});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("sample 1 is of class 2; the model's output 'dense' has classes 0 to 1"));
  samples.labels = {0, 1};
  samples.class_names = {"a", "b", "c"};
  result = evaluate(dense(identity, 2), samples, {}, {});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("names 3 classes; the model's output 'dense' has 2"));
}

TEST(Evaluate, RefusesModelsThatAnswerNan) {
  const auto result = evaluate(dense({NAN, 0, 0, 1}, 2), samples_of({2, 1}, {0}), {}, {});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("answers NaN or infinity to sample 0"));
}

TEST(Evaluate, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  RunOptions options;
  options.progress.stop = source.get_token();
  const auto result = evaluate(dense(identity, 2), samples_of({2, 1}, {0}), {}, options);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
}

TEST(CompareModels, NamesWhereTheyPart) {
  const ir::Graph first = dense(identity, 2), second = dense({1, 0, 0, -1}, 2);
  const auto samples = samples_of({2, 1, 1, 2, 3, 0}, {0, 1, 0});
  const auto a = evaluate(first, samples, {}, {}), b = evaluate(second, samples, {}, {});
  ASSERT_TRUE(a && b);
  const auto comparison = compare_models({&first, &*a, {}}, {&second, &*b, {}}, samples);
  ASSERT_TRUE(comparison) << to_text(comparison.error());
  EXPECT_DOUBLE_EQ(comparison->agreement, 2.0 / 3);
  EXPECT_EQ(comparison->mc_nemar->only_first, 1);
  EXPECT_EQ(comparison->mc_nemar->only_second, 0);
  ASSERT_EQ(comparison->layers.size(), 1u);
  EXPECT_EQ(comparison->first_diverging, 0u);
  // Products 4-1, 1-4, 9; norms 19 each: cosine 9/19.
  EXPECT_NEAR(comparison->layers[0].cosine, 9.0 / 19, 1e-12);
}

TEST(WeightStatistics, NameWhatIsDeadOrNotFinite) {
  const auto all = weight_statistics(dense({1, 0, INFINITY, 0}, 2));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].not_finite, 1);
  EXPECT_EQ(all[0].zeros, 2);
  EXPECT_EQ(all[0].dead_channels, 1);
  EXPECT_DOUBLE_EQ(all[0].sparsity(), 0.5);
  EXPECT_EQ(all[0].high, 1);
  ASSERT_FALSE(all[0].histogram.empty());  // three finite values: two at the low end, one at the high
  EXPECT_EQ(all[0].histogram.front(), 2);
  EXPECT_EQ(all[0].histogram.back(), 1);
  EXPECT_EQ(std::accumulate(all[0].histogram.begin(), all[0].histogram.end(), std::int64_t{0}), 3);
}

// Axis values around `center`, a wave of `cycles` a window on top.
dataset::Samples signals(const std::vector<double>& centers, double cycles, double factor = 1) {
  constexpr int windows = 40, length = 32;
  dataset::Samples samples;
  samples.name = "signals";
  samples.layout = "TC";
  samples.shape = {length, static_cast<std::int64_t>(centers.size())};
  samples.count = windows;
  std::vector<float> values;
  unsigned noise = 1;
  for (int w = 0; w < windows; ++w)
    for (int t = 0; t < length; ++t)
      for (std::size_t axis = 0; axis < centers.size(); ++axis) {
        noise = noise * 1664525u + 1013904223u;
        const double wave = std::sin(2 * 3.14159265358979 * cycles * t / length + w);
        values.push_back(static_cast<float>(factor * (centers[axis] + wave + 0.2 * (noise >> 16) / 65536.0)));
      }
  const auto bytes = std::as_bytes(std::span(values));
  samples.bytes.assign(bytes.begin(), bytes.end());
  return samples;
}

TEST(Drift, FindsNothingWhereNothingIs) {
  const auto drift = drift_between(signals({0, 5, 9}, 3), signals({0, 5, 9}, 3));
  ASSERT_TRUE(drift);
  EXPECT_TRUE(drift->findings.empty());
}

TEST(Drift, SeesAnotherUnit) {
  const auto drift = drift_between(signals({1, 2, 3}, 3), signals({1, 2, 3}, 3, 9.81));
  ASSERT_TRUE(drift && drift->unit_factor);
  EXPECT_NEAR(*drift->unit_factor, 9.81, 0.01);
}

TEST(Drift, SeesExchangedAxes) {
  const auto drift = drift_between(signals({0, 5, 9}, 3), signals({9, 5, 0}, 3));
  ASSERT_TRUE(drift);
  EXPECT_THAT(drift->axis_order, ElementsAre(2, 1, 0));
}

TEST(Drift, SeesAnotherFrequencyThatMeanAndSpreadHide) {
  const auto drift = drift_between(signals({0}, 3), signals({0}, 8));
  ASSERT_TRUE(drift);
  EXPECT_LT(std::abs(drift->features[0].shift), 0.1);
  EXPECT_GT(*drift->features[0].spectral_distance, 0.9);
  EXPECT_TRUE(drift->features[0].drifted);
  ASSERT_EQ(drift->findings.size(), 1u);
  EXPECT_EQ(drift->findings[0].pattern, drift_patterns::spectra);
}

TEST(Drift, SeesASensorWornTheOtherWayRound) {
  const auto drift = drift_between(signals({0, 5, 9}, 3), signals({0, 5, -9}, 3));
  ASSERT_TRUE(drift);
  EXPECT_TRUE(drift->features[2].turned);
  EXPECT_FALSE(drift->features[1].turned);
  ASSERT_FALSE(drift->findings.empty());
  EXPECT_EQ(drift->findings[0].pattern, drift_patterns::turned);
  EXPECT_EQ(drift->findings[0].arguments[0], Argument(std::string("2")));
}

TEST(Drift, RefusesOtherShapes) {
  EXPECT_FALSE(drift_between(signals({0}, 3), signals({0, 1}, 3)));
}

}  // namespace
}  // namespace jauge::evaluate
