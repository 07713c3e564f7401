#include "bench/predictions/own_fit.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "bench/predictions/nonnegative_fit.h"
#include "bench/predictions/validation.h"

namespace jauge::predictions {
namespace {

constexpr double relative_tolerance = 0.02;  // of a layer
constexpr double least_tolerance = 40;       // cycles: short layers matter little

// A layer that ran: its loops are counted once, whatever is left out.
struct Counted {
  const LayerFact* layer = nullptr;
  cost::Loops loops;
  std::size_t network = 0;
};

std::vector<Counted> counted(const BoardFacts& facts) {
  std::vector<Counted> all;
  for (std::size_t i = 0; i < facts.networks.size(); ++i)
    for (const LayerFact& layer : facts.networks[i].layers) all.push_back({&layer, cost::loops_of(layer.shape), i});
  return all;
}

std::map<std::string, std::vector<const Counted*>> by_kernel(const std::vector<Counted>& layers) {
  std::map<std::string, std::vector<const Counted*>> result;
  for (const Counted& layer : layers) result[layer.loops.kernel].push_back(&layer);
  return result;
}

std::vector<std::string> loop_names(const std::vector<const Counted*>& layers) {
  std::set<std::string> names;
  for (const Counted* layer : layers)
    for (const auto& [loop, turns] : layer->loops.turns) names.insert(std::string(loop));
  return {names.begin(), names.end()};
}

Weighed observation(const Counted& layer, const std::vector<std::string>& names, std::size_t bank) {
  const double cycles = layer.layer->cycles[bank];
  Weighed result{std::vector<double>(names.size()), cycles, std::max(relative_tolerance * cycles, least_tolerance)};
  for (const auto& [loop, turns] : layer.loops.turns)
    result.amounts[static_cast<std::size_t>(std::ranges::lower_bound(names, loop) - names.begin())] = turns;
  return result;
}

// Left-out networks are given by number.
std::map<std::string, double> fit_kernel(const std::vector<const Counted*>& layers, std::size_t bank,
                                         const std::set<std::size_t>& without) {
  const std::vector<std::string> names = loop_names(layers);
  std::vector<Weighed> observations;
  for (const Counted* layer : layers)
    if (!without.contains(layer->network)) observations.push_back(observation(*layer, names, bank));
  std::map<std::string, double> cycles;
  if (observations.empty()) return cycles;
  const std::vector<double> fitted = nonnegative_fit(observations, names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (fitted[i] > 0) cycles[names[i]] = fitted[i];
  return cycles;
}

double sum_of(const std::map<std::string, double>& cycles, const cost::Loops& loops) {
  double sum = 0;
  for (const auto& [loop, turns] : loops.turns)
    if (const auto each = cycles.find(std::string(loop)); each != cycles.end()) sum += each->second * turns;
  return sum;
}

// Networks that share most of their layers leave together: copies with another training, another last layer.
std::set<std::size_t> likes_of(const BoardFacts& facts, std::size_t index) {
  const auto& own = facts.networks[index].layers;
  std::set<std::size_t> likes = {index};
  for (std::size_t i = 0; i < facts.networks.size(); ++i) {
    if (facts.networks[i].synthetic) continue;
    const auto shared = std::ranges::count_if(own, [&](const LayerFact& layer) {
      return std::ranges::any_of(facts.networks[i].layers,
                                 [&](const LayerFact& other) { return other.shape == layer.shape; });
    });
    if (2 * static_cast<std::size_t>(shared) > own.size()) likes.insert(i);
  }
  return likes;
}

using Fits = std::map<std::string, std::map<std::string, double>>;

struct LayerError {
  std::string kernel;
  double log_error = 0, cycles = 0;
};

class Judge {
 public:
  explicit Judge(const BoardFacts& facts) : facts_(facts), layers_(counted(facts)), kernels_(by_kernel(layers_)) {}

  OwnFit run() {
    OwnFit fit;
    for (std::size_t bank = 0; bank < 2; ++bank)
      for (const auto& [kernel, layers] : kernels_)
        if (!kernel.empty()) fit.by_bank[bank][kernel] = fit_kernel(layers, bank, {});
    for (std::size_t i = 0; i < facts_.networks.size(); ++i)
      if (!facts_.networks[i].synthetic) judge(i, fit);
    add_intervals(fit);
    add_kernels(fit);
    return fit;
  }

 private:
  void judge(std::size_t index, OwnFit& fit) {
    const std::set<std::size_t> without = likes_of(facts_, index);
    for (std::size_t bank = 0; bank < 2; ++bank) {
      Fits fits;
      double sum = 0;
      for (const Counted& layer : layers_) {
        if (layer.network != index || layer.loops.kernel.empty()) continue;
        const auto [entry, is_new] = fits.try_emplace(layer.loops.kernel);
        if (is_new) entry->second = fit_kernel(kernels_.at(layer.loops.kernel), bank, without);
        const double predicted = sum_of(entry->second, layer.loops);
        if (predicted <= 0) {
          if (bank == 0) fit.unjudged.push_back(facts_.networks[index].name + " (" + layer.loops.kernel + ")");
          return;
        }
        sum += predicted;
        if (bank == 0)
          errors_.push_back(
              {layer.loops.kernel, std::log(predicted / layer.layer->cycles[bank]), layer.layer->cycles[bank]});
      }
      fit.trials.push_back({&facts_.networks[index], bank, sum});
    }
  }

  static double rank_of(std::vector<double> errors) {
    if (errors.size() < 3) return std::log(1.25);
    std::ranges::sort(errors);
    const auto rank = static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(errors.size() + 1)));
    return errors[std::min(rank, errors.size()) - 1];
  }

