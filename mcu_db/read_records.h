// From the JSON of one file to records; README.md describes the files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "mcu_db/record.h"

namespace jauge::mcu_db {

template <class Record>
struct ReadRecord {
  std::string name;   // what the record calls itself, or its index in the file
  std::string fault;  // of its form; empty: `record` is complete
  Record record;
};

// Errors of all: what read_json_file says, bad_record when the file as a whole has not the form of its kind.
Result<std::vector<ReadRecord<PartRecord>>> read_parts(const std::filesystem::path& path);
Result<std::vector<ReadRecord<BoardRecord>>> read_boards(const std::filesystem::path& path);
Result<ReadRecord<CoreRecord>> read_core(const std::filesystem::path& path);
Result<ReadRecord<RuntimeRecord>> read_runtime(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
