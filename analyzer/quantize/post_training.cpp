#include "analyzer/quantize/post_training.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "analyzer/quantize/activation_scales.h"
#include "analyzer/quantize/equalise.h"
#include "analyzer/quantize/integer_operators.h"
#include "analyzer/quantize/layer_weights.h"
#include "analyzer/quantize/prepare.h"
#include "analyzer/quantize/sensitivity.h"
#include "analyzer/quantize/statistics.h"

namespace jauge::quantize {
namespace {

constexpr std::size_t fewest_to_hold_back = 16;

struct SplitData {
  SampleSet calibration, held_back;
};

// One sample of every four: data sets often come sorted by class. The last of them, or one that `seed` draws.
SplitData split(const SampleSet& data, std::uint64_t seed) {
  if (data.samples.size() < fewest_to_hold_back) return {data, data};
  std::mt19937_64 random(seed);
  SplitData result;
  std::size_t held_back = 3;
  for (std::size_t i = 0; i < data.samples.size(); ++i) {
    if (i % 4 == 0 && seed != 0) held_back = random() % 4;
    SampleSet& part = i % 4 == held_back ? result.held_back : result.calibration;
    part.samples.push_back(data.samples[i]);
    if (data.labelled()) part.labels.push_back(data.labels[i]);
  }
  return result;
}

// A float graph with what its tensors hold.
struct Observed {
  ir::Graph graph;
  std::vector<TensorStatistics> statistics;

  std::vector<std::vector<double>> channel_means() const {
    std::vector<std::vector<double>> means(statistics.size());
    for (std::size_t i = 0; i < means.size(); ++i)
      for (std::size_t c = 0; c < statistics[i].channel_sum.size(); ++c) means[i].push_back(statistics[i].mean(c));
    return means;
  }
};

Result<Observed> observe(ir::Graph graph, const SampleSet& data, const Effort& effort) {
  JAUGE_TRY(auto statistics, collect_statistics(graph, data.samples, effort));
  return Observed{std::move(graph), std::move(statistics)};
}

Result<Observed> equalised(const Observed& observed, const SampleSet& data, const Effort& effort) {
  return observe(equalise(observed.graph, observed.statistics), data, effort);
}

// Everything one candidate needs: `observed` must outlive it.
struct Recipe {
  const Observed* observed = nullptr;
  const CalibrationMethod* method = nullptr;
  bool equalised = false, bias_corrected = false;
};

// What a Scheme points into.
struct Prepared {
  std::vector<std::optional<ir::QuantParams>> scales;
  std::vector<std::vector<double>> means;

  Scheme scheme(const Wishes& wishes) const {
    return {.precision = wishes.precision, .border = wishes.border, .scales = scales, .channel_means = means};
  }
};

Prepared prepared(const Recipe& recipe, const Wishes& wishes) {
  return {activation_scales(recipe.observed->graph, recipe.observed->statistics, *recipe.method, wishes.precision),
          recipe.bias_corrected ? recipe.observed->channel_means() : std::vector<std::vector<double>>{}};
}

Result<std::vector<const CalibrationMethod*>> methods_of(const Wishes& wishes) {
  std::vector<const CalibrationMethod*> methods;
  for (const CalibrationMethod& method : calibration_methods())
    if (wishes.method == "auto" || wishes.method == method.name) methods.push_back(&method);
  if (!methods.empty()) return methods;
  return Error{.kind = ErrorKind::unknown_name,
               .where = "calibration method '" + wishes.method + "'",
               .what = "there is no such method",
               .hint = "auto, minmax, percentile, mse or entropy"};
}

Result<void> check_has_layers(const ir::Graph& graph) {
  const bool any =
      std::ranges::any_of(graph.nodes, [&](const ir::Node& node) { return layer_weights(graph, node).has_value(); });
  if (any) return {};
  return Error{.kind = ErrorKind::usage,
               .where = graph.source.name,
               .what = "it has no float32 layers with constant weights, so there is nothing to quantise",
               .hint = "give the float model that this one was made from"};
}

std::int64_t hits_of_only(const Score& a, const Score& b) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < a.hits.size(); ++i) count += a.hits[i] && !b.hits[i];
  return count;
}

// Whether `a` is right more often than `b` by more than one standard deviation of chance: of the samples on which just
// one of them is right, each had even odds.
bool is_clearly_more_often_right(const Score& a, const Score& b) {
  const auto for_a = static_cast<double>(hits_of_only(a, b)), for_b = static_cast<double>(hits_of_only(b, a));
  return for_a - for_b > std::sqrt(for_a + for_b);
}

