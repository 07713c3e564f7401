#include "analyzer/memory/plan_levels.h"

#include "analyzer/memory/planner.h"

namespace jauge::memory {

const Plan* PlanLevels::at(const ir::Graph& graph, Level level) const {
  if (graph.nodes.size() > most_nodes) return nullptr;
  Entry& entry = entries_[static_cast<std::size_t>(level)];
  std::call_once(entry.once, [&] {
    if (auto made = plan(graph, level)) entry.plan = std::move(*made);
  });
  return entry.plan ? &*entry.plan : nullptr;
}

}  // namespace jauge::memory
