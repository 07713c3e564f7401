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

std::string key_of(const Run& run, LeaveOut leave_out) {
  if (leave_out == LeaveOut::board) return run.board;
  if (leave_out == LeaveOut::version) return run.engine + " " + run.version;
  return run.network;
}

std::vector<double> fit_without(const Validation& all, const std::string& key, LeaveOut leave_out) {
  std::vector<Observation> others;
  for (std::size_t i = 0; i < all.runs.size(); ++i)
    if (key_of(all.runs[i], leave_out) != key) others.push_back(all.problem.observations[i]);
  return fit(all.problem.parameters, others);
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

// The error that nine in ten further networks stay below: of n errors the one of rank 0.9 (n + 1), at most the largest.
// Every network counts once, by its worst run, so that a network with seven versions does not outvote the others.
double spread_of(const std::vector<Trial>& trials, const std::string& without) {
  std::map<std::string, double> worst;
  for (const Trial& trial : trials) {
    if (trial.run.network == without) continue;
    double& error = worst[trial.run.network];
    error = std::max(error, std::abs(trial.log_error()));
  }
  std::vector<double> errors;
  for (const auto& [network, error] : worst) errors.push_back(error);
  if (errors.empty()) return std::log(2.0);
  std::ranges::sort(errors);
  const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(errors.size() + 1)));
  return errors[std::min(rank, errors.size()) - 1];
}

void complete(Group& group) {
  std::vector<double> spreads, macs;
  std::set<std::string> networks;
  for (const Trial& trial : group.trials) {
    spreads.push_back(spread_of(group.trials, trial.run.network));
    macs.push_back(trial.run.what->macs);
    networks.insert(trial.run.network);
  }
  for (std::size_t i = 0; i < group.trials.size(); ++i) {
    group.trials[i].low = std::exp(-spreads[i]);
    group.trials[i].high = std::exp(spreads[i]);
  }
  group.networks = networks.size();
  group.high = std::exp(spread_of(group.trials, ""));
  group.low = 1 / group.high;
  if (macs.empty()) return;
  group.least_macs = std::ranges::min(macs);
  group.most_macs = std::ranges::max(macs);
}

}  // namespace

double Trial::log_error() const {
  return std::log(predicted / run.cycles);
}

bool Trial::inside() const {
  return run.cycles >= predicted * low && run.cycles <= predicted * high;
}

double quantile(std::vector<double> values, double part) {
  std::ranges::sort(values);
  const double place = static_cast<double>(values.size() - 1) * part;
  const auto below = static_cast<std::size_t>(place);
  const double above = below + 1 < values.size() ? values[below + 1] : values[below];
  return values[below] + (above - values[below]) * (place - static_cast<double>(below));
}

Validation validate(const Study& study, const std::vector<Run>& all, LeaveOut leave_out) {
  Validation result;
  result.study = &study;
  for (const Run& run : all)
    if (uses(study, run)) result.runs.push_back(run);
  result.problem = problem_of(study, result.runs);
  result.parameters = fit(result.problem.parameters, result.problem.observations);
  std::map<std::string, std::vector<double>> without;
  for (const Score& score : study.scores) {
    Group group;
    group.score = &score;
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
      const Run& run = result.runs[i];
      if (!counts(study, score, run)) continue;
      const std::string key = key_of(run, leave_out);
      auto [fitted, is_new] = without.try_emplace(key);
      if (is_new) fitted->second = fit_without(result, key, leave_out);
      Trial trial;
      trial.run = run;
      trial.predicted = std::exp(log_prediction(fitted->second, result.problem.observations[i]));
      trial.one_ratio = by_one_ratio(result.runs, run);
      group.trials.push_back(trial);
    }
    complete(group);
    result.groups.push_back(std::move(group));
  }
  return result;
}

const Group* group_named(const Validation& validation, const std::string& title) {
  for (const Group& group : validation.groups)
    if (group.score->title == title) return &group;
  return nullptr;
}

Summary summary_of(const Group& group) {
  Summary summary;
  std::vector<double> errors, one_ratio, by_clock;
  std::map<std::string, std::vector<double>> of_network;
  for (const Trial& trial : group.trials) {
    errors.push_back(relative(trial.log_error()));
    of_network[trial.run.network].push_back(errors.back());
    by_clock.push_back(relative(std::log(trial.run.what->macs / trial.run.cycles)));
    if (trial.one_ratio > 0) one_ratio.push_back(relative(std::log(trial.one_ratio / trial.run.cycles)));
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
  summary.median_macs_by_clock = quantile(by_clock, 0.5);
  if (!one_ratio.empty()) summary.median_one_ratio = quantile(one_ratio, 0.5);
  std::vector<double> medians;
  for (const auto& [network, values] : of_network) medians.push_back(quantile(values, 0.5));
  summary.median_of_networks = quantile(medians, 0.5);
  return summary;
}

}  // namespace jauge::predictions
