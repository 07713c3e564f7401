// Levels overlap and stream: stages, their layout, and the plan made of both.
#pragma once

#include "analyzer/memory/layout.h"
#include "analyzer/memory/stages.h"

namespace jauge::memory {

struct StagedGraph {
  const ir::Graph* graph;
  const Values* values;
  const std::vector<std::vector<Pair>>* pairs;
  const Schedule* schedule;
  const std::vector<Stage>* stages;
};

// Everything but the certificate and the level.
Plan lay_out(const StagedGraph& staged);

}  // namespace jauge::memory
