#include "mcu_db/catalog_loader.h"

#include <algorithm>

#include "mcu_db/names.h"
#include "mcu_db/read_code.h"
#include "mcu_db/read_currents.h"
#include "mcu_db/read_fits.h"
#include "mcu_db/read_records.h"
#include "mcu_db/to_target.h"

namespace jauge::mcu_db {
namespace {

namespace fs = std::filesystem;

// The JSON files of a folder by name, so that loading gives the same catalog everywhere. A missing folder has none.
std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  std::ranges::sort(files);
  return files;
}

// Every folder beside cores/, runtimes/, fits/ and code/ holds the chips of one vendor.
std::vector<fs::path> vendor_folders(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unreadable;
    const std::string name = entry->path().filename().string();
    if (entry->is_directory(unreadable) && name != "cores" && name != "runtimes" && name != "fits" && name != "code")
      folders.push_back(entry->path());
  }
  std::ranges::sort(folders);
  return folders;
}

}  // namespace

Catalog CatalogLoader::load() {
  load_cores();
  load_parts(folder_);
  for (const fs::path& root : further_) load_parts(root);
  load_currents();
  load_boards(folder_);
  for (const fs::path& root : further_) load_boards(root);
  load_runtimes();
  load_fits();
  load_code();
  catalog_.records_ = std::make_shared<const std::vector<PartRecord>>(std::move(parts_));
  return std::move(catalog_);
}

void CatalogLoader::set_aside(const std::string& file, const std::string& record, const std::string& reason) {
  catalog_.rejected_.push_back({.file = file, .record = record, .reason = reason});
}

void CatalogLoader::load_cores() {
  for (const fs::path& path : json_files(folder_ / "cores")) {
    const std::string file = path.lexically_relative(folder_).string();
    auto core = read_core(path);
    if (!core) {
      set_aside(file, "", core.error().what);
      continue;
    }
    const auto fault = core->fault.empty() ? find_fault(core->record) : core->fault;
    if (fault)
      set_aside(file, core->name, *fault);
    else if (!cores_.emplace(core->record.core, core->record).second)
      set_aside(file, core->name, "another file describes this core");
  }
}

void CatalogLoader::load_parts(const fs::path& root) {
  for (const fs::path& folder : vendor_folders(root))
    for (const fs::path& path : json_files(folder)) load_parts_of(path, path.lexically_relative(root).string());
}

void CatalogLoader::load_parts_of(const fs::path& path, const std::string& file) {
  auto parts = read_parts(path);
  if (!parts) return set_aside(file, "", parts.error().what);
  for (const auto& part : *parts) {
    const auto fault = part.fault.empty() ? find_fault(part.record, cores_) : part.fault;
    if (fault)
      set_aside(file, part.name, *fault);
    else
      keep(part.record, file);
  }
}

bool CatalogLoader::take_names(const std::vector<std::string>& names, Catalog::Place place, const std::string& file) {
  for (const std::string& name : names)
    if (catalog_.places_.contains(name_key(name))) {
      set_aside(file, names.front(), "the name '" + name + "' is already taken");
      return false;
    }
  for (const std::string& name : names) catalog_.places_.emplace(name_key(name), place);
  return true;
}

void CatalogLoader::keep(const PartRecord& part, const std::string& file) {
  std::vector<std::string> names = {part.part};
  names.insert(names.end(), part.aliases.begin(), part.aliases.end());
  if (!take_names(names, {Catalog::Place::Kind::chip, catalog_.chips_.size()}, file)) return;
  catalog_.chips_.push_back(to_target(part, cores_));
  catalog_.order_suffixes_.push_back(part.order_suffix);
  parts_.push_back(part);
}

