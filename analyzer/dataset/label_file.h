// Labels that lie in a file of their own.
#pragma once

#include <filesystem>

#include "analyzer/dataset/description.h"
#include "analyzer/dataset/samples.h"

namespace jauge::dataset {

// A table (column `label_column`, or "label", or the only one), one line a label, or .npy. Labels go to
// samples.labels; numbers that are no classes go to samples.targets. A column "file" gives the samples their names.
// Errors: damaged_file naming the row; bad_record when the column is not there.
Result<void> read_label_file(const std::filesystem::path& file, const Description& description, Samples& samples);

}  // namespace jauge::dataset
