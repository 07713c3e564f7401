// jauge schema: what the JSON of a command looks like.
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"

namespace jauge::cli {
namespace {

Result<Answer> run(const std::string& command) {
  const auto schema = reports::json::schema_of(command);
  if (!schema.is_null()) return Answer{schema.dump(2) + "\n"};
  std::string hint = "known:";
  for (const std::string& name : reports::json::commands_with_schema()) hint += " " + name;
  return Error{ErrorKind::unknown_name, "schema " + command, "no command of that name prints JSON", hint};
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto command = std::make_shared<std::string>();
  app.add_option("COMMAND", *command, "inspect, memory, analyze, compare, check, diff, mcu, measure ...")->required();
  return [command](Session&) { return run(*command); };
}

}  // namespace

const Command schema_command = {"schema", "the JSON Schema of a command's output", "jauge schema analyze", prepare};

}  // namespace jauge::cli
