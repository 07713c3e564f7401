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
  // 0: all rows are kept. Else `offset` begins a ring of ring_rows rows, inside a streamed group: row r lies at
  // offset + ((r * ring_step + ring_phase) mod ring_rows) * row_pitch. A ring of its own has step 1 and phase 0; a
  // tensor whose rows are read at once may instead borrow, row by row, the slot of its producer's input ring that has
  // just died: then step is the producer's stride and the pitch is the input's.
  int ring_rows = 0;
  int ring_step = 1;
  int ring_phase = 0;
  Bytes row_pitch = {};    // from row to row; 0: rows follow each other
  Bytes pixel_pitch = {};  // from pixel to pixel; 0: pixels follow each other. Wider inside a concatenation's output
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

// What a plan may do, and so what "cannot be smaller" speaks of (each includes the one before it).
enum class Model {
  m0,  // tensors at fixed places, in this order of the steps
  m1,  // any order
  m2,  // input and output of a step share bytes, pixel by pixel; live tensors may be moved between steps
  m3,  // consecutive steps run as groups, row by row, inner tensors in rings
};

std::string_view name_of(Model model);  // "M0" ...

// Why the arena cannot be smaller in this model.
struct Certificate {
  enum class Kind {
    live_bytes,   // at `step` these bytes are needed at the same time: the plan attains this bound
    exhausted,    // every placement below was tried: the plan is optimal although the bound is lower
    lower_bound,  // the plan is above the bound; between them nothing is proven
  } kind = Kind::live_bytes;
  Model model = Model::m0;
  int step = 0;                       // where the peak is; of a group its last step
  std::string layer;                  // the node that runs at `step`
  std::vector<ir::TensorId> tensors;  // alive there; of those that share bytes the one written last
  // M1 and above: sets of finished steps that the search for the order looked at; `every_order` when it was complete.
  std::int64_t orders_explored = 0;
  bool every_order = false;
  Bytes floor_bytes;  // no model gets below this: the largest input or output of the network, which the caller holds
};

struct Plan {
  Level level = Level::none;
  Bytes activation_bytes;   // highest end of any tensor; graph inputs and outputs included
  Bytes scratch_bytes;      // of kernels, beside the tensors; 0 until the runtime says what it needs
  Bytes arena_bytes;        // activation + scratch
  Bytes lower_bound_bytes;  // of activation_bytes, in this order and level
  bool optimal = false;     // nothing smaller exists in the certificate's model
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
