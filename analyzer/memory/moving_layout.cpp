// Layouts with moves: stage after stage, new blocks go into the gaps; where no gap is wide enough, live blocks slide
// apart around the one that the new output lies over.
#include <algorithm>
#include <numeric>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/layout.h"
#include "analyzer/memory/plan.h"
#include "analyzer/memory/values.h"

namespace jauge::memory {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::int64_t up(std::int64_t value) {
  return value >= 0 ? round_up(value, alignment_bytes) : -(-value / alignment_bytes * alignment_bytes);
}

struct Place {
  int block;
  std::int64_t begin, end;
};

class MovingLayout {
 public:
  // `prefer_low` says at which end of a gap a new block goes.
  MovingLayout(const LayoutProblem& problem, bool prefer_low) : problem_(problem), prefer_low_(prefer_low) {
    result_.stays.resize(problem.blocks.size());
    born_.resize(problem.walls.size());
    for (std::size_t i = 0; i < problem.blocks.size(); ++i)
      born_[at(problem.blocks[i].first_stage)].push_back(static_cast<int>(i));
    best_tie_.resize(problem.walls.size());
    for (const Tie& tie : problem.ties) {
      const Tie*& best = best_tie_[at(problem.blocks[at(tie.output)].first_stage)];
      if (!best || saving(tie) > saving(*best)) best = &tie;
    }
  }

  Arrangement run() {
    for (stage_ = 0; stage_ < static_cast<int>(problem_.walls.size()); ++stage_) {
      wall_ = problem_.walls[at(stage_)].value;
      std::erase_if(live_, [&](const Place& p) { return problem_.blocks[at(p.block)].last_stage < stage_; });
      std::vector<int> fresh = born_[at(stage_)];
      std::ranges::stable_sort(fresh, std::greater(), [&](int b) { return problem_.blocks[at(b)].size; });
      place_inputs(fresh);
      if (!fits_into_gaps(fresh)) slide_and_place(fresh);
      for (const Place& place : live_) stays_at(place);
    }
    return std::move(result_);
  }

 private:
  Bytes saving(const Tie& tie) const {
    return padded(problem_.blocks[at(tie.output)].size) + padded(problem_.blocks[at(tie.input)].size) -
           padded(tie.shifts->span());
  }

  void stays_at(const Place& place) {
    auto& stays = result_.stays[at(place.block)];
    if (!stays.empty() && stays.back().offset.value == place.begin)
      stays.back().last_stage = stage_;
    else
      stays.push_back({stage_, stage_, Bytes{place.begin}});
  }

  // Before the first stage only the network's inputs are there; the one that an output will lie over finds its place
  // with it.
  void place_inputs(std::vector<int>& fresh) {
    const Tie* tie = best_tie_[at(stage_)];
    if (!tie || std::ranges::find(live_, tie->input, &Place::block) != live_.end()) return;
    const std::int64_t shift = tie->shifts->best(), output = std::max<std::int64_t>(0, -shift);
    live_.push_back({tie->output, output, output + size_of(tie->output)});
    live_.push_back({tie->input, output + shift, output + shift + size_of(tie->input)});
    std::erase_if(fresh, [&](int block) { return block == tie->output || block == tie->input; });
    best_tie_[at(stage_)] = nullptr;
  }

  // Nothing alive moves. The tied output first: it has the fewest choices.
  bool fits_into_gaps(const std::vector<int>& fresh) {
    const std::vector<Place> before = live_;
    if (std::ranges::any_of(live_, [&](const Place& p) { return p.end > wall_; })) return false;
    const Tie* tie = best_tie_[at(stage_)];
    if (tie && !put_over(*tie)) {
      live_ = before;
      return false;
    }
    for (int block : fresh) {
      if (tie && block == tie->output) continue;
      if (!put_into_gap(block)) {
        live_ = before;
        return false;
      }
    }
    return true;
  }

  // The output over its input as tight as they may lie, or anywhere beside everything.
  bool put_over(const Tie& tie) {
    const auto input = std::ranges::find(live_, tie.input, &Place::block);
    const std::int64_t begin = input->begin - tie.shifts->best();
    const Place place{tie.output, begin, begin + problem_.blocks[at(tie.output)].size.value};
    const bool is_free = begin >= 0 && place.end <= wall_ && std::ranges::none_of(live_, [&](const Place& p) {
                           return p.block != tie.input && p.begin < place.end && place.begin < p.end;
                         });
    if (!is_free) return put_into_gap(tie.output);
    live_.push_back(place);
    return true;
  }

