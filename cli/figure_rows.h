// The figures of an assessment as a table: value, interval, origin.
#pragma once

#include <string>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/language.h"

namespace jauge::cli {

std::string figures_text(const analysis::Assessment& assessment, Language language);

// "SRAM1: activations 143,468 B, runtime 8,656 B"
std::string placement_text(const std::vector<cost::PlacedIn>& places, Language language);

}  // namespace jauge::cli
