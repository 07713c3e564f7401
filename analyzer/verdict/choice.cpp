#include "analyzer/verdict/choice.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace jauge::verdict {
namespace {

constexpr std::pair<std::string_view, Aspect> words[] = {{"fit", Aspect::fit},
                                                         {"margin", Aspect::margin},
                                                         {"price", Aspect::price},
                                                         {"energy", Aspect::energy},
                                                         {"latency", Aspect::latency}};

constexpr double unknown = std::numeric_limits<double>::infinity();

int rank_of(Level level) {
  switch (level) {
    case Level::fits:
      return 0;
    case Level::tight:
      return 1;
    case Level::unknown:
      return 2;
    case Level::no:
      return 3;
  }
  return 3;
}

bool fits(const Candidate& candidate) {
  return rank_of(candidate.verdict->level) <= 1;
}

// Of two chips that fit the fuller one is the smaller and, as a rule, the cheaper; of two that do not, the fuller one
// is further from fitting.
double fill_order(const Candidate& candidate) {
  const double use = candidate.verdict->worst_use.value_or(1e9);
  return fits(candidate) ? -use : use;
}

// For a choice by price or speed, `fits` and `tight` are one: both work.
int class_of(const Candidate& candidate, Aspect aspect) {
  const int rank = rank_of(candidate.verdict->level);
  return aspect == Aspect::fit ? rank : std::max(rank, 1);
}

bool beats(const std::vector<double>& a, const std::vector<double>& b) {
  bool better = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] > b[i]) return false;
    better = better || a[i] < b[i];
  }
  return better;
}

}  // namespace

std::optional<Aspect> aspect_named(std::string_view word) {
  for (const auto& [name, aspect] : words)
    if (name == word) return aspect;
  return std::nullopt;
}

std::optional<double> value_of(const Candidate& candidate, Aspect aspect, std::string_view currency) {
  switch (aspect) {
    case Aspect::fit:
      return fill_order(candidate);
    case Aspect::margin:
      return candidate.verdict->worst_use;
    case Aspect::price:
      if (!candidate.target->offer) return std::nullopt;
      if (!currency.empty() && candidate.target->offer->currency != currency) return std::nullopt;
      return candidate.target->offer->price;
    case Aspect::energy:
      if (!candidate.estimate->energy_mj) return std::nullopt;
      return candidate.estimate->energy_mj->value;
    case Aspect::latency:
      if (!candidate.estimate->latency_ms) return std::nullopt;
      return candidate.estimate->latency_ms->value;
  }
  return std::nullopt;
}

std::vector<std::size_t> ranked(std::span<const Candidate> candidates, Aspect aspect, std::string_view currency) {
  struct Key {
    int rank;
    double value, fill;
    std::size_t index;
  };
  std::vector<Key> keys;
  keys.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i)
    keys.push_back({class_of(candidates[i], aspect), value_of(candidates[i], aspect, currency).value_or(unknown),
                    fill_order(candidates[i]), i});
  std::ranges::stable_sort(keys, [&](const Key& a, const Key& b) {
    const target::Target &left = *candidates[a.index].target, &right = *candidates[b.index].target;
    return std::tie(a.rank, a.value, a.fill, left.part, left.board) <
           std::tie(b.rank, b.value, b.fill, right.part, right.board);
  });
  std::vector<std::size_t> order;
  for (const Key& key : keys) order.push_back(key.index);
  return order;
}

std::vector<std::size_t> pareto_front(std::span<const Candidate> candidates, std::span<const Aspect> aspects,
                                      std::string_view currency) {
  std::vector<std::pair<std::vector<double>, std::size_t>> known;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::vector<double> values;
    for (const Aspect aspect : aspects)
      if (const auto value = value_of(candidates[i], aspect, currency)) values.push_back(*value);
    if (fits(candidates[i]) && values.size() == aspects.size()) known.emplace_back(std::move(values), i);
  }
  // Whoever beats a candidate stands before it in this order, and whoever is beaten is beaten by one of the front.
  std::ranges::stable_sort(known, {}, &std::pair<std::vector<double>, std::size_t>::first);
  std::vector<std::pair<std::vector<double>, std::size_t>> front;
  for (const auto& entry : known) {
    const bool beaten = std::ranges::any_of(
        front, [&](const auto& other) { return other.first == entry.first || beats(other.first, entry.first); });
    if (!beaten) front.push_back(entry);
  }
  std::vector<std::size_t> order;
  for (const auto& [values, index] : front) order.push_back(index);
  return order;
}

std::string_view usual_currency(std::span<const Candidate> candidates) {
  std::map<std::string_view, int> counts;
  for (const Candidate& candidate : candidates)
    if (candidate.target->offer) ++counts[candidate.target->offer->currency];
  const auto most = std::ranges::max_element(counts, {}, &std::pair<const std::string_view, int>::second);
  return most == counts.end() ? std::string_view() : most->first;
}

}  // namespace jauge::verdict
