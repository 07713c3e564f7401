// The packer that never gets slow.
#pragma once

#include "analyzer/memory/packing.h"

namespace jauge::memory {

// Claims in the order in which they start, each in the smallest gap that holds it, as a heap would do. n log n, so it
// serves where the better packers would take too long: 200,000 tensors alive at once are a legal file.
Placement pack_by_time(const std::vector<Claim>& claims);

}  // namespace jauge::memory
