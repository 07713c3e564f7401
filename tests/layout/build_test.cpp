#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace jauge::layout {
namespace {

// compile_commands.json has one "command" line for each file. What Qt generates is not ours to mend.
bool is_made_by_a_tool(const std::string& command) {
  return command.find("_autogen") != std::string::npos || command.find("/qrc_") != std::string::npos ||
         command.find(".rcc/") != std::string::npos;
}

TEST(Build, WarningsAreErrorsInEveryFile) {
  std::ifstream commands(std::string(JAUGE_BUILD_FOLDER) + "/compile_commands.json");
  ASSERT_TRUE(commands);
  int seen = 0;
  for (std::string line; std::getline(commands, line);) {
    if (line.find("\"command\":") == std::string::npos || is_made_by_a_tool(line)) continue;
    ++seen;
    for (const char* flag : {" -Wall ", " -Wextra ", " -Wconversion ", " -Werror "})
      EXPECT_NE(line.find(flag), std::string::npos) << "without" << flag << ": " << line;
  }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace jauge::layout
