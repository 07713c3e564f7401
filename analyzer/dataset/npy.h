// NumPy arrays as files hold them.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/dataset/samples.h"

namespace jauge::dataset {

// Little-endian numbers of 1 to 8 bytes, C or Fortran order (made C order here). 64-bit and Boolean types are allowed.
// Errors: damaged_file (header, or fewer bytes than the shape says), unsupported_format (objects, text, big-endian).
Result<ir::Array> parse_npy(std::span<const std::byte> bytes, const std::string& where);

// The array as samples along its first axis.
Result<void> take_samples(ir::Array array, Samples& samples);

// The array as labels (whole numbers, or one-hot rows) or as expected outputs. Errors: damaged_file when its first axis
// is not samples.count.
Result<void> take_labels(const ir::Array& array, const std::string& where, Samples& samples);

}  // namespace jauge::dataset
