// A studied model as a side of a diff.
#pragma once

#include "analyzer/analysis/analysis.h"
#include "cli/diff/side.h"

namespace jauge::cli::diff {

// By our own counts, for comparison with another model: graph "model" or "deployable".
Side side_of(const analysis::ModelStudy& study, bool deployable);

// By ST's counts, in the version and with the compression of the report it is compared with.
Side st_side_of(const analysis::ModelStudy& study, const cost::StOptions& options);

}  // namespace jauge::cli::diff
