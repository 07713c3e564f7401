// What the firmware's build knows about the code that a package needs.
#pragma once

#include <optional>
#include <string>

#include "analyzer/base/units.h"
#include "firmware_probe/host/package_facts.h"

namespace jauge::cli {

// Code of the runtime and of the kernels that the package needs, as the firmware's build has counted them. Nothing
// without the build's list for that board.
std::optional<Bytes> code_bytes_of(const host::PackageFacts& package, const std::string& board);

}  // namespace jauge::cli