  bool put_into_gap(int block) {
    const std::int64_t size = problem_.blocks[at(block)].size.value;
    std::vector<Place> sorted = live_;
    std::ranges::sort(sorted, {}, &Place::begin);
    sorted.push_back({-1, wall_, wall_});
    std::int64_t gap_begin = 0, chosen = -1;
    for (const Place& next : sorted) {
      const std::int64_t highest = (next.begin - size) / alignment_bytes * alignment_bytes;
      if (next.begin - size >= gap_begin) {
        chosen = prefer_low_ ? gap_begin : highest;
        if (prefer_low_) break;
      }
      gap_begin = std::max(gap_begin, up(next.end));
    }
    if (chosen < 0) return false;
    live_.push_back({block, chosen, chosen + size});
    return true;
  }

  // What lies below the tied input goes to the bottom, what lies above it to the wall; the order stays.
  void slide_and_place(const std::vector<int>& fresh) {
    std::ranges::sort(live_, {}, [](const Place& p) { return std::pair(p.begin, p.end); });
    const Tie* tie = best_tie_[at(stage_)];
    const auto input = tie ? std::ranges::find(live_, tie->input, &Place::block) : live_.end();
    const auto split = static_cast<std::size_t>(input - live_.begin());
    std::vector<std::int64_t> targets(live_.size());
    std::int64_t low = 0, high = wall_;
    for (std::size_t i = 0; i < split; ++i) {
      targets[i] = low;
      low = up(low + size_of(live_[i].block));
    }
    for (std::size_t i = live_.size(); i > split + 1; --i) {
      high = std::max<std::int64_t>(0, (high - size_of(live_[i - 1].block)) / alignment_bytes * alignment_bytes);
      targets[i - 1] = high;
    }
    if (tie) {
      const std::int64_t shift = tie->shifts->best(), output = low + std::max<std::int64_t>(0, -shift);
      targets[split] = output + shift;
      low = up(std::max(output + size_of(tie->output), targets[split] + size_of(tie->input)));
      slide_to(targets);
      live_.push_back({tie->output, output, output + size_of(tie->output)});
    } else {
      slide_to(targets);
    }
    for (int block : fresh) {
      if (tie && block == tie->output) continue;
      live_.push_back({block, low, low + size_of(block)});
      low = up(low + size_of(block));
    }
  }

  // The order of the blocks stays the same, so nothing is overwritten: those that go down from the lowest on, then
  // those that go up from the highest on.
  void slide_to(const std::vector<std::int64_t>& targets) {
    for (std::size_t i = 0; i < targets.size(); ++i)
      if (targets[i] < live_[i].begin) slide(live_[i], targets[i]);
    for (std::size_t i = targets.size(); i > 0; --i)
      if (targets[i - 1] > live_[i - 1].begin) slide(live_[i - 1], targets[i - 1]);
  }

  void slide(Place& place, std::int64_t to) {
    result_.moves.push_back({stage_, place.block, Bytes{place.begin}, Bytes{to}});
    place.end += to - place.begin;
    place.begin = to;
  }

  std::int64_t size_of(int block) const { return problem_.blocks[at(block)].size.value; }

  const LayoutProblem& problem_;
  bool prefer_low_;
  std::vector<std::vector<int>> born_;  // for each stage
  std::vector<const Tie*> best_tie_;    // for each stage; null: none
  std::vector<Place> live_;
  int stage_ = 0;
  std::int64_t wall_ = 0;
  Arrangement result_;
};

}  // namespace

Arrangement arrange_with_moves(const LayoutProblem& problem) {
  Arrangement low = MovingLayout(problem, true).run();
  Arrangement high = MovingLayout(problem, false).run();
  return moved_bytes(problem, high) < moved_bytes(problem, low) ? high : low;
}

Arrangement arrange(const LayoutProblem& problem) {
  if (auto still = arrange_without_moves(problem)) return *std::move(still);
  return arrange_with_moves(problem);
}

Bytes moved_bytes(const LayoutProblem& problem, const Arrangement& arrangement) {
  Bytes sum;
  for (const BlockMove& move : arrangement.moves) sum += problem.blocks[at(move.block)].size;
  return sum;
}

}  // namespace jauge::memory
