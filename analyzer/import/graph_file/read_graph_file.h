// Our own model file (*.jauge-graph), as quantisation writes it. Runs inside jauge-reader.
#pragma once

#include "analyzer/import/formats.h"

namespace jauge::import::graph_file {

bool recognises(std::span<const std::byte> bytes);

// The graph comes back as it was written, channels-last already. Errors: damaged_file; those of ops::infer_shapes.
Result<Imported> read(const ModelFile& file, const ReadOptions& options);

}  // namespace jauge::import::graph_file
