// `jauge`: parses the command line, runs one subcommand, delivers its answer.
#include <CLI/CLI.hpp>
#include <csignal>

#include "cli/command.h"

namespace jauge::cli {
namespace {

// 2 for whatever is wrong with the command line; 0 for --help and --version.
int explain(const CLI::App& app, const CLI::ParseError& error) {
  return app.exit(error) == 0 ? 0 : exit_status_of(ErrorKind::usage);
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
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of a write, not a death
  cli::Session session;
  session.options.arguments.assign(argv + 1, argv + argc);
  std::function<Result<cli::Answer>(cli::Session&)> command;
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
