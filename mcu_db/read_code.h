// data/code/<runtime>_<core>.json: the code bytes of our own runtime as bench/code_bytes measured them.
#pragma once

#include <filesystem>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/target/code_record.h"

namespace jauge::mcu_db {

struct CodeFile {
  std::string runtime;
  target::CodeRecord record;
};

// Errors: what read_json_file says, bad_record for another form or indices out of range.
Result<CodeFile> read_code(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
