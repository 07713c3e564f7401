#include "cli/level_option.h"

#include <CLI/CLI.hpp>

namespace jauge::cli {

void add_level_option(CLI::App& app, memory::Level& level, const std::string& description) {
  const std::map<std::string, memory::Level> levels = {
      {"none", memory::Level::none}, {"overlap", memory::Level::overlap}, {"stream", memory::Level::stream}};
  app.add_option("--level", level, description)
      ->transform(CLI::CheckedTransformer(levels))
      ->option_text("none|overlap|stream");
}

}  // namespace jauge::cli
