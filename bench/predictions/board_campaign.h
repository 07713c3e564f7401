// Runs networks on the virtual board and writes down what each layer took.
#pragma once

#include <filesystem>

#include "analyzer/base/result.h"
#include "bench/predictions/board_facts.h"

namespace jauge::predictions {

// All synthetic networks, and the model files that `list` names, a line each, below `truth`: with DBANK = 0 and 1. What
// the chip cannot run is named on standard error and left out. Three to ten minutes.
// Errors: a list or model that cannot be read; board when the virtual board runs nothing.
Result<BoardFacts> run_on_virtual_board(const std::filesystem::path& truth, const std::filesystem::path& list);

}  // namespace jauge::predictions
