// Layouts without moves: blocks in some order, each at the lowest (or highest) offset that the ones before it leave,
// and blocks that find no room come to an earlier turn. Not exhaustive: arrange_with_moves is there when it finds
// nothing.
#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>

#include "analyzer/memory/layout.h"
#include "analyzer/memory/plan.h"
#include "analyzer/memory/values.h"

namespace jauge::memory {
namespace {

constexpr std::size_t most_neighbours = 2'000'000;
constexpr std::size_t repair_work = 3'000'000;  // visits of a neighbour: some tens of milliseconds
constexpr int most_repairs = 400;

using Interval = Shifts::Interval;

struct Neighbour {
  int block;
  const Shifts* shifts;  // null: never share a byte
  bool is_input;         // the neighbour is the tie's input
};

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::int64_t down(std::int64_t value) {
  return value - ((value % alignment_bytes) + alignment_bytes) % alignment_bytes;
}

class StillLayout {
 public:
  explicit StillLayout(const LayoutProblem& problem) : problem_(problem), offsets_(problem.blocks.size()) {
    for (const Block& block : problem.blocks) {
      Bytes wall = problem.walls[at(block.first_stage)];
      for (int stage = block.first_stage; stage <= block.last_stage; ++stage)
        wall = std::min(wall, problem.walls[at(stage)]);
      walls_.push_back(wall);
    }
  }

  // False when there are too many blocks alive together for this way.
  bool find_neighbours() {
    neighbours_.resize(problem_.blocks.size());
    std::vector<int> by_start(problem_.blocks.size());
    std::iota(by_start.begin(), by_start.end(), 0);
    std::ranges::stable_sort(by_start, {}, [&](int i) { return problem_.blocks[at(i)].first_stage; });
    std::vector<int> alive;
    for (int i : by_start) {
      std::erase_if(
          alive, [&](int other) { return problem_.blocks[at(other)].last_stage < problem_.blocks[at(i)].first_stage; });
      if ((pairs_ += alive.size()) > most_neighbours) return false;
      for (int other : alive) {
        neighbours_[at(i)].push_back({other, nullptr, false});
        neighbours_[at(other)].push_back({i, nullptr, false});
      }
      alive.push_back(i);
    }
    for (const Tie& tie : problem_.ties) {
      for (Neighbour& n : neighbours_[at(tie.output)])
        if (n.block == tie.input) n.shifts = tie.shifts, n.is_input = true;
      for (Neighbour& n : neighbours_[at(tie.input)])
        if (n.block == tie.output) n.shifts = tie.shifts, n.is_input = false;
    }
    return true;
  }

  bool solve() {
    for (const std::vector<int>& order : first_orders())
      for (bool alternate : {false, true})
        if (repair(order, alternate)) return true;
    return false;
  }

  Arrangement take() const {
    Arrangement result;
    for (std::size_t i = 0; i < offsets_.size(); ++i)
      result.stays.push_back({{problem_.blocks[i].first_stage, problem_.blocks[i].last_stage, offsets_[i]}});
    return result;
  }

 private:
  std::vector<std::vector<int>> first_orders() const {
    const auto peak = std::ranges::max_element(problem_.walls) - problem_.walls.begin();
    const auto distance = [&](const Block& b) {
      return std::max<std::ptrdiff_t>({0, b.first_stage - peak, peak - b.last_stage});
    };
    std::vector<int> largest(problem_.blocks.size());
    std::iota(largest.begin(), largest.end(), 0);
    std::ranges::stable_sort(largest, std::greater(), [&](int i) { return problem_.blocks[at(i)].size; });
    std::vector<int> outwards = largest, in_time = largest;
    std::ranges::stable_sort(outwards, {}, [&](int i) { return distance(problem_.blocks[at(i)]); });
    std::ranges::stable_sort(in_time, {}, [&](int i) { return problem_.blocks[at(i)].first_stage; });
    return {outwards, largest, in_time};
  }

  // Odd turns look from the wall downwards when `alternate`.
  bool repair(std::vector<int> order, bool alternate) {
    std::mt19937 random(1);  // the same plan on every run
    const int rounds = static_cast<int>(std::min<std::size_t>(most_repairs, repair_work / (pairs_ + order.size() + 1)));
    for (int round = 0; round <= rounds; ++round) {
      const int stuck = place_all(order, alternate);
      if (stuck < 0) return true;
      if (stuck == 0) return false;
      const auto turn = static_cast<std::ptrdiff_t>(stuck);
      const auto earlier = static_cast<std::ptrdiff_t>(random() % static_cast<unsigned>(stuck));
      std::rotate(order.begin() + earlier, order.begin() + turn, order.begin() + turn + 1);
    }
    return false;
  }

  // The turn at which there was no room, or -1.
  int place_all(const std::vector<int>& order, bool alternate) {
    placed_.assign(offsets_.size(), false);
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
      const int block = order[turn];
      const auto offset = alternate && problem_.blocks[at(block)].first_stage % 2 != 0 ? highest(block) : lowest(block);
      if (!offset) return static_cast<int>(turn);
      offsets_[at(block)] = Bytes{*offset};
      placed_[at(block)] = true;
    }
    return -1;
  }

  // Offsets at which the block would meet a placed neighbour, rising.
  void find_taken(int block) {
    taken_.clear();
    const std::int64_t size = problem_.blocks[at(block)].size.value;
    for (const Neighbour& n : neighbours_[at(block)]) {
      if (!placed_[at(n.block)]) continue;
      const std::int64_t other = offsets_[at(n.block)].value;
      if (!n.shifts) {
        if (size > 0 && problem_.blocks[at(n.block)].size > 0_B)
          taken_.push_back({other - size, other + problem_.blocks[at(n.block)].size.value});
        continue;
      }
      for (const Interval& shift : n.shifts->forbidden())
        taken_.push_back(n.is_input ? Interval{other - shift.high, other - shift.low}
                                    : Interval{other + shift.low, other + shift.high});
    }
    std::ranges::sort(taken_, {}, &Interval::low);
  }

  std::optional<std::int64_t> lowest(int block) {
    find_taken(block);
    std::int64_t offset = 0;
    for (const Interval& range : taken_)
      if (range.low < offset && offset < range.high) offset = -down(-range.high);
    if (Bytes{offset} + problem_.blocks[at(block)].size > walls_[at(block)]) return std::nullopt;
    return offset;
  }

  std::optional<std::int64_t> highest(int block) {
    find_taken(block);
    std::ranges::sort(taken_, std::greater(), &Interval::high);
    std::int64_t offset = down((walls_[at(block)] - problem_.blocks[at(block)].size).value);
    for (const Interval& range : taken_)
      if (range.low < offset && offset < range.high) offset = down(range.low);
    if (offset < 0) return std::nullopt;
    return offset;
  }

  const LayoutProblem& problem_;
  std::vector<Bytes> offsets_;
  std::vector<Bytes> walls_;  // for each block the lowest of its stages
  std::vector<std::vector<Neighbour>> neighbours_;
  std::size_t pairs_ = 0;
  std::vector<bool> placed_;
  std::vector<Interval> taken_;
};

}  // namespace

std::optional<Arrangement> arrange_without_moves(const LayoutProblem& problem) {
  StillLayout layout(problem);
  if (!layout.find_neighbours() || !layout.solve()) return std::nullopt;
  return layout.take();
}

}  // namespace jauge::memory
