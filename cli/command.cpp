#include "cli/command.h"

#include <CLI/CLI.hpp>

namespace jauge::cli {
namespace {

constexpr const char* footer = R"(Exit status:
  0  done, and every budget met      3  input refused (damaged, unsupported, needs a shape)
  1  a budget or verdict of `check`  4  board or link failed
     failed                          5  cannot read or write a file
  2  wrong usage, unknown name       6  internal error        130  interrupted

Data goes to standard output, messages to standard error.)";

}  // namespace

std::span<const Command> commands() {
  static const Command all[] = {inspect_command, memory_command,   analyze_command, compare_command,
                                report_command,  evaluate_command, metrics_command, quantize_command,
                                export_command,  measure_command,  check_command,   diff_command,
                                mcu_command,     board_command,    schema_command,  completion_command};
  return all;
}

void declare(CLI::App& app, CommonOptions& options, std::function<Result<Answer>(Session&)>& chosen) {
  app.description("Does this neural network run on that microcontroller? Counts, plans, estimates and says why.");
  app.footer(footer);
  app.set_version_flag("--version", "jauge " JAUGE_VERSION);
  app.require_subcommand(1);
  app.fallthrough(false);
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer("Example:\n  " + std::string(command.example));
    auto run = command.prepare(*sub);
    add_common_options(*sub, options);
    sub->final_callback([&chosen, run = std::move(run)] { chosen = run; });
  }
}

}  // namespace jauge::cli
