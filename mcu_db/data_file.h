// What every data file has: a schema and the texts of its sources. Included by .cpp files only.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/base/result.h"
#include "mcu_db/field_reader.h"

namespace jauge::mcu_db {

struct DataFile {
  nlohmann::json content;
  Sources sources;
};

// Errors: what read_json_file says, bad_record for another schema or sources that are no texts.
Result<DataFile> open_data_file(const std::filesystem::path& path);

// A file that as a whole has not the form of its kind.
Error bad_file(const std::filesystem::path& path, std::string what);

}  // namespace jauge::mcu_db
