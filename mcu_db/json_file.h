// Reads one JSON file of the database. Included by .cpp files only: nlohmann/json.hpp is heavy.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "analyzer/base/result.h"

namespace jauge::mcu_db {

// Errors: unreadable_file, too_large (over 16 MiB), damaged_file (not JSON, or nested deeper than 32, or not an
// object).
Result<nlohmann::json> read_json_file(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
