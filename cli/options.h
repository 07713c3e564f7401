// What every subcommand understands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/language.h"
#include "analyzer/base/safe_file.h"

namespace CLI {
class App;
}

namespace jauge::cli {

struct CommonOptions {
  bool json = false, csv = false;
  std::string output;  // empty: standard output
  bool force = false, quiet = false, no_color = false;
  int verbose = 0;
  int jobs = 0;  // 0: as many as the machine has
  double timeout_s = 30;
  std::vector<std::string> shapes;  // NAME=1,32,32,3
  bool drop_dead = false;
  std::string mcu_db;  // empty: the one that came with the program
  std::string language = "en";
  std::uint64_t seed = 0;
  std::vector<std::string> arguments;  // the command line, for `meta`
};

void add_common_options(CLI::App& app, CommonOptions& options);

Overwrite overwrite_of(const CommonOptions& options);
Language language_of(const CommonOptions& options);

// Errors: usage, naming the shape that cannot be read.
Result<analysis::StudyOptions> study_options(const CommonOptions& options);

}  // namespace jauge::cli
