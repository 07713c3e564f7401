// All chips, boards and runtime profiles Jauge knows, loaded once and then only read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"

namespace jauge::mcu_db {

// A record that was set aside: the rest of the database is used as if it were not there.
struct Rejected {
  std::string file;
  std::string record;  // part or board name, or its index
  std::string reason;
};

class Catalog {
 public:
  // Reads <folder>/<vendor>/*.json, cores/*.json, boards.json, runtimes/*.json, speeds/*.json. Records with faults are
  // set aside. Errors: unreadable_file when the folder is missing, bad_record when nothing usable is in it.
  static Result<Catalog> load(const std::filesystem::path& folder);

  std::span<const target::Target> chips() const { return chips_; }
  // Chips as they sit on boards: Target::board is set and external memories are among the regions.
  std::span<const target::Target> boards() const { return boards_; }
  std::span<const target::RuntimeProfile> runtimes() const { return runtimes_; }
  std::span<const Rejected> rejected() const { return rejected_; }

  // A chip's name ("STM32L4R9AI"), an orderable number ("STM32L4R9AII6"), a board's name or another name of it. Case,
  // spaces, '-', '_' and '/' do not count. An orderable number is a known part and what its vendor's scheme allows to
  // follow (package, temperature, packing): the longest such part is meant.
  // Errors: unknown_name, with the three nearest names as the hint.
  Result<target::Target> find(std::string_view name) const;
  // A runtime's name, or one of its versions: "x-cube-ai", "x-cube-ai@9.0". Errors: unknown_name for either.
  Result<target::RuntimeProfile> find_runtime(std::string_view name) const;

 private:
  std::vector<target::Target> chips_, boards_;
  std::vector<target::RuntimeProfile> runtimes_;
  std::vector<Rejected> rejected_;

  friend class CatalogLoader;
  const target::Target* find_ordered(std::string_view key) const;

  struct Place {
    enum class Kind { chip, board } kind = Kind::chip;
    std::size_t index = 0;
  };
  std::map<std::string, Place, std::less<>> places_;  // by name_key of parts, boards and their other names
  std::vector<std::string> order_suffixes_;           // of chips_, in their order
};

}  // namespace jauge::mcu_db