void CatalogLoader::keep(const BoardRecord& board, const std::string& file) {
  const auto place = catalog_.places_.find(name_key(board.part));
  if (place == catalog_.places_.end() || place->second.kind != Catalog::Place::Kind::chip)
    return set_aside(file, board.board, "its chip '" + board.part + "' is not in the database");
  const std::size_t chip = place->second.index;
  if (const auto fault = find_fault(board, parts_[chip])) return set_aside(file, board.board, *fault);

  std::vector<std::string> names = {board.board};
  names.insert(names.end(), board.aliases.begin(), board.aliases.end());
  if (!take_names(names, {Catalog::Place::Kind::board, catalog_.boards_.size()}, file)) return;
  ++catalog_.chips_[chip].board_count;
  catalog_.boards_.push_back(to_target(board, catalog_.chips_[chip]));
}

void CatalogLoader::load_boards(const fs::path& root) {
  const fs::path path = root / "boards.json";
  std::error_code error;
  if (!fs::exists(path, error)) return;
  auto boards = read_boards(path);
  if (!boards) return set_aside("boards.json", "", boards.error().what);
  for (const auto& board : *boards) {
    if (board.fault.empty())
      keep(board.record, "boards.json");
    else
      set_aside("boards.json", board.name, board.fault);
  }
}

void CatalogLoader::load_runtimes() {
  for (const fs::path& path : json_files(folder_ / "runtimes")) {
    const std::string file = path.lexically_relative(folder_).string();
    auto runtime = read_runtime(path);
    if (!runtime) {
      set_aside(file, "", runtime.error().what);
      continue;
    }
    const auto fault = runtime->fault.empty() ? find_fault(runtime->record) : runtime->fault;
    if (fault)
      set_aside(file, runtime->name, *fault);
    else if (std::ranges::count(catalog_.runtimes_, runtime->record.runtime, &target::RuntimeProfile::name) > 0)
      set_aside(file, runtime->name, "another file describes this runtime");
    else
      catalog_.runtimes_.push_back(to_profile(runtime->record));
  }
}

template <class Model>
void CatalogLoader::keep_fits(std::vector<ReadFit<Model>>& fits, std::vector<Model>& into, const std::string& file) {
  for (ReadFit<Model>& fit : fits) {
    if (fit.fault.empty())
      into.push_back(std::move(fit.model));
    else
      set_aside(file, fit.name, fit.fault);
  }
}

void CatalogLoader::load_fits() {
  for (const fs::path& path : json_files(folder_ / "fits")) {
    const std::string file = path.lexically_relative(folder_).string();
    auto fits = read_fits(path);
    if (!fits) {
      set_aside(file, "", fits.error().what);
      continue;
    }
    const auto runtime = std::ranges::find(catalog_.runtimes_, fits->runtime, &target::RuntimeProfile::name);
    if (runtime == catalog_.runtimes_.end()) {
      set_aside(file, fits->runtime, "no runtime has this name");
      continue;
    }
    keep_fits(fits->speeds, runtime->speeds, file);
    keep_fits(fits->code_sizes, runtime->code_sizes, file);
    keep_fits(fits->ram_sizes, runtime->ram_sizes, file);
  }
}

void CatalogLoader::load_code() {
  for (const fs::path& path : json_files(folder_ / "code")) {
    const std::string file = path.lexically_relative(folder_).string();
    auto code = read_code(path);
    if (!code) {
      set_aside(file, "", code.error().what);
      continue;
    }
    const auto runtime = std::ranges::find(catalog_.runtimes_, code->runtime, &target::RuntimeProfile::name);
    if (runtime == catalog_.runtimes_.end())
      set_aside(file, code->runtime, "no runtime has this name");
    else
      runtime->code_records.push_back(std::move(code->record));
  }
}

// Before the boards: they take the currents of their chips with them.
void CatalogLoader::load_currents() {
  const fs::path path = folder_ / "currents.json";
  std::error_code error;
  if (!fs::exists(path, error)) return;
  auto currents = read_currents(path);
  if (!currents) return set_aside("currents.json", "", currents.error().what);
  for (const ReadCurrent& current : *currents) {
    if (!current.fault.empty()) {
      set_aside("currents.json", current.name, current.fault);
      continue;
    }
    for (target::Target& chip : catalog_.chips_)
      if (speaks_of(current, chip.part)) chip.inference_currents.push_back(current.current);
  }
}

}  // namespace jauge::mcu_db
