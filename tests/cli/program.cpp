#include "tests/cli/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.h"

namespace jauge::testing {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
  return result + "'";
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

nlohmann::ordered_json Ran::json() const {
  return nlohmann::ordered_json::parse(output, nullptr, false);
}

Ran run_jauge(const std::vector<std::string>& arguments, const std::filesystem::path& folder) {
  const TemporaryFolder results;
  const auto output = results.path() / "output", messages = results.path() / "messages";
  std::string command = "cd " + quoted(folder.string()) + " && " + quoted(JAUGE_PROGRAM);
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  command += " >" + quoted(output.string()) + " 2>" + quoted(messages.string()) + " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(output), content_of(messages)};
}

}  // namespace jauge::testing
