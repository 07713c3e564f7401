// `jauge`: parses the command line, runs one subcommand, delivers its answer.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>

#include "analyzer/base/nearest_name.h"
#include "cli/command.h"

namespace jauge::cli {
namespace {

// 2 for whatever is wrong with the command line; 0 for --help and --version.
int explain(const CLI::App& app, const CLI::ParseError& error) {
  return app.exit(error) == 0 ? 0 : exit_status_of(ErrorKind::usage);
}

std::optional<Error> unknown_command(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with('-')) return std::nullopt;
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  if (std::ranges::find(names, arguments[0]) != names.end()) return std::nullopt;
  std::string hint = "did you mean";
  for (const std::string& name : nearest_names(arguments[0], names)) hint += " " + name;
  return Error{ErrorKind::usage, arguments[0], "no such command", hint + "? See jauge --help"};
}

int run(Session& session, const std::function<Result<Answer>(Session&)>& command) {
  auto answer = command(session);
  if (!answer) return fail(session, answer.error());
  tell_problems(session);
  if (auto delivered = deliver(session, *answer); !delivered) return fail(session, delivered.error());
  return answer->exit_status;
}

}  // namespace
}  // namespace jauge::cli

int main(int argc, char** argv) {
  using namespace jauge;
  std::signal(SIGPIPE, SIG_IGN);  // a reader child that dies is an error of a write, not our death
  cli::Session session;
  session.options.arguments.assign(argv + 1, argv + argc);
  std::function<Result<cli::Answer>(cli::Session&)> command;
  if (const auto error = cli::unknown_command(session.options.arguments)) return cli::fail(session, *error);
  CLI::App app;
  app.name("jauge");
  cli::declare(app, session.options, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli::explain(app, error);
  }
  return cli::run(session, command);
}
