#include "analyzer/memory/stages.h"

#include <algorithm>
#include <limits>
#include <map>

#include "analyzer/memory/order.h"

namespace jauge::memory {
namespace {

constexpr Bytes no_limit{std::numeric_limits<std::int64_t>::max() / 2};

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

// What a stage may need at most.
struct Limits {
  Bytes bytes = no_limit;
  Bytes with_scratch = no_limit;

  bool allow(const Stage& stage) const { return stage.bytes <= bytes && stage.bytes + stage.scratch <= with_scratch; }
};

class Cutter {
 public:
  Cutter(const Values& values, const std::vector<RowFacts>& facts, const Schedule& schedule, std::int64_t most_work)
      : values_(values), facts_(facts), schedule_(schedule), work_left_(most_work), singles_(single_steps(schedule)) {
    count_ = static_cast<int>(singles_.size());
    hopeless_from_.assign(singles_.size(), count_);
  }

  Cut cut() {
    Cut best{.stages = singles_, .groups_tried = 0, .every_cut = true};
    Limits limits{.bytes = most(best.stages, false), .with_scratch = no_limit};
    while (auto better = within({.bytes = limits.bytes - 1_B, .with_scratch = no_limit})) {
      best.stages = std::move(*better);
      limits.bytes = most(best.stages, false);
    }
    limits.with_scratch = most(best.stages, true);
    while (auto better = within({.bytes = limits.bytes, .with_scratch = limits.with_scratch - 1_B})) {
      best.stages = std::move(*better);
      limits.with_scratch = most(best.stages, true);
    }
    best.groups_tried = static_cast<std::int64_t>(known_.size());
    best.every_cut = !gave_up_;
    return best;
  }

 private:
  static Bytes most(const std::vector<Stage>& stages, bool with_scratch) {
    Bytes most;
    for (const Stage& stage : stages) most = std::max(most, with_scratch ? stage.bytes + stage.scratch : stage.bytes);
    return most;
  }

  // The cut with the fewest steps in groups among those within the limits.
  std::optional<std::vector<Stage>> within(const Limits& limits) {
    constexpr int unreached = std::numeric_limits<int>::max();
    std::vector<int> grouped(at(count_) + 1, unreached), from(at(count_) + 1, -1);
    grouped[0] = 0;
    for (int first = 0; first < count_; ++first) {
      if (grouped[at(first)] == unreached || schedule_.live_before[at(first)] > limits.bytes) continue;
      const auto reach = [&](int last, int steps) {
        if (grouped[at(first)] + steps >= grouped[at(last) + 1]) return;
        grouped[at(last) + 1] = grouped[at(first)] + steps, from[at(last) + 1] = first;
      };
      if (limits.allow(singles_[at(first)])) reach(first, 0);
      bool is_needed = !limits.allow(singles_[at(first)]);
      for (int last = first + 1; last < std::min(count_, first + longest_group); ++last) {
        is_needed |= !limits.allow(singles_[at(last)]);
        if (last >= hopeless_from_[at(first)]) break;
        if (!is_needed || (last + 1 < count_ && schedule_.live_before[at(last) + 1] > limits.bytes)) continue;
        if (const Stage* stage = group(first, last); stage && limits.allow(*stage)) reach(last, last - first + 1);
      }
    }
    if (grouped[at(count_)] == unreached) return std::nullopt;
    return trace(from);
  }

  std::vector<Stage> trace(const std::vector<int>& from) {
    std::vector<Stage> stages;
    for (int end = count_; end > 0; end = from[at(end)])
      stages.push_back(from[at(end)] == end - 1 ? singles_[at(end) - 1] : *group(from[at(end)], end - 1));
    std::ranges::reverse(stages);
    return stages;
  }

  // Null when these steps cannot be a group.
  const Stage* group(int first, int last) {
    const auto [known, is_new] = known_.try_emplace({first, last});
    if (is_new) known->second = evaluate(first, last);
    return known->second ? &*known->second : nullptr;
  }

