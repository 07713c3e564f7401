#include "cli/preprocess_options.h"

#include <CLI/CLI.hpp>

#include "analyzer/base/safe_file.h"
#include "analyzer/dataset/json_text.h"

namespace jauge::cli {
namespace {

Error bad_flag(std::string flag, std::string what, std::string hint) {
  return {ErrorKind::usage, std::move(flag), std::move(what), std::move(hint)};
}

Result<dataset::Preprocess> from_file(const std::string& file) {
  JAUGE_TRY(const auto bytes, read_file(file, dataset::max_json_bytes));
  return dataset::parse_preprocess(dataset::text_of(bytes), file);
}

Result<dataset::Preprocess> from_flags(const PreprocessOptions& options) {
  dataset::Preprocess result;
  result.scale = options.scale.value_or(1);
  result.mean = options.mean;
  result.deviation = options.deviation;
  if (!options.channels.empty()) {
    const auto known = dataset::channels_named(options.channels);
    if (!known) return bad_flag("--channels " + options.channels, "is no order of channels", "RGB, BGR or gray");
    result.channels = *known;
  }
  if (!options.layout.empty()) {
    const auto known = dataset::layout_named(options.layout);
    if (!known) return bad_flag("--layout " + options.layout, "is no layout", "NHWC or NCHW");
    result.layout = *known;
  }
  if (const auto fault = find_fault(result)) return bad_flag("preprocessing", *fault, "");
  return result;
}

}  // namespace

void add_preprocess_options(CLI::App& app, PreprocessOptions& options) {
  const std::string group = "Preprocessing: value = (stored * scale - mean) / std";
  app.add_option("--preprocess", options.file, "JSON file with scale, mean, std, channels, layout")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--scale", options.scale, "0.00392156862745098 divides by 255")->type_name("S")->group(group);
  app.add_option("--mean", options.mean, "one number, or one for each channel")
      ->delimiter(',')
      ->type_name("M,M,M")
      ->group(group);
  app.add_option("--std", options.deviation, "one number, or one for each channel")
      ->delimiter(',')
      ->type_name("D,D,D")
      ->group(group);
  app.add_option("--channels", options.channels, "what the model takes: RGB, BGR or gray")
      ->type_name("ORDER")
      ->group(group);
  app.add_option("--layout", options.layout, "of the model's input: NHWC or NCHW")->type_name("LAYOUT")->group(group);
}

// Flags win as a whole over every other statement.
Result<std::optional<dataset::Preprocess>> preprocess_of(const PreprocessOptions& options) {
  const bool any_flag = options.scale || !options.mean.empty() || !options.deviation.empty() ||
                        !options.channels.empty() || !options.layout.empty();
  if (!options.file.empty() && any_flag)
    return bad_flag("--preprocess", "stands beside other flags for preprocessing", "give one or the other");
  if (options.file.empty() && !any_flag) return std::optional<dataset::Preprocess>();
  auto result = options.file.empty() ? from_flags(options) : from_file(options.file);
  if (!result) return std::move(result).error();
  return std::optional(*std::move(result));
}

}  // namespace jauge::cli
