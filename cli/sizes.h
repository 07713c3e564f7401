// Amounts as people type them: 16KiB, 1.5MiB, 4096, 20ms, 1.2s.
#pragma once

#include <string>

#include "analyzer/base/result.h"
#include "analyzer/base/units.h"

namespace jauge::cli {

// KB, kB and K mean KiB, as on the boxes of chips. Errors: usage, naming the option.
Result<Bytes> parse_bytes(const std::string& option, const std::string& text);

// Without a unit: milliseconds.
Result<double> parse_milliseconds(const std::string& option, const std::string& text);

}  // namespace jauge::cli