std::size_t best_of(const std::vector<Candidate>& tried) {
  const auto decibels = [](const Candidate& candidate) { return candidate.held_back.sqnr_db.value_or(1000); };
  const auto& most_right = *std::ranges::max_element(
      tried, {}, [](const Candidate& candidate) { return candidate.held_back.correct.value_or(0); });
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < tried.size(); ++i) {
    if (is_clearly_more_often_right(most_right.held_back, tried[i].held_back)) continue;
    if (!best || decibels(tried[i]) > decibels(tried[*best])) best = i;
  }
  return *best;
}

std::vector<std::string> float_nodes(const ir::Graph& graph) {
  std::vector<std::string> names;
  for (const ir::Node& node : graph.nodes)
    if (!integer_operator(graph, node)) names.push_back(node.name + " (" + node.op + ")");
  return names;
}

// The work in its order, one step a function.
class Work {
 public:
  Work(const SampleSet& data, const Wishes& wishes, const Effort& effort)
      : data_(data), parts_(split(data, wishes.seed)), wishes_(wishes), effort_(effort) {}

  Result<Quantised> run(const ir::Graph& deployable) {
    JAUGE_TRY(ir::Graph graph, prepare(deployable));
    JAUGE_CHECK(check_has_layers(graph));
    JAUGE_TRY(methods_, methods_of(wishes_));
    JAUGE_TRY(auto reference, reference_of(graph, parts_.held_back, effort_));
    reference_ = std::move(reference.reference);
    result_.real_score = std::move(reference.score);
    result_.real_nodes = float_nodes(graph);
    JAUGE_TRY(const Observed as_is, observe(graph, parts_.calibration, effort_));
    JAUGE_CHECK(try_all(as_is, false));
    if (wishes_.may_equalise) {
      JAUGE_TRY(const Observed levelled, equalised(as_is, parts_.calibration, effort_));
      JAUGE_CHECK(try_all(levelled, true));
    }
    result_.chosen = best_of(result_.tried);
    JAUGE_CHECK(finish(std::move(graph)));
    return std::move(result_);
  }

 private:
  Result<void> try_all(const Observed& observed, bool is_equalised) {
    for (const CalibrationMethod* method : methods_)
      for (const bool corrected : {false, true}) {
        if (corrected && !wishes_.may_correct_bias) continue;
        const Recipe recipe{&observed, method, is_equalised, corrected};
        const Prepared inputs = prepared(recipe, wishes_);
        JAUGE_TRY(const ir::Graph graph, quantize_graph(observed.graph, inputs.scheme(wishes_)));
        JAUGE_TRY(Score held_back, score(graph, parts_.held_back, reference_, effort_));
        result_.tried.push_back({std::string(method->name), is_equalised, corrected, std::move(held_back)});
      }
    return {};
  }

  // The chosen way again, with all the data.
  Result<void> finish(ir::Graph graph) {
    const Candidate& chosen = result_.tried[result_.chosen];
    JAUGE_TRY(Observed observed, observe(std::move(graph), data_, effort_));
    if (chosen.equalised) {
      JAUGE_TRY(observed, equalised(observed, data_, effort_));
    }
    const Recipe recipe{&observed, find_calibration_method(chosen.method), chosen.equalised, chosen.bias_corrected};
    const Prepared inputs = prepared(recipe, wishes_);
    const Scheme scheme = inputs.scheme(wishes_);
    JAUGE_TRY(result_.graph, quantize_graph(observed.graph, scheme));
    if (wishes_.sensitivity) {
      JAUGE_TRY(const Score all, score(result_.graph, parts_.held_back, reference_, effort_));
      JAUGE_TRY(auto costs, layer_costs(observed.graph, scheme, parts_.held_back, reference_, all, effort_));
      result_.layers = std::move(costs.layers);
      result_.dearest_two = std::move(costs.dearest_two);
    }
    result_.real = std::move(observed.graph);
    return {};
  }

  const SampleSet& data_;
  const SplitData parts_;
  const Wishes& wishes_;
  const Effort& effort_;
  std::vector<const CalibrationMethod*> methods_;
  Reference reference_;
  Quantised result_;
};

}  // namespace

Result<Quantised> quantize_after_training(const ir::Graph& deployable, const SampleSet& data, const Wishes& wishes,
                                          const Effort& effort) {
  return Work(data, wishes, effort).run(deployable);
}

}  // namespace jauge::quantize
