// Fills a Catalog from a folder: reads, judges, sets aside, keeps.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mcu_db/catalog.h"
#include "mcu_db/find_fault.h"
#include "mcu_db/read_fits.h"
#include "mcu_db/record.h"

namespace jauge::mcu_db {

class CatalogLoader {
 public:
  // `further` are folders with the user's own chips and boards, read after the others.
  explicit CatalogLoader(std::filesystem::path folder, std::vector<std::filesystem::path> further = {})
      : folder_(std::move(folder)), further_(std::move(further)) {}

  // Cores first, then the chips that have them, then the boards that carry those.
  Catalog load();

 private:
  void load_cores();
  void load_parts(const std::filesystem::path& root);
  void load_parts_of(const std::filesystem::path& path, const std::string& file);
  void load_boards(const std::filesystem::path& root);
  void load_runtimes();
  void load_fits();
  void load_code();
  void load_currents();

  template <class Model>
  void keep_fits(std::vector<ReadFit<Model>>& fits, std::vector<Model>& into, const std::string& file);

  void keep(const PartRecord& part, const std::string& file);
  void keep(const BoardRecord& board, const std::string& file);
  // Reserves all names or none; the taken one is set aside as a reason.
  bool take_names(const std::vector<std::string>& names, Catalog::Place place, const std::string& file);
  void set_aside(const std::string& file, const std::string& record, const std::string& reason);

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> further_;
  CoreTable cores_;
  std::vector<PartRecord> parts_;  // of catalog_.chips_, in their order
  Catalog catalog_;
};

}  // namespace jauge::mcu_db
