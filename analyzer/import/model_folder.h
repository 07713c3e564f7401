// The folder of a model file, from which alone its external data may come.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::import {

class ModelFolder {
 public:
  explicit ModelFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `bytes` bytes at `offset` of the file that the model calls `location`; bytes < 0: to its end. Refused before
  // anything is opened: absolute names, "..", more than 32 levels. Refused on the way: links at any level, whatever is
  // no regular file, files with several names (a hard link may reach outside), ranges outside the file.
  // Errors: damaged_file, unreadable_file; `where` is the caller's.
  Result<std::vector<std::byte>> read(const std::string& location, std::int64_t offset, std::int64_t bytes) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace jauge::import
