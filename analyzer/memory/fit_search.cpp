#include "analyzer/memory/fit_search.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "analyzer/base/checked_math.h"

namespace jauge::memory {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

FitSearch::FitSearch(const std::vector<Claim>& claims, std::int64_t alignment)
    : claim_count_(claims.size()), alignment_(alignment) {
  std::vector<int> events;
  for (const Claim& claim : claims) {
    events.push_back(claim.first_step);
    events.push_back(claim.end_step);
  }
  std::ranges::sort(events);
  events.erase(std::unique(events.begin(), events.end()), events.end());
  const auto section = [&events](int step) {
    return static_cast<int>(std::ranges::lower_bound(events, step) - events.begin());
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (claim.size == 0_B || claim.first_step >= claim.end_step) continue;
    items_.push_back({static_cast<int>(i), section(claim.first_step), section(claim.end_step),
                      claim.end_step - claim.first_step, ceil_divide(claim.size.value, alignment)});
  }
  section_count_ = events.size();
  find_neighbours();
}

void FitSearch::find_neighbours() {
  overlaps_.resize(items_.size());
  covers_.resize(section_count_);
  for (int i = 0; i < static_cast<int>(items_.size()); ++i) {
    const Item& item = items_[at(i)];
    for (int s = item.first_section; s < item.end_section; ++s) covers_[at(s)].push_back(i);
    for (int j = 0; j < static_cast<int>(items_.size()); ++j)
      if (i != j && item.first_section < items_[at(j)].end_section && items_[at(j)].first_section < item.end_section)
        overlaps_[at(i)].push_back(j);
  }
}

std::vector<Bytes> FitSearch::offsets() const {
  std::vector<Bytes> offsets(claim_count_);
  for (std::size_t i = 0; i < items_.size(); ++i) offsets[at(items_[i].claim)] = Bytes{offset_[i] * alignment_};
  return offsets;
}

std::vector<std::vector<int>> FitSearch::ranks() const {
  std::vector<std::int64_t> load(section_count_);
  for (const Item& item : items_)
    for (int s = item.first_section; s < item.end_section; ++s) load[at(s)] += item.size;
  const auto width = [](const Item& item) { return item.steps; };
  const auto area = [&](const Item& item) { return width(item) * item.size; };
  const auto busiest = [&](const Item& item) {
    return *std::max_element(load.begin() + item.first_section, load.begin() + item.end_section);
  };
  using Key = std::array<std::int64_t, 3>;
  const auto ranked = [&](auto key) {
    std::vector<int> order(items_.size()), rank(items_.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](int i) { return Key(key(items_[at(i)])); });
    for (std::size_t turn = 0; turn < order.size(); ++turn) rank[at(order[turn])] = static_cast<int>(turn);
    return rank;
  };
  return {ranked([&](const Item& i) {
            return Key{busiest(i), width(i), i.size};
          }),
          ranked([&](const Item& i) {
            return Key{width(i), busiest(i), i.size};
          }),
          ranked([&](const Item& i) {
            return Key{area(i), busiest(i), width(i)};
          }),
          ranked([&](const Item& i) {
            return Key{i.size, width(i), busiest(i)};
          })};
}

Fit FitSearch::search(std::int64_t capacity_units, const std::vector<int>& rank, std::int64_t most_nodes,
                      Retreat retreat) {
  retreat_ = retreat;
  has_jumped_ = false;
  blamed_ = ItemSet(items_.size());
  capacity_ = capacity_units;
  most_nodes_ = nodes_ + most_nodes;
  rank_ = rank;
  left_.assign(section_count_, 0);
  offset_.assign(items_.size(), 0);
  lowest_.assign(items_.size(), 0);
  supporter_.assign(items_.size(), -1);
  is_placed_.assign(items_.size(), false);
  checked_by_.assign(section_count_, -1);
  Part all;
  for (int i = 0; i < static_cast<int>(items_.size()); ++i) all.items.push_back(i);
  std::ranges::stable_sort(all.items, {}, [&](int i) { return items_[at(i)].first_section; });
  for (const Item& item : items_)
    for (int s = item.first_section; s < item.end_section; ++s) left_[at(s)] += item.size;
  if (!left_.empty() && std::ranges::max(left_) > capacity_) return Fit::no;
  const Fit fit = solve_parts(all);
  return fit == Fit::no && has_jumped_ ? Fit::unknown : fit;
}

// The items of a part that share no section with the others form parts of their own; the smallest fails fastest.
Fit FitSearch::solve_parts(const Part& part) {
  std::vector<Part> parts;
  int end = -1;
  for (int i : part.items) {
    if (items_[at(i)].first_section >= end) parts.push_back({{}, part.least, part.last_rank});
    end = std::max(end, items_[at(i)].end_section);
    parts.back().items.push_back(i);
  }
  std::ranges::stable_sort(parts, {}, [](const Part& p) { return p.items.size(); });
  for (const Part& p : parts)
    if (const Fit fit = branch(p); fit != Fit::yes) return fit;
  return Fit::yes;
}

