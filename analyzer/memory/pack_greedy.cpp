// Greedy packing: claims in some order, each at the lowest offset that is free for its whole life. For some order this
// is optimal (the order of the offsets in an optimal placement), so the question is only which orders to try.
#include <algorithm>
#include <numeric>
#include <random>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/conflicts.h"
#include "analyzer/memory/pack_by_time.h"
#include "analyzer/memory/packing.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

using Order = std::vector<std::size_t>;

constexpr std::size_t most_conflicts = 4'000'000;
constexpr std::size_t most_claims_for_all_orders = 7;  // 5,040 orders
constexpr std::size_t improvement_work = 20'000'000;   // visits of a conflict; well below a second
constexpr std::size_t most_improvement_rounds = 500;

class FirstFit {
 public:
  FirstFit(const std::vector<Claim>& claims, const Conflicts& conflicts) : claims_(claims), conflicts_(conflicts) {}

  Placement place(const Order& order) {
    placed_.assign(claims_.size(), false);
    Placement placement{.offsets = std::vector<Bytes>(claims_.size()), .arena = {}};
    for (std::size_t claim : order) {
      const Bytes offset = lowest_free(claim, placement.offsets);
      placement.offsets[claim] = offset;
      placed_[claim] = true;
      placement.arena = std::max(placement.arena, offset + claims_[claim].size);
    }
    return placement;
  }

 private:
  struct Range {
    Bytes begin, end;
  };

  Bytes lowest_free(std::size_t claim, const std::vector<Bytes>& offsets) {
    taken_.clear();
    for (int other : conflicts_.with(claim)) {
      const auto i = static_cast<std::size_t>(other);
      if (placed_[i]) taken_.push_back({offsets[i], offsets[i] + claims_[i].size});
    }
    std::ranges::sort(taken_, {}, &Range::begin);
    Bytes offset;
    for (const Range& range : taken_) {
      if (offset + claims_[claim].size <= range.begin) break;
      offset = std::max(offset, Bytes{round_up(range.end.value, alignment_bytes)});
    }
    return offset;
  }

  const std::vector<Claim>& claims_;
  const Conflicts& conflicts_;
  std::vector<bool> placed_;
  std::vector<Range> taken_;
};

// Highest weight first, then the order of the claims.
template <class Weight>
Order heaviest_first(std::size_t count, Weight weight) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) weights[i] = static_cast<double>(weight(i));
  Order order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return weights[i]; });
  return order;
}

Order largest_first(const std::vector<Claim>& claims) {
  return heaviest_first(claims.size(), [&](std::size_t i) { return claims[i].size.value; });
}

std::vector<Order> greedy_orders(const std::vector<Claim>& claims, const Conflicts& conflicts) {
  const auto duration = [&](std::size_t i) { return claims[i].end_step - claims[i].first_step; };
  const auto area = [&](std::size_t i) { return static_cast<double>(claims[i].size.value) * duration(i); };
  const auto pressure = [&](std::size_t i) {  // bytes that want to be alive beside it
    Bytes sum = claims[i].size;
    for (int other : conflicts.with(i)) sum += claims[static_cast<std::size_t>(other)].size;
    return sum.value;
  };
  return {largest_first(claims), heaviest_first(claims.size(), area), heaviest_first(claims.size(), duration),
          heaviest_first(claims.size(), pressure),
          heaviest_first(claims.size(), [&](std::size_t i) { return -claims[i].first_step; })};
}

// Walks from order to order and keeps the best placement it has seen.
class Search {
 public:
  Search(const std::vector<Claim>& claims, const Conflicts& conflicts, Placement start)
      : claims_(claims), first_fit_(claims, conflicts), bound_(live_bound(claims)), best_(std::move(start)) {}

  bool done() const { return best_.arena == bound_; }

  // Moves there unless it is worse; equally good orders lead out of dead ends.
  void consider(Order order) {
    Placement placement = first_fit_.place(order);
    if (placement.arena < best_.arena) best_ = placement;
    if (!order_.empty() && placement.arena > here_.arena) return;
    here_ = std::move(placement);
    order_ = std::move(order);
  }

  void try_all_orders() {
    Order order(claims_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    do consider(order);
    while (!done() && std::ranges::next_permutation(order).found);
  }

  // The claims that reach the top come to an earlier turn, where lower places are still free.
  void improve(std::size_t rounds) {
    std::mt19937 random(1);  // the same plan on every run
    for (std::size_t round = 0; round < rounds && !done(); ++round) {
      Order order = order_;
      std::vector<std::size_t> at_top;
      for (std::size_t turn = 0; turn < order.size(); ++turn)
        if (here_.offsets[order[turn]] + claims_[order[turn]].size == here_.arena) at_top.push_back(turn);
      const std::size_t turn = at_top[random() % at_top.size()];
      const std::size_t earlier = random() % (turn + 1);
      std::rotate(order.begin() + static_cast<std::ptrdiff_t>(earlier),
                  order.begin() + static_cast<std::ptrdiff_t>(turn),
                  order.begin() + static_cast<std::ptrdiff_t>(turn) + 1);
      consider(order);
    }
  }

  Placement take() { return std::move(best_); }

 private:
  const std::vector<Claim>& claims_;
  FirstFit first_fit_;
  Bytes bound_;
  Placement best_;
  Placement here_;
  Order order_;  // that gave here_
};

}  // namespace

Placement pack_largest_first(const std::vector<Claim>& claims) {
  const auto conflicts = Conflicts::of(claims, most_conflicts);
  if (!conflicts) return pack_by_time(claims);
  return FirstFit(claims, *conflicts).place(largest_first(claims));
}

Placement pack(const std::vector<Claim>& claims) {
  Placement by_time = pack_by_time(claims);
  if (by_time.arena == live_bound(claims)) return by_time;
  const auto conflicts = Conflicts::of(claims, most_conflicts);
  if (!conflicts) return by_time;

  Search search(claims, *conflicts, std::move(by_time));
  for (const Order& order : greedy_orders(claims, *conflicts)) {
    if (search.done()) break;
    search.consider(order);
  }
  if (claims.size() <= most_claims_for_all_orders)
    search.try_all_orders();
  else
    search.improve(std::min(most_improvement_rounds, improvement_work / (conflicts->pairs() + claims.size())));
  return search.take();
}

}  // namespace jauge::memory
