// data/speeds/<runtime>.json: what bench/predictions fitted for one runtime. README.md describes the form.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/speed_model.h"

namespace jauge::mcu_db {

struct ReadSpeed {
  std::string name;   // "int8 on Cortex-M4, version 9.0"
  std::string fault;  // empty: `model` may be used
  target::SpeedModel model;
};

struct SpeedFile {
  std::string runtime;
  std::vector<ReadSpeed> speeds;  // in the order of the file
};

// Errors: what read_json_file says, bad_record when the file as a whole has not this form.
Result<SpeedFile> read_speeds(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
