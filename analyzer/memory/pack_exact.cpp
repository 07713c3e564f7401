#include "analyzer/memory/pack_exact.h"

#include <algorithm>
#include <numeric>
#include <random>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/fit_search.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

// The search has luck or none: many short searches from different ranks find what one long search misses. Proofs come
// from the long ones.
constexpr std::int64_t short_search = 6'000;
constexpr std::int64_t long_search = 10 * short_search;
constexpr int long_every = 24;  // rounds

// What all sizes, rounded up to the alignment, are multiples of: so are the offsets of canonical placements.
std::int64_t unit_of(const std::vector<Claim>& claims) {
  std::int64_t unit = 0;
  for (const Claim& claim : claims) unit = std::gcd(unit, round_up(claim.size.value, alignment_bytes));
  return std::max(unit, alignment_bytes);
}

class Packer {
 public:
  Packer(const std::vector<Claim>& claims, Placement start, const ExactOptions& options)
      : claims_(claims), options_(options), unit_(unit_of(claims)), search_(claims, unit_), ranks_(search_.ranks()) {
    result_.placement = std::move(start);
    result_.lower_bound = live_bound(claims);
    low_ = ceil_divide(result_.lower_bound.value, unit_);
  }

  ExactPlacement pack() {
    std::int64_t hopeless = low_ - 1;  // capacities up to here did not fit, though not always provably
    std::int64_t capacity = std::max(low_, ceil_divide(options_.good_enough.value, unit_));
    while (!is_done() && hopeless + 1 < units(result_.placement.arena)) {
      const std::int64_t share = std::max<std::int64_t>(long_search, (options_.most_nodes - search_.nodes()) / 2);
      const Fit fit = attempt(std::min(capacity, units(result_.placement.arena) - 1), share);
      if (fit != Fit::yes) hopeless = std::min(capacity, units(result_.placement.arena) - 1);
      capacity = (hopeless + 1 + units(result_.placement.arena)) / 2;
    }
    result_.optimal = result_.placement.arena == result_.lower_bound;
    result_.nodes = search_.nodes();
    return std::move(result_);
  }

 private:
  std::int64_t units(Bytes bytes) const { return ceil_divide(bytes.value, unit_); }

  bool is_done() const {
    return result_.placement.arena <= std::max(result_.lower_bound, options_.good_enough) ||
           search_.nodes() >= options_.most_nodes;
  }

  Fit attempt(std::int64_t capacity, std::int64_t most_nodes) {
    const std::int64_t end = std::min(options_.most_nodes, search_.nodes() + most_nodes);
    std::mt19937 random(1);  // the same placement on every run
    for (std::size_t round = 0; search_.nodes() < end; ++round) {
      const bool is_long = (round + 1) % long_every == 0;
      const std::int64_t limit = std::min(is_long ? long_search : short_search, end - search_.nodes());
      const Fit fit = search_.search(capacity, rank(round, random), limit, is_long ? Retreat::step : Retreat::jump);
      if (fit == Fit::yes) take_placement();
      if (fit == Fit::no) {  // sizes were rounded up, offsets are multiples of the unit
        const Bytes proven{(capacity + 1) * unit_ - (alignment_bytes - 1)};
        result_.lower_bound = std::max(result_.lower_bound, is_exact() ? Bytes{(capacity + 1) * unit_} : proven);
      }
      if (fit != Fit::unknown) return fit;
    }
    return Fit::unknown;
  }

  bool is_exact() const {
    return std::ranges::all_of(claims_, [](const Claim& claim) { return claim.size.value % alignment_bytes == 0; });
  }

  // The first rounds take the ranks as they are, later ones shuffle them a little.
  std::vector<int> rank(std::size_t round, std::mt19937& random) const {
    const std::vector<int>& base = ranks_[round % ranks_.size()];
    if (round < ranks_.size()) return base;
    constexpr double noises[] = {0.02, 0.06, 0.15};
    const double noise = noises[round / ranks_.size() % 3] * static_cast<double>(base.size());
    std::vector<std::pair<double, int>> shuffled;
    for (std::size_t i = 0; i < base.size(); ++i)
      shuffled.emplace_back(base[i] + noise * (static_cast<double>(random() % 1'000) / 500 - 1), static_cast<int>(i));
    std::ranges::sort(shuffled);
    std::vector<int> rank(base.size());
    for (std::size_t turn = 0; turn < rank.size(); ++turn)
      rank[static_cast<std::size_t>(shuffled[turn].second)] = static_cast<int>(turn);
    return rank;
  }

  void take_placement() {
    Placement found{.offsets = search_.offsets(), .arena = {}};
    for (std::size_t i = 0; i < claims_.size(); ++i)
      found.arena = std::max(found.arena, found.offsets[i] + claims_[i].size);
    if (found.arena < result_.placement.arena) result_.placement = std::move(found);
  }

  const std::vector<Claim>& claims_;
  ExactOptions options_;
  std::int64_t unit_;
  FitSearch search_;
  std::vector<std::vector<int>> ranks_;
  std::int64_t low_ = 0;
  ExactPlacement result_;
};

}  // namespace

ExactPlacement pack_exactly(const std::vector<Claim>& claims, Placement start, const ExactOptions& options) {
  return Packer(claims, std::move(start), options).pack();
}

}  // namespace jauge::memory
