// dataset.json: what a data file does not say itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/dataset/samples.h"

namespace jauge::dataset {

struct Description {
  std::string format;   // "cifar10-binary"; empty: told from the file
  std::string samples;  // file or folder, beside the description
  std::optional<ir::DType> dtype;
  std::optional<ir::Shape> shape;  // of one sample
  std::string layout;
  Values values = Values::real;
  std::string labels;        // file
  std::string label_column;  // by name, or by number from 0
  std::string label_from;    // "folder" or "file_name": the part before the first '_'
  std::vector<std::string> classes;
  std::optional<Preprocess> preprocess;

  // Signals.
  std::vector<std::string> columns;  // the features, in order
  std::string group_column;          // person or recording
  std::optional<std::int64_t> window, stride;
  std::optional<double> rate_hz;
  std::string unit;
};

// Errors: damaged_file when it is not JSON; bad_record naming the key that is not understood.
Result<Description> parse_description(std::string_view json, const std::string& where);

// FILE.dataset.json, or dataset.json in a folder or beside the file that it names; nothing when there is none.
Result<std::optional<Description>> description_of(const std::filesystem::path& data);

}  // namespace jauge::dataset
