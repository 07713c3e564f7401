// How many bytes are needed at the same time.
#pragma once

#include <vector>

#include "analyzer/memory/packing.h"

namespace jauge::memory {

// For each step the least arena that holds the claims alive there, the gaps of the alignment between them included.
std::vector<Bytes> live_bytes(const std::vector<Claim>& claims, int steps);

}  // namespace jauge::memory
