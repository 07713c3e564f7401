// Chips that a user adds by hand: written into the user's own folder in the form of the database (README.md), so that
// nothing but a file remembers them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::mcu_db {

struct OwnRegion {
  std::string name;                    // "SRAM1"
  std::optional<std::uint64_t> start;  // empty: not known
  double kib = 0;
  std::string kind;  // a word of region_kind (names.h): "flash", "sram", "ccm" ...
};

struct OwnPart {
  std::string vendor, family, part;
  std::string core;  // "Cortex-M4F"
  std::optional<double> clock_mhz;
  std::vector<OwnRegion> regions;  // totals of Flash and RAM are their sums
  std::string source;              // the data sheet and its revision
};

// Adds it to <folder>/<vendor>/<family>.json, which is made when it is missing, and gives that path. The record is
// judged as those of the database are, with the cores of `cores` (the database's folder "cores").
// Errors: bad_record, naming what is wrong with it, or that the file already holds a part of this name; those of
// write_file_safely.
Result<std::filesystem::path> add_own_part(const std::filesystem::path& folder, const std::filesystem::path& cores,
                                           const OwnPart& part);

}  // namespace jauge::mcu_db
