// Where every tensor lives while the network runs: one arena, static offsets. Chip-independent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/ir/graph.h"

namespace jauge::memory {

// How hard the planner tries: lifetimes only; input and output of one operator sharing bytes; row-streamed groups.
enum class Level { none, overlap, stream };

std::string_view name_of(Level level);  // "none", "overlap", "stream"

inline constexpr std::int64_t alignment_bytes = 4;

struct TensorPlace {
  ir::TensorId tensor;
  std::string name;
  Bytes offset;
  Bytes size;
  int first_step = 0;  // the step that writes it; graph inputs: 0
  int last_step = 0;   // the last step that reads it, inclusive; graph outputs: the last step
};

// Why the arena cannot be smaller (at this level).
struct Certificate {
  enum class Kind {
    live_bytes,   // at `step` these bytes are needed at the same time: the plan attains this bound
    lower_bound,  // the plan is above the bound; between them nothing is proven
  } kind = Kind::live_bytes;
  int step = 0;
  std::string layer;                  // the node that runs at `step`
  std::vector<ir::TensorId> tensors;  // alive there; of those that share bytes the one written last
};

struct Plan {
  Level level = Level::none;
  Bytes activation_bytes;   // highest end of any tensor; graph inputs and outputs included
  Bytes scratch_bytes;      // of kernels, beside the tensors; 0 until the runtime says what it needs
  Bytes arena_bytes;        // activation + scratch
  Bytes lower_bound_bytes;  // of activation_bytes, in this order and level
  bool optimal = false;     // activation_bytes == lower_bound_bytes
  Certificate certificate;
  std::vector<int> order;            // order[step] = index in graph.nodes
  std::vector<TensorPlace> tensors;  // every tensor that lies in RAM, by first step; views share their source's bytes
  // Per step, tensors counted once where they share bytes, gaps of the alignment included: no arena of this order and
  // level can be smaller than the largest of them.
  std::vector<Bytes> live_bytes;
  Bytes moves_bytes;  // moved at run time to make the plan work
};

}  // namespace jauge::memory
