// The packing problem: claims on an arena over time, and their places. Plain on purpose: solvers and judge share it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/units.h"

namespace jauge::memory {

// `size` bytes while steps [first_step, end_step) run.
struct Claim {
  int first_step = 0;
  int end_step = 0;
  Bytes size;
};

struct Placement {
  std::vector<Bytes> offsets;  // one for every claim, in the order of the claims
  Bytes arena;                 // highest end
};

// Largest sum of claims alive at one step: no placement can be smaller.
Bytes live_bound(const std::vector<Claim>& claims);

// Greedy packers; see pack_greedy.cpp for their orders. None is optimal: packing is NP-hard.
Placement pack_largest_first(const std::vector<Claim>& claims);
// The best of several greedy orders.
Placement pack(const std::vector<Claim>& claims);

// The judge: a claim without a place, a negative or misaligned offset, two claims that share a byte at one step, an
// arena that is not the highest end. Nothing when the placement is right.
std::optional<std::string> find_fault(const std::vector<Claim>& claims, const Placement& placement);

}  // namespace jauge::memory
