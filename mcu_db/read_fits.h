// data/fits/<runtime>.json: what bench/predictions fitted for one runtime. README.md describes the form.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/runtime_profile.h"

namespace jauge::mcu_db {

template <class Model>
struct ReadFit {
  std::string name;   // "int8 on Cortex-M4, version 9.0"
  std::string fault;  // empty: `model` may be used
  Model model;
};

struct FitFile {
  std::string runtime;
  std::vector<ReadFit<target::SpeedModel>> speeds;  // in the order of the file
  std::vector<ReadFit<target::SizeModel>> code_sizes, ram_sizes;
};

// Errors: what read_json_file says, bad_record when the file as a whole has not this form.
Result<FitFile> read_fits(const std::filesystem::path& path);

}  // namespace jauge::mcu_db
