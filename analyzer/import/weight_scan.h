// Numbers in weights that no computation survives.
#pragma once

#include <string>
#include <vector>

#include "analyzer/import/import.h"

namespace jauge::import {

// A note for each constant with NaN, and for each one of several elements with infinities (a single infinity is a bound
// or a mask, and meant).
std::vector<Note> scan_weights(const ir::Graph& graph);

}  // namespace jauge::import
