// Flags that say what happens to stored numbers before a model sees them, the same for every command that runs models
// on data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/dataset/preprocess.h"

namespace CLI {
class App;
}

namespace jauge::cli {

struct PreprocessOptions {
  std::optional<double> scale;
  std::vector<double> mean, deviation;
  std::string channels, layout;
  std::string file;  // --preprocess
};

void add_preprocess_options(CLI::App& app, PreprocessOptions& options);

// Nothing when no flag was given. Errors: usage, unreadable_file, bad_record.
Result<std::optional<dataset::Preprocess>> preprocess_of(const PreprocessOptions& options);

}  // namespace jauge::cli