  static double error_of(const OwnTrial& trial) {
    return std::abs(std::log(trial.predicted / trial.network->cycles[trial.bank]));
  }

  void add_intervals(OwnFit& fit) {
    const auto spread_without = [&fit](const std::string& dtype, const NetworkFact* network) {
      std::vector<double> errors;
      for (const OwnTrial& trial : fit.trials)
        if (trial.network->dtype == dtype && trial.network != network) errors.push_back(error_of(trial));
      return rank_of(std::move(errors));
    };
    for (OwnTrial& trial : fit.trials) {
      trial.high = std::exp(spread_without(trial.network->dtype, trial.network));
      trial.low = 1 / trial.high;
      fit.spread[trial.network->dtype] = spread_without(trial.network->dtype, nullptr);
    }
  }

  void add_kernels(OwnFit& fit) {
    std::map<std::string, std::vector<double>> errors;
    std::map<std::string, double> cycles;
    double all = 0;
    for (const LayerError& error : errors_) {
      errors[error.kernel].push_back(std::exp(std::abs(error.log_error)) - 1);
      cycles[error.kernel] += error.cycles;
      all += error.cycles;
    }
    for (const auto& [kernel, list] : errors)
      fit.kernels.push_back(
          {kernel, static_cast<int>(list.size()), quantile(list, 0.5), quantile(list, 1), cycles[kernel] / all});
  }

  const BoardFacts& facts_;
  std::vector<Counted> layers_;
  std::map<std::string, std::vector<const Counted*>> kernels_;
  std::vector<LayerError> errors_;
};

}  // namespace

OwnFit fit_own(const BoardFacts& facts) {
  return Judge(facts).run();
}

std::optional<double> cycles_of(const LoopCycles& cycles, const std::vector<LayerFact>& layers) {
  double sum = 0;
  for (const LayerFact& layer : layers) {
    const cost::Loops loops = cost::loops_of(layer.shape);
    if (loops.kernel.empty()) continue;
    const auto kernel = cycles.find(loops.kernel);
    if (kernel == cycles.end()) return std::nullopt;
    sum += sum_of(kernel->second, loops);
  }
  return sum;
}

}  // namespace jauge::predictions
