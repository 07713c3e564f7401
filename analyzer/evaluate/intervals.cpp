#include "analyzer/evaluate/intervals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jauge::evaluate {
namespace {

constexpr std::int64_t exact_below = 25;

// Two-sided probability of `few` or fewer of `count` tosses of a fair coin, each way.
double binomial_p_value(std::int64_t few, std::int64_t count) {
  double probability = std::exp2(-static_cast<double>(count)), sum = 0;
  for (std::int64_t i = 0; i <= few; ++i) {
    sum += probability;
    probability *= static_cast<double>(count - i) / static_cast<double>(i + 1);
  }
  return std::min(1.0, 2 * sum);
}

}  // namespace

Interval wilson_interval(std::int64_t correct, std::int64_t count) {
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(count);
  const double q = static_cast<double>(correct) / n;
  const double divisor = 1 + z * z / n;
  const double center = (q + z * z / (2 * n)) / divisor;
  const double half = z * std::sqrt(q * (1 - q) / n + z * z / (4 * n * n)) / divisor;
  return {std::max(0.0, center - half), std::min(1.0, center + half)};
}

McNemar mc_nemar(std::int64_t only_first, std::int64_t only_second) {
  McNemar result;
  result.only_first = only_first;
  result.only_second = only_second;
  const std::int64_t count = only_first + only_second;
  result.exact = count < exact_below;
  if (result.exact) {
    result.p_value = binomial_p_value(std::min(only_first, only_second), count);
    return result;
  }
  const double excess = std::max(0.0, std::abs(static_cast<double>(only_first - only_second)) - 1);
  result.chi_squared = excess * excess / static_cast<double>(count);
  result.p_value = std::erfc(std::sqrt(result.chi_squared / 2));
  return result;
}

double area_under_curve(std::span<const double> scores, std::span<const std::int64_t> labels) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
  double rank_sum = 0, positives = 0;
  for (std::size_t start = 0; start < order.size();) {
    std::size_t end = start;
    while (end < order.size() && scores[order[end]] == scores[order[start]]) ++end;
    const double rank = static_cast<double>(start + end + 1) / 2;  // the mean rank of equal scores, from 1
    for (std::size_t i = start; i < end; ++i) {
      if (labels[order[i]] != 1) continue;
      rank_sum += rank;
      positives += 1;
    }
    start = end;
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return 0.5;
  return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace jauge::evaluate
