// The graph as the planner sees it: pieces of memory, and the nodes that read and write them.
#pragma once

#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/ir/graph.h"

namespace jauge::memory {

inline constexpr int no_value = -1;

// A tensor and its views (Reshape, Flatten ...), which are the same bytes.
struct Value {
  std::vector<ir::TensorId> tensors;  // the one that is written, then its views
  Bytes size;
  int producer = -1;         // node; -1: an input of the graph
  std::vector<int> readers;  // nodes, ascending, each once; nodes that make a view of it are among them
  bool stays = false;        // an output of the graph: lives to the end
};

struct NodeValues {
  std::vector<int> reads;   // each once
  std::vector<int> writes;  // the value of output 0 first, if it has one of its own
};

struct Values {
  std::vector<Value> values;            // inputs of the graph first
  std::vector<NodeValues> nodes;        // for each node
  std::vector<int> of_tensor;           // for each tensor; no_value for constants and what is never in RAM
  std::vector<std::vector<int>> after;  // for each node the nodes that read its outputs, each once
};

Values values_of(const ir::Graph& graph);

// What a value takes when others follow it.
Bytes padded(Bytes size);

}  // namespace jauge::memory
