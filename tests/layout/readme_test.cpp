#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/layout/source_tree.h"
#include "tests/support/shared_files.h"

namespace jauge::layout {
namespace {

const SourceFile& readme() {
  for (const SourceFile& file : source_files())
    if (file.path == "README.md") return file;
  static const SourceFile absent;
  return absent;
}

// First cells of the form | `folder/` | of the table of folders.
std::set<std::string> folders_named() {
  static const std::regex row(R"(^\| `([A-Za-z_./]+)/` \|.*)");
  std::set<std::string> folders;
  for (const std::string_view line : lines_of(readme().text)) {
    std::cmatch match;
    if (std::regex_match(line.begin(), line.end(), match, row)) folders.insert(match[1]);
  }
  return folders;
}

TEST(Readme, NamesFoldersThatExist) {
  EXPECT_GE(folders_named().size(), 8u);
  for (const std::string& folder : folders_named())
    EXPECT_TRUE(std::filesystem::is_directory(testing::source_folder() / folder)) << folder;
}

TEST(Readme, NamesEveryFolderOfTheRoot) {
  std::set<std::string> folders;
  for (const SourceFile& file : source_files()) {
    const std::size_t slash = file.path.find('/');
    if (slash != std::string::npos && file.path.front() != '.') folders.insert(file.path.substr(0, slash));
  }
  for (const std::string& folder : folders)
    EXPECT_TRUE(folders_named().contains(folder)) << folder << " has no row in README.md";
}

TEST(Readme, LinksLeadSomewhere) {
  static const std::regex link(R"(\]\(([^)#]+)[^)]*\))");
  const std::string& text = readme().text;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), link); match != std::sregex_iterator(); ++match) {
    const std::string target = (*match)[1];
    if (target.starts_with("http")) continue;
    EXPECT_TRUE(std::filesystem::exists(testing::source_folder() / target)) << target;
  }
}

}  // namespace
}  // namespace jauge::layout
