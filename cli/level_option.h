// --level, the same for every command that plans an arena.
#pragma once

#include <string>

#include "analyzer/memory/plan.h"

namespace CLI {
class App;
}

namespace jauge::cli {

void add_level_option(CLI::App& app, memory::Level& level, const std::string& description);

}  // namespace jauge::cli
