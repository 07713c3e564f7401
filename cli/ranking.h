// Which chip comes first when several are judged for one model.
#pragma once

#include "analyzer/analysis/analysis.h"

namespace jauge::cli {

// Chips that fit first, the smallest of them leading; then those that nobody can judge; then those that miss, by the
// least first. Total: equal only for the same chip and board.
bool ranks_before(const analysis::Assessment& a, const analysis::Assessment& b);

}  // namespace jauge::cli
