#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/layout/source_tree.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::layout {
namespace {

// Another major version breaks other lines; Debian 12 has 14, and that is the one we agree on.
bool has_the_agreed_formatter() {
  return std::system("clang-format --version 2>/dev/null | grep -q 'version 14\\.'") == 0;
}

TEST(Format, EveryFileIsAsClangFormatLeavesIt) {
  if (!has_the_agreed_formatter()) GTEST_SKIP() << "needs clang-format 14";
  const testing::TemporaryFolder folder;
  const auto list = folder.path() / "files";
  const auto report = folder.path() / "report";
  std::ofstream stream(list);
  for (const SourceFile& file : source_files())
    if (file.is_cpp()) stream << file.path << '\n';
  stream.close();
  const std::string command = "cd '" + testing::source_folder().string() +
                              "' && xargs -n 32 -P 2 clang-format --dry-run -Werror <'" + list.string() + "' 2>'" +
                              report.string() + "'";
  const int status = std::system(command.c_str());
  std::ifstream text(report);
  EXPECT_EQ(status, 0) << std::string(std::istreambuf_iterator<char>(text), {}).substr(0, 4000);
}

}  // namespace
}  // namespace jauge::layout
