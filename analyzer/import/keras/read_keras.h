// Keras models: .h5 of Keras 1 to 3, and .keras archives. Runs inside jauge-reader only (HDF5).
#pragma once

#include "analyzer/import/formats.h"

namespace jauge::import::keras {

// A whole model saved as .h5 or .keras. Errors: damaged_file; unsupported_operator naming every layer class we do not
// know, Lambda and custom layers as "contains Python code, not run"; shape_needed for open dimensions;
// unsupported_format for files that hold weights without a model.
Result<Imported> read(const ModelFile& file, const ReadOptions& options);
bool recognises(std::span<const std::byte> bytes);  // .h5
bool recognises_archive(std::span<const std::byte> bytes);

}  // namespace jauge::import::keras
