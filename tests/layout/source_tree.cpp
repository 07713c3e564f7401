#include "tests/layout/source_tree.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "tests/support/shared_files.h"

namespace jauge::layout {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> tracked_paths() {
  const std::string command = "git -C '" + testing::source_folder().string() + "' ls-files 2>/dev/null";
  const auto close = [](FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
  std::vector<std::string> paths;
  std::string line;
  for (int symbol = 0; pipe && (symbol = std::fgetc(pipe.get())) != EOF;) {
    if (symbol != '\n') {
      line.push_back(static_cast<char>(symbol));
      continue;
    }
    paths.push_back(std::exchange(line, {}));
  }
  return paths;
}

bool is_outside_the_project(const fs::path& name) {
  const std::string text = name.string();
  return text == ".git" || text == "build" || text.starts_with("build-");
}

std::vector<std::string> walked_paths() {
  const fs::path root = testing::source_folder();
  std::vector<std::string> paths;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry.depth() == 0 && is_outside_the_project(entry->path().filename())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      paths.push_back(fs::relative(entry->path(), root).generic_string());
    }
  }
  return paths;
}

std::vector<SourceFile> read_all() {
  std::vector<std::string> paths = tracked_paths();
  if (paths.empty()) paths = walked_paths();
  std::vector<SourceFile> files;
  for (std::string& path : paths) {
    std::ifstream stream(testing::source_folder() / path, std::ios::binary);
    if (!stream) continue;  // deleted, and the deletion not yet committed
    files.push_back({std::move(path), {std::istreambuf_iterator<char>(stream), {}}});
  }
  return files;
}

}  // namespace

const std::vector<SourceFile>& source_files() {
  static const std::vector<SourceFile> files = read_all();
  return files;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_text(const SourceFile& file) {
  return file.text.find('\0') == std::string::npos;
}

}  // namespace jauge::layout
