// Files that are never half written: the new content goes beside the old file and takes its name in one step.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge {

enum class Overwrite { refuse, allow };

// Writes aside, flushes to the disk, renames. After a crash at any moment the old or the new file is there, whole.
// Errors: unreadable_file (exists and Overwrite::refuse, no permission, disk full); the old file is then untouched.
Result<void> write_file_safely(const std::filesystem::path& path, std::span<const std::byte> content,
                               Overwrite overwrite);
Result<void> write_file_safely(const std::filesystem::path& path, std::string_view content, Overwrite overwrite);

// The whole file. Errors: unreadable_file (missing, a folder, no permission), too_large (over `limit` bytes).
Result<std::vector<std::byte>> read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace jauge
