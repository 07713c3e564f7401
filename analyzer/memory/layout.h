// Places for blocks that live over stages, some of which may share bytes with one that dies as they are born.
//
// Every stage has a wall that its blocks must stay below. When the wall of each stage is at least the bytes needed
// there a layout always exists, because live blocks may be moved between stages: everything below the dying input
// slides down, everything above slides up to the wall, and the gap holds the rest. Layouts without a move are looked
// for first.
#pragma once

#include <vector>

#include "analyzer/memory/shifts.h"

namespace jauge::memory {

struct Block {
  Bytes size;
  int first_stage = 0;
  int last_stage = 0;  // inclusive
};

// At the stage where `output` begins and `input` ends they may lie at any shift that is allowed.
struct Tie {
  int output, input;  // blocks
  const Shifts* shifts;
};

struct LayoutProblem {
  std::vector<Block> blocks;
  std::vector<Tie> ties;
  std::vector<Bytes> walls;  // of each stage
};

struct Stay {
  int first_stage, last_stage;  // inclusive
  Bytes offset;
};

struct BlockMove {
  int stage;  // before it
  int block;
  Bytes from, to;
};

struct Arrangement {
  std::vector<std::vector<Stay>> stays;  // for each block, in time order
  std::vector<BlockMove> moves;          // in the order in which they are done
};

// Always an answer when every wall is as high as the sum of what is alive there, sizes rounded up to the alignment and
// the best tie of the stage counted once; else blocks may reach above a wall.
Arrangement arrange(const LayoutProblem& problem);

// The two ways; the first gives nothing when it finds none.
std::optional<Arrangement> arrange_without_moves(const LayoutProblem& problem);
Arrangement arrange_with_moves(const LayoutProblem& problem);

Bytes moved_bytes(const LayoutProblem& problem, const Arrangement& arrangement);

}  // namespace jauge::memory