  std::optional<Stage> evaluate(int first, int last) {
    GroupQuestion question{.nodes = {}, .last_step = last, .last_read = &schedule_.last_read};
    Stage stage{.first_step = first, .last_step = last, .group = {}, .bytes = {}, .scratch = {}};
    std::vector<NodeScratch> scratch;
    for (int step = first; step <= last; ++step) {
      question.nodes.push_back(schedule_.order[at(step)]);
      scratch.push_back(schedule_.node_scratch[at(schedule_.order[at(step)])]);
      work_left_ -= facts_[at(question.nodes.back())].rows;
    }
    if (work_left_ < 0) {
      gave_up_ = true;
      return std::nullopt;
    }
    GroupAnswer answer = group_need(values_, facts_, question);
    if (answer.hopeless) hopeless_from_[at(first)] = std::min(hopeless_from_[at(first)], last);
    if (!answer.need) return std::nullopt;
    stage.bytes = schedule_.live_before[at(first)] + answer.need->own;
    if (answer.need->over) stage.bytes = stage.bytes - padded(values_.values[at(answer.need->over->input)].size);
    stage.group = std::move(answer.need);
    stage.scratch = scratch_together(scratch);
    return stage;
  }

  const Values& values_;
  const std::vector<RowFacts>& facts_;
  const Schedule& schedule_;
  std::int64_t work_left_;
  bool gave_up_ = false;
  std::vector<Stage> singles_;
  int count_ = 0;
  std::vector<int> hopeless_from_;  // for each first step the last step from which on no group can work
  std::map<std::pair<int, int>, std::optional<Stage>> known_;
};

std::vector<int> last_reads(const Values& values, const std::vector<int>& order) {
  std::vector<int> last(values.values.size(), -1);
  for (int step = 0; step < static_cast<int>(order.size()); ++step)
    for (int value : values.nodes[at(order[at(step)])].reads) last[at(value)] = step;
  for (std::size_t v = 0; v < last.size(); ++v)
    if (values.values[v].stays) last[v] = static_cast<int>(order.size());
  return last;
}

}  // namespace

Schedule schedule_of(const Values& values, const std::vector<std::vector<Pair>>& pairs, std::vector<int> order,
                     std::vector<NodeScratch> node_scratch) {
  Schedule schedule;
  schedule.step_bytes = step_bytes(values, pairs, order);
  schedule.last_read = last_reads(values, order);
  std::vector<Bytes> change(order.size() + 1);
  for (std::size_t v = 0; v < values.values.size(); ++v)
    if (values.values[v].producer < 0) {
      change[0] += padded(values.values[v].size);
      const int gone = std::max(0, schedule.last_read[v]) + 1;
      if (gone <= static_cast<int>(order.size())) change[at(gone)] = change[at(gone)] - padded(values.values[v].size);
    }
  for (int step = 0; step < static_cast<int>(order.size()); ++step) {
    for (int v : values.nodes[at(order[at(step)])].writes) {
      const Bytes size = padded(values.values[at(v)].size);
      if (schedule.last_read[at(v)] < 0) continue;  // nobody reads it
      change[at(step) + 1] += size;
      const int gone = schedule.last_read[at(v)] + 1;
      if (gone <= static_cast<int>(order.size())) change[at(gone)] = change[at(gone)] - size;
    }
  }
  Bytes live;
  for (std::size_t step = 0; step < order.size(); ++step) schedule.live_before.push_back(live += change[step]);
  schedule.order = std::move(order);
  schedule.node_scratch = std::move(node_scratch);
  return schedule;
}

std::vector<Stage> single_steps(const Schedule& schedule) {
  std::vector<Stage> stages;
  for (std::size_t step = 0; step < schedule.order.size(); ++step) {
    const int index = static_cast<int>(step);
    stages.push_back({.first_step = index,
                      .last_step = index,
                      .group = {},
                      .bytes = schedule.step_bytes[step],
                      .scratch = padded(schedule.node_scratch[at(schedule.order[step])].size)});
  }
  return stages;
}

Cut best_cut(const Values& values, const std::vector<RowFacts>& facts, const Schedule& schedule,
             std::int64_t most_work) {
  return Cutter(values, facts, schedule, most_work).cut();
}

}  // namespace jauge::memory
