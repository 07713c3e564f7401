// The text report of STM32Cube.AI and ST Edge AI Core (network_analyze_report.txt, network_generate_report.txt), in
// the layouts of tools 7 to 9 and Core 1 to 2.
#pragma once

#include <string_view>

#include "analyzer/base/result.h"
#include "cli/diff/side.h"

namespace jauge::cli::diff {

bool is_st_report(std::string_view text);

// Columns that a layout does not have stay empty. Errors: unsupported_format when neither totals nor a table are found.
Result<Side> read_st_report(std::string_view text, const std::string& file_name);

}  // namespace jauge::cli::diff
