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

// A tensor's stay at one place of the arena. A tensor that is moved has one for every stay, in time order.
struct TensorPlace {
  ir::TensorId tensor;
  std::string name;
  Bytes offset;
  Bytes size;
  int first_step = 0;  // the step that writes it; graph inputs: 0
  int last_step = 0;   // the last step that reads it, inclusive; graph outputs: the last step
  // 0: all rows are kept. Else only the last ring_rows rows are, inside a streamed group: row r lies at
  // offset + (r mod ring_rows) * bytes of a row, and size is ring_rows rows.
  int ring_rows = 0;
};

// Working memory of the kernel that runs at `step`.
struct ScratchPlace {
  int step = 0;
  Bytes offset;
  Bytes size;
};

// Bytes of a live tensor copied (as memmove does) before `step` runs; several of one step run in the order of the list.
struct Move {
  int step = 0;
  ir::TensorId tensor;
  Bytes from, to, size;
};

// Steps that run together, row by row: the last one is asked for its rows in order, and every node asks its producers
// inside the group for the rows it lacks. A step in no group runs alone, all its rows in order.
struct Group {
  int first_step = 0;
  int last_step = 0;  // inclusive
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
  std::vector<ScratchPlace> scratch;
  std::vector<Move> moves;    // by step
  std::vector<Group> groups;  // by step; only those of more than one step
  // Per step, tensors counted once where they share bytes, gaps of the alignment included: no arena of this order and
  // level can be smaller than the largest of them.
  std::vector<Bytes> live_bytes;
  Bytes moves_bytes;  // moved at run time to make the plan work
};

}  // namespace jauge::memory
