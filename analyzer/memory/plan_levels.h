// The plans of one graph at every level, each made when somebody first asks for it. May be asked from several threads.
#pragma once

#include <array>
#include <mutex>
#include <optional>

#include "analyzer/memory/plan.h"

namespace jauge::memory {

class PlanLevels {
 public:
  // Always of the same graph. Null: it cannot be planned, or is so large that nobody should wait for it unasked.
  const Plan* at(const ir::Graph& graph, Level level) const;

  // Above so many nodes a plan takes seconds.
  static constexpr std::size_t most_nodes = 500;

 private:
  struct Entry {
    std::once_flag once;
    std::optional<Plan> plan;
  };
  mutable std::array<Entry, 3> entries_;
};

}  // namespace jauge::memory
