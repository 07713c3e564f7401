// A plan whose arena lies in several pieces of RAM.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/memory/plan.h"
#include "analyzer/memory/regions.h"

namespace jauge::memory {

// One region's share of a split arena.
struct Share {
  std::size_t region = 0;  // index in the list of regions that was offered
  Bytes start;             // in the plan below, a multiple of split_alignment_bytes
  Bytes bytes;             // highest end, counted from `start`
};

inline constexpr std::int64_t split_alignment_bytes = 16;

// The shares lie one behind the other in the offsets of `plan`, so it can be judged and run like any other plan;
// nothing in it crosses from one share into the next.
struct SplitPlan {
  Plan plan;
  std::vector<Share> shares;  // by start; at least one
  Bytes external_bytes;       // in shares of external regions
};

// Bytes of a plan that keep their distances: tensors that share bytes while both live (an output over its input, rings
// in each other's slots), the stays between which a tensor is moved, the scratch of one kernel.
struct Piece {
  Claim claim;
  Bytes begin;                       // in the plan
  std::vector<std::size_t> tensors;  // indices in Plan::tensors
  std::vector<std::size_t> scratch;  // indices in Plan::scratch
};
std::vector<Piece> pieces_of(const Plan& plan);

// The pieces of `plan` laid out over the regions by place_in_regions. Nothing when they find no room. The sum of the
// regions says little: a piece lies whole in one of them, and a plan of level overlap or stream is often one piece.
std::optional<SplitPlan> split(const Plan& plan, const std::vector<Region>& regions);

// The judge: that of plans, and nothing crosses a border.
std::optional<std::string> find_fault(const ir::Graph& graph, const SplitPlan& split);

}  // namespace jauge::memory
