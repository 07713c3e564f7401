// The committed records are what the importer makes of the tables, byte for byte.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::mcu_db {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

int import_into(const fs::path& folder, const std::string& options) {
  const fs::path script = testing::source_folder() / "mcu_db/tools/import_mcu_facts.py";
  const fs::path tables = testing::shared_folder() / "mcu-facts";
  const std::string command = "python3 '" + script.string() + "' --parts '" + (tables / "mcus.csv").string() +
                              "' --boards '" + (tables / "boards.csv").string() + "' --into '" + folder.string() +
                              "' " + options;
  return std::system(command.c_str());
}

std::set<fs::path> json_files(const fs::path& folder) {
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") files.insert(entry.path().lexically_relative(folder));
  return files;
}

bool comes_from_elsewhere(const fs::path& file) {
  const auto& folder = *file.begin();
  return folder == "cores" || folder == "runtimes" || folder == "fits" || folder == "code" ||
         folder == "currents.json" || folder == "reserves.json";
}

TEST(ImportMcuFacts, MakesTheCommittedRecords) {
  JAUGE_NEEDS_SHARED();
  const testing::TemporaryFolder folder;
  ASSERT_EQ(import_into(folder.path(), ""), 0);
  const fs::path committed = testing::source_folder() / "mcu_db/data";
  auto expected = json_files(committed);
  std::erase_if(expected, comes_from_elsewhere);
  EXPECT_EQ(json_files(folder.path()), expected);
  for (const fs::path& file : expected)
    EXPECT_EQ(text_of(folder.path() / file) == text_of(committed / file), true) << file;
}

}  // namespace
}  // namespace jauge::mcu_db
