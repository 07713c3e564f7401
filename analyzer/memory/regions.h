// Claims spread over several memories: an arena where no single RAM is large enough, weights over more than one Flash.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/memory/packing.h"

namespace jauge::memory {

struct Region {
  Bytes size;
  bool is_external = false;  // behind a slow bus: used last
};

struct RegionPlacement {
  std::vector<int> regions;    // for each claim the index of its region
  std::vector<Bytes> offsets;  // for each claim, in its region
  std::vector<Bytes> used;     // of each region: the highest end
  Bytes external_bytes;        // of claims that lie in external regions
};

// Every claim whole in one region. All of them in one internal region when they fit there (the smallest that holds
// them); else over the internal ones, largest claim first; external ones take what is left. Weights are claims that are
// alive together. Nothing when no way was found; not exhaustive, several orders are tried and the one with the fewest
// external bytes wins, then the one with the fewest regions.
std::optional<RegionPlacement> place_in_regions(const std::vector<Claim>& claims, const std::vector<Region>& regions);

}  // namespace jauge::memory
