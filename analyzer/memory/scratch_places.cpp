#include "analyzer/memory/scratch_places.h"

#include <algorithm>

#include "analyzer/memory/values.h"
#include "analyzer/ops/scratch.h"

namespace jauge::memory {
namespace {

Bytes lowest_gap(std::vector<Range> taken, Bytes size) {
  std::ranges::sort(taken, {}, &Range::begin);
  Bytes offset;
  for (const Range& range : taken) {
    if (offset + size <= range.begin) break;
    offset = std::max(offset, padded(range.end));
  }
  return offset;
}

// The last step of the group that begins at `step`, or itself.
int last_of_group(const Plan& plan, int step) {
  const auto group = std::ranges::lower_bound(plan.groups, step, {}, &Group::first_step);
  return group != plan.groups.end() && group->first_step == step ? group->last_step : step;
}

class Placer {
 public:
  Placer(Plan& plan, const std::vector<NodeScratch>& node_scratch) : plan_(plan), node_scratch_(node_scratch) {}

  void place(int first, int last, std::vector<Range> taken) {
    Bytes shared;
    for (int step = first; step <= last; ++step)
      if (!need(step).is_kept) shared = std::max(shared, need(step).size);
    const Bytes offset = take(taken, shared);
    for (int step = first; step <= last; ++step) {
      if (need(step).size == 0_B) continue;
      plan_.scratch.push_back({.step = step,
                               .offset = need(step).is_kept ? take(taken, need(step).size) : offset,
                               .size = need(step).size});
      plan_.arena_bytes = std::max(plan_.arena_bytes, plan_.scratch.back().offset + need(step).size);
    }
  }

 private:
  const NodeScratch& need(int step) const {
    return node_scratch_[static_cast<std::size_t>(plan_.order[static_cast<std::size_t>(step)])];
  }
  static Bytes take(std::vector<Range>& taken, Bytes size) {
    const Bytes offset = lowest_gap(taken, size);
    taken.push_back({offset, offset + size});
    return offset;
  }

  Plan& plan_;
  const std::vector<NodeScratch>& node_scratch_;
};

}  // namespace

std::vector<NodeScratch> scratch_of_nodes(const ir::Graph& graph) {
  std::vector<NodeScratch> result;
  for (const ir::Node& node : graph.nodes) {
    const ops::NodeView view(graph, node);
    if (ops::find_operator(node.op))
      result.push_back({ops::scratch_bytes(view), ops::kept_scratch_bytes(view) > 0_B});
    else
      result.push_back({});
  }
  return result;
}

Bytes scratch_together(const std::vector<NodeScratch>& members) {
  Bytes kept, shared;
  for (const NodeScratch& member : members)
    if (member.is_kept)
      kept += padded(member.size);
    else
      shared = std::max(shared, padded(member.size));
  return kept + shared;
}

void place_scratch(Plan& plan, const std::vector<NodeScratch>& node_scratch,
                   const std::vector<std::vector<Range>>& taken) {
  plan.arena_bytes = plan.activation_bytes;
  Placer placer(plan, node_scratch);
  for (int step = 0; step < static_cast<int>(plan.order.size());) {
    const int last = last_of_group(plan, step);
    placer.place(step, last, taken[static_cast<std::size_t>(step)]);
    step = last + 1;
  }
  plan.scratch_bytes = plan.arena_bytes - plan.activation_bytes;
}

}  // namespace jauge::memory
