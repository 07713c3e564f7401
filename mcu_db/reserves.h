// What firmware of the user's own is likely to need beside a network: an operating system, a radio's stack. Data
// (data/reserves.json, and reserves.json in the user's folder) with a source for each figure; a choice, never a
// default.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/units.h"

namespace jauge::mcu_db {

struct FirmwareReserve {
  std::string name;   // as on the command line: "freertos"
  std::string title;  // for people
  Bytes flash, ram;
  std::string source;
};

// Records with faults (no size, no source, a name said already) are left out. A missing file holds none.
// Errors: what read_json_file says, bad_record when the file as a whole has not this form.
Result<std::vector<FirmwareReserve>> read_reserves(const std::filesystem::path& path);

// Of several files, one after the other. Errors: unknown_name, with the known ones as the hint.
Result<FirmwareReserve> find_reserve(const std::vector<FirmwareReserve>& reserves, std::string_view name);

}  // namespace jauge::mcu_db
