// Data files and folders -> samples.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "analyzer/dataset/samples.h"

namespace jauge::dataset {

// What the model takes, for data that do not say their own element type or shape (raw files, tables without header).
struct Expected {
  ir::DType dtype = ir::DType::float32;
  ir::Shape shape;  // without the batch dimension
};

struct ReadOptions {
  std::optional<Expected> expected;
  std::optional<std::int64_t> limit;  // the first so many samples
};

// CIFAR binary, IDX, NPY, NPZ, CSV, folders of pictures, of recordings, of raw samples with y_labels.csv, and raw files
// with a dataset.json. Files are hostile: sizes are checked before anything is allocated.
// Errors: unreadable_file; unsupported_format, listing what is read; damaged_file with row or byte; too_large.
Result<Samples> read(const std::filesystem::path& data, const ReadOptions& options = {});

}  // namespace jauge::dataset
