#include "analyzer/base/program_paths.h"

namespace jauge {

std::filesystem::path program_folder() {
  std::error_code code;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? std::filesystem::current_path() : program.parent_path();
}

std::filesystem::path data_folder() {
  return program_folder().parent_path() / "share" / "jauge";
}

}  // namespace jauge
