// Where program and constants live on a chip: its internal Flash, or the external Flash of chips that have none inside
// and run from it (RP2040).
#pragma once

#include <optional>
#include <vector>

#include "analyzer/target/target.h"

namespace jauge::cost {

// By address.
std::vector<target::MemoryRegion> program_regions(const target::Target& target);

// Nothing when unknown.
std::optional<Bytes> program_capacity(const target::Target& target);

}  // namespace jauge::cost
