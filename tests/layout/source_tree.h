// The project's own files, for the tests that read them as text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jauge::layout {

struct SourceFile {
  std::string path;  // from the project's root, with forward slashes
  std::string text;

  bool ends_with(std::string_view extension) const { return std::string_view(path).ends_with(extension); }
  bool is_cpp() const { return ends_with(".cpp") || ends_with(".h") || ends_with(".c"); }
};

// What git tracks; in a tree without git, every file outside build folders. Read once.
const std::vector<SourceFile>& source_files();

std::vector<std::string_view> lines_of(std::string_view text);

// Pictures and the like hold zero bytes.
bool is_text(const SourceFile& file);

}  // namespace jauge::layout