// An item that is not below the end another one could have is dominated: the other one could slide under it.
std::vector<FitSearch::Next> FitSearch::candidates(const Part& part) const {
  std::int64_t dominated_from = std::numeric_limits<std::int64_t>::max();
  for (int i : part.items) dominated_from = std::min(dominated_from, lowest_[at(i)] + items_[at(i)].size);
  std::vector<Next> next;
  for (int i : part.items) {
    const std::int64_t offset = lowest_[at(i)];
    if (offset < part.least || offset >= dominated_from) continue;
    if (offset == part.least && rank_[at(i)] < part.last_rank) continue;
    next.push_back({offset, rank_[at(i)], i});
  }
  std::ranges::sort(next, {}, [](const Next& n) { return std::pair(n.offset, n.rank); });
  return next;
}

// Everything that is left in the part must lie low enough for what this section has still to hold.
int FitSearch::fullest_section(const Part& part) const {
  int end = 0;
  for (int i : part.items) end = std::max(end, items_[at(i)].end_section);
  const int first = items_[at(part.items.front())].first_section;
  return static_cast<int>(std::max_element(left_.begin() + first, left_.begin() + end) - left_.begin());
}

// Who fills the section, and on whom what is left of it would rest.
void FitSearch::blame(int section) {
  for (int i : covers_[at(section)]) {
    if (is_placed_[at(i)])
      blamed_.add(i);
    else if (supporter_[at(i)] >= 0)
      blamed_.add(supporter_[at(i)]);
  }
}

// No item of the part rests high enough to be next: all placed items around them have a share in that.
void FitSearch::blame_neighbours(const Part& part) {
  for (int i : part.items)
    for (int other : overlaps_[at(i)])
      if (is_placed_[at(other)]) blamed_.add(other);
}

bool FitSearch::section_holds(int section) const {
  std::int64_t floor = std::numeric_limits<std::int64_t>::max();
  for (int i : covers_[at(section)])
    if (!is_placed_[at(i)]) floor = std::min(floor, lowest_[at(i)]);
  return left_[at(section)] == 0 || floor + left_[at(section)] <= capacity_;
}

// False when some section has no room left; the item is placed all the same.
bool FitSearch::place(const Next& next, std::vector<Undo>& undo) {
  const Item& item = items_[at(next.item)];
  const std::int64_t top = next.offset + item.size;
  is_placed_[at(next.item)] = true;
  offset_[at(next.item)] = next.offset;
  for (int s = item.first_section; s < item.end_section; ++s) left_[at(s)] -= item.size;
  for (int other : overlaps_[at(next.item)]) {
    if (is_placed_[at(other)] || lowest_[at(other)] >= top) continue;
    undo.push_back({other, lowest_[at(other)], supporter_[at(other)]});
    lowest_[at(other)] = top;
    supporter_[at(other)] = next.item;
  }
  for (const Undo& raised : undo)
    for (int s = items_[at(raised.item)].first_section; s < items_[at(raised.item)].end_section; ++s) {
      if (checked_by_[at(s)] == nodes_) continue;
      checked_by_[at(s)] = nodes_;
      if (section_holds(s)) continue;
      blamed_.clear();
      blame(s);
      return false;
    }
  return true;
}

void FitSearch::take_back(const Next& next, const std::vector<Undo>& undo) {
  const Item& item = items_[at(next.item)];
  for (const Undo& raised : undo) {
    lowest_[at(raised.item)] = raised.lowest;
    supporter_[at(raised.item)] = raised.supporter;
  }
  for (int s = item.first_section; s < item.end_section; ++s) left_[at(s)] += item.size;
  is_placed_[at(next.item)] = false;
}

Fit FitSearch::branch(const Part& part) {
  const int fullest = fullest_section(part);
  const std::vector<Next> order = candidates(part);
  ItemSet blamed_here(items_.size());
  bool is_too_high = false;
  for (const Next& next : order) {
    is_too_high = next.offset > capacity_ - left_[at(fullest)];
    if (is_too_high) break;
    if (++nodes_ > most_nodes_) return Fit::unknown;
    const Fit fit = follow(part, next);
    if (fit != Fit::no) return fit;
    if (retreat_ == Retreat::jump && !blamed_.has(next.item)) {
      has_jumped_ = true;
      return Fit::no;
    }
    blamed_.remove(next.item);
    blamed_here.add(blamed_);
  }
  blamed_ = std::move(blamed_here);
  if (is_too_high) blame(fullest);
  if (order.empty()) blame_neighbours(part);
  return Fit::no;
}

// The part with the item placed.
Fit FitSearch::follow(const Part& part, const Next& next) {
  std::vector<Undo> undo;
  Fit fit = Fit::no;
  if (place(next, undo)) {
    Part rest{{}, next.offset, next.rank};
    rest.items.reserve(part.items.size());
    for (int other : part.items)
      if (other != next.item) rest.items.push_back(other);
    fit = solve_parts(rest);
  }
  take_back(next, undo);
  return fit;
}

}  // namespace jauge::memory
