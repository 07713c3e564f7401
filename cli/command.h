// A subcommand: declares its options, then runs. One file each; command.cpp lists them.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "analyzer/base/result.h"
#include "cli/answer.h"
#include "cli/options.h"

namespace CLI {
class App;
}

namespace jauge::cli {

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view example;  // shown at the end of its help
  // Adds its options to `app` and returns what runs it once they are parsed.
  std::function<Result<Answer>(Session&)> (*prepare)(CLI::App& app);
};

std::span<const Command> commands();

// The program with all its subcommands; `chosen` becomes what runs the one that was given.
void declare(CLI::App& app, CommonOptions& options, std::function<Result<Answer>(Session&)>& chosen);

extern const Command inspect_command, memory_command, analyze_command, compare_command, report_command, check_command,
    diff_command, evaluate_command, export_command, metrics_command, quantize_command, measure_command, board_command,
    mcu_command, schema_command, completion_command;

}  // namespace jauge::cli
