#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <charconv>

namespace jauge::cli {
namespace {

Error shape_error(const std::string& text) {
  return {ErrorKind::usage, "--shape " + text, "this is not NAME=DIMENSION,DIMENSION...",
          "for example --shape input=1,32,32,3"};
}

Result<std::pair<std::string, std::vector<std::int64_t>>> parse_shape(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0) return shape_error(text);
  std::vector<std::int64_t> dimensions;
  const char* position = text.data() + equals + 1;
  const char* const end = text.data() + text.size();
  while (true) {
    std::int64_t dimension = 0;
    const auto [next, error] = std::from_chars(position, end, dimension);
    if (error != std::errc() || dimension < 1) return shape_error(text);
    dimensions.push_back(dimension);
    if (next == end) break;
    if (*next != ',') return shape_error(text);
    position = next + 1;
  }
  return std::pair{text.substr(0, equals), std::move(dimensions)};
}

}  // namespace

void add_common_options(CLI::App& app, CommonOptions& options) {
  const std::string group = "Common options";
  auto* json = app.add_flag("--json", options.json, "print JSON (see `jauge schema`)")->group(group);
  app.add_flag("--csv", options.csv, "print the main table as CSV")->group(group)->excludes(json);
  app.add_option("-o,--output", options.output, "write to FILE instead of standard output")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--force", options.force, "overwrite FILE if it exists")->group(group);
  app.add_flag("--quiet", options.quiet, "no messages, errors only")->group(group);
  app.add_flag("-v,--verbose", options.verbose, "say what is being done, with times")->group(group);
  app.add_flag("--no-color", options.no_color, "no colours (as does the variable NO_COLOR)")->group(group);
  app.add_option("--jobs", options.jobs, "how many models to read at a time; 0: one for each processor")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->group(group);
  app.add_option("--timeout", options.timeout_s, "seconds one model file may take to read")
      ->type_name("S")
      ->check(CLI::Range(0.001, 86400.0))
      ->group(group);
  app.add_option("--shape", options.shapes, "shape of a model input, NAME=1,32,32,3; may be repeated")
      ->type_name("NAME=SHAPE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
  app.add_flag("--drop-dead", options.drop_dead,
               "deploy without channels whose weights are all zero, where that changes no result")
      ->group(group);
  app.add_option("--mcu-db", options.mcu_db, "folder of chip records to use instead of the bundled one")
      ->type_name("DIR")
      ->group(group);
  app.add_option("--lang", options.language, "language of sentences: en or fr")
      ->check(CLI::IsMember({"en", "fr"}))
      ->group(group);
  app.add_option("--seed", options.seed,
                 "seed of random numbers: what quantize holds back, inputs of measure without data")
      ->type_name("N")
      ->group(group);
}

Overwrite overwrite_of(const CommonOptions& options) {
  return options.force ? Overwrite::allow : Overwrite::refuse;
}

Language language_of(const CommonOptions& options) {
  return options.language == "fr" ? Language::french : Language::english;
}

Result<analysis::StudyOptions> study_options(const CommonOptions& options) {
  analysis::StudyOptions result;
  result.timeout_s = options.timeout_s;
  result.drop_dead_channels = options.drop_dead;
  for (const std::string& text : options.shapes) {
    JAUGE_TRY(auto shape, parse_shape(text));
    result.shapes[shape.first] = std::move(shape.second);
  }
  return result;
}

}  // namespace jauge::cli
