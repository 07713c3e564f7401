// data/currents.json: what chips were seen to draw while a network runs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/target.h"

namespace jauge::mcu_db {

struct ReadCurrent {
  std::string name;                // "STM32L4R, linear"
  std::string fault;               // empty: it may be used
  std::vector<std::string> parts;  // how the names of its parts begin
  target::InferenceCurrent current;
};

bool speaks_of(const ReadCurrent& current, std::string_view part);

// Errors: what read_json_file says, bad_record when the file as a whole has not this form.
Result<std::vector<ReadCurrent>> read_currents(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
