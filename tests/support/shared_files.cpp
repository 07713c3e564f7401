#include "tests/support/shared_files.h"

#include <cstdlib>

namespace jauge::testing {

std::filesystem::path source_folder() {
  return JAUGE_SOURCE_FOLDER;
}

std::filesystem::path shared_folder() {
  if (const char* named = std::getenv("JAUGE_SHARED")) return named;
  return source_folder().parent_path() / "shared";
}

bool has_shared_folder() {
  return std::filesystem::is_directory(shared_folder() / "ground-truth");
}

}  // namespace jauge::testing
