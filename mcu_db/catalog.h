// All chips, boards and runtime profiles Jauge knows, loaded once and then only read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"
#include "mcu_db/record.h"

namespace jauge::mcu_db {

// A record that was set aside: the rest of the database is used as if it were not there.
struct Rejected {
  std::string file;
  std::string record;  // part or board name, or its index
  std::string reason;
};

struct Overlay;  // overlay.h

class Catalog {
 public:
  // Reads <folder>/<vendor>/*.json, cores/*.json, boards.json, currents.json, runtimes/*.json,
  // fits/*.json. Records with faults are
  // set aside. Errors: unreadable_file when the folder is missing, bad_record when nothing usable is in it.
  // `further` folders hold the user's own chips and boards in the same form (without cores); a name that the database
  // has already is set aside, and a missing folder holds none.
  static Result<Catalog> load(const std::filesystem::path& folder,
                              const std::vector<std::filesystem::path>& further = {});

  // Puts the offers of an overlay on chips and boards. Of several for one part the one that holds for `quantity` pieces
  // at the best price counts. Returns the rows that name nothing known or repeat one another; they change nothing.
  std::vector<Rejected> lay_over(const Overlay& overlay, std::int64_t quantity = 1);

  // Puts speeds that the user's own boards were measured with before all others (calibration.h).
  void prefer(const std::string& runtime, target::SpeedModel speed);
  // The same for a current that was measured on a part or board.
  void prefer(const std::string& part_or_board, target::InferenceCurrent current);

  // What says each fact of a chip: "clock" -> source. Empty for a name that is no chip.
  struct FactSource {
    std::string fact, value, source;
  };
  std::vector<FactSource> facts_of(std::string_view part) const;

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
  std::map<std::string, Place, std::less<>> places_;        // by name_key of parts, boards and their other names
  std::vector<std::string> order_suffixes_;                 // of chips_, in their order
  std::shared_ptr<const std::vector<PartRecord>> records_;  // of chips_, in their order

  std::vector<target::Target*> targets_named(std::string_view name);
};

}  // namespace jauge::mcu_db
