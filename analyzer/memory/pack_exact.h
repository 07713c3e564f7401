// The exact packer: branch and bound over placements in which every claim rests on another one or on the ground.
#pragma once

#include <cstdint>

#include "analyzer/memory/packing.h"

namespace jauge::memory {

struct ExactOptions {
  std::int64_t most_nodes = 2'000'000;  // of the search trees in all, so the answer is the same on every machine
  Bytes good_enough;                    // stop as soon as the arena is no larger than this
};

struct ExactPlacement {
  Placement placement;
  Bytes lower_bound;     // no placement is smaller
  bool optimal = false;  // placement.arena == lower_bound
  std::int64_t nodes = 0;
};

// Starts from `start`, a placement without fault, and closes in from both sides: smaller capacities are searched until
// one fits or provably none does. About 200,000 nodes a second.
ExactPlacement pack_exactly(const std::vector<Claim>& claims, Placement start, const ExactOptions& options);

}  // namespace jauge::memory
