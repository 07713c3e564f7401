#include "bench/predictions/validation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace jauge::predictions {
namespace {

double relative(double log_error) {
  return std::exp(std::abs(log_error)) - 1;
}

std::vector<double> fit_without(const Problem& problem, const std::vector<Run>& runs, const std::string& network) {
  std::vector<Observation> others;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (runs[i].network != network) others.push_back(problem.observations[i]);
  return fit(problem.parameters, others);
}

// What one figure per MAC would say: the median of the other networks' runs with the same version and core.
double by_one_ratio(const std::vector<Run>& runs, const Run& run) {
  std::vector<double> same, any;
  for (const Run& other : runs) {
    if (other.network == run.network) continue;
    const double ratio = other.cycles / other.what->macs;
    any.push_back(ratio);
    if (other.version == run.version && other.core == run.core) same.push_back(ratio);
  }
  const auto& ratios = same.empty() ? any : same;
  return ratios.empty() ? 0 : quantile(ratios, 0.5) * run.what->macs;
}

// The error that nine in ten networks stay below. Every network counts once, by its worst run, so that a network with
// seven versions does not outvote the others.
double spread_of(const std::vector<Trial>& trials, const std::string& without) {
  std::map<std::string, double> worst;
  for (const Trial& trial : trials) {
    if (trial.run->network == without) continue;
    double& error = worst[trial.run->network];
    error = std::max(error, std::abs(trial.log_error()));
  }
  std::vector<double> errors;
  for (const auto& [network, error] : worst) errors.push_back(error);
  return errors.empty() ? std::log(2.0) : quantile(errors, 0.9);
}

void set_intervals(std::vector<Trial>& trials) {
  std::vector<double> spreads;
  for (const Trial& trial : trials) spreads.push_back(spread_of(trials, trial.run->network));
  for (std::size_t i = 0; i < trials.size(); ++i) {
    trials[i].low = std::exp(-spreads[i]);
    trials[i].high = std::exp(spreads[i]);
  }
}

}  // namespace

double Trial::log_error() const {
  return std::log(predicted / run->cycles);
}

bool Trial::inside() const {
  return run->cycles >= predicted * low && run->cycles <= predicted * high;
}

double quantile(std::vector<double> values, double part) {
  std::ranges::sort(values);
  const double place = static_cast<double>(values.size() - 1) * part;
  const auto below = static_cast<std::size_t>(place);
  const double above = below + 1 < values.size() ? values[below + 1] : values[below];
  return values[below] + (above - values[below]) * (place - static_cast<double>(below));
}

Validation validate(const Study& study, const std::vector<Run>& all) {
  Validation result;
  result.study = &study;
  for (const Run& run : all)
    if (uses(study, run)) result.runs.push_back(run);
  result.problem = problem_of(study, result.runs);
  result.parameters = fit(result.problem.parameters, result.problem.observations);
  std::map<std::string, std::vector<double>> without;
  for (std::size_t i = 0; i < result.runs.size(); ++i) {
    const Run& run = result.runs[i];
    if (!scores(study, run)) continue;
    auto [fitted, is_new] = without.try_emplace(run.network);
    if (is_new) fitted->second = fit_without(result.problem, result.runs, run.network);
    Trial trial;
    trial.run = &run;
    trial.predicted = std::exp(log_prediction(fitted->second, result.problem.observations[i]));
    trial.one_ratio = by_one_ratio(result.runs, run);
    result.trials.push_back(trial);
  }
  set_intervals(result.trials);
  result.networks = without.size();
  result.high = std::exp(spread_of(result.trials, ""));
  result.low = 1 / result.high;
  return result;
}

Summary summary_of(const Validation& validation) {
  Summary summary;
  std::vector<double> errors, one_ratio;
  std::map<std::string, std::vector<double>> of_network;
  for (const Trial& trial : validation.trials) {
    errors.push_back(relative(trial.log_error()));
    of_network[trial.run->network].push_back(errors.back());
    if (trial.one_ratio > 0) one_ratio.push_back(relative(std::log(trial.one_ratio / trial.run->cycles)));
    summary.bias += trial.log_error();
    summary.coverage += trial.inside() ? 1 : 0;
  }
  if (errors.empty()) return summary;
  const auto count = static_cast<double>(errors.size());
  summary.bias /= count;
  summary.coverage /= count;
  summary.median = quantile(errors, 0.5);
  summary.p90 = quantile(errors, 0.9);
  summary.worst = std::ranges::max(errors);
  if (!one_ratio.empty()) summary.median_one_ratio = quantile(one_ratio, 0.5);
  std::vector<double> medians;
  for (const auto& [network, values] : of_network) medians.push_back(quantile(values, 0.5));
  summary.median_of_networks = quantile(medians, 0.5);
  return summary;
}

}  // namespace jauge::predictions
