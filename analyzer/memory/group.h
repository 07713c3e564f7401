// What a group of steps needs when it runs row by row.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/memory/pairs.h"
#include "analyzer/memory/row_run.h"

namespace jauge::memory {

// An inner tensor of a group, in one of the group's blocks (or in the group's output, block == in_output).
struct InnerPlace {
  static constexpr int in_output = -1;
  int value;
  int block;
  int ring_rows = 0, ring_step = 1, ring_phase = 0;  // as in TensorPlace
  Bytes row_pitch;
};

struct GroupNeed {
  std::vector<Bytes> blocks;     // rings, and inner tensors that are read after the group
  std::vector<int> block_value;  // no_value: dies with the group; else the value that stays
  std::vector<InnerPlace> inner;
  std::optional<Pair> over;  // the output over an input that dies in the group
  Bytes own;                 // all blocks, the output, and the input it lies over
};

struct GroupQuestion {
  std::vector<int> nodes;             // in their order
  int last_step;                      // of the group
  const std::vector<int>* last_read;  // for each value the last step that reads it; outputs of the network: beyond all
};

// The best of the ways to lay the group out. Nothing when these nodes cannot run row by row together: `hopeless` then
// says that no longer group that begins with them can either.
struct GroupAnswer {
  std::optional<GroupNeed> need;
  bool hopeless = false;
};
GroupAnswer group_need(const Values& values, const std::vector<RowFacts>& facts, const GroupQuestion& question);

}  // namespace jauge::memory
