#include "mcu_db/catalog.h"

#include "analyzer/base/nearest_name.h"
#include "mcu_db/catalog_loader.h"
#include "mcu_db/names.h"

namespace jauge::mcu_db {
namespace {

// "X, Y, Z" of the nearest known names.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& known) {
  std::string hint;
  for (const std::string& name : nearest_names(wanted, known)) hint += (hint.empty() ? "did you mean " : ", ") + name;
  return hint.empty() ? hint : hint + "?";
}

// The profile with the speeds of one version only.
Result<target::RuntimeProfile> of_version(target::RuntimeProfile runtime, std::string_view version) {
  std::string known;
  for (const target::SpeedModel& speed : runtime.speeds)
    if (known.find(speed.version) == std::string::npos) known += (known.empty() ? "" : ", ") + speed.version;
  std::erase_if(runtime.speeds, [version](const target::SpeedModel& speed) { return speed.version != version; });
  if (!runtime.speeds.empty()) return runtime;
  return Error{.kind = ErrorKind::unknown_name,
               .where = runtime.name + "@" + std::string(version),
               .what = "no speed is known for this version",
               .hint = known.empty() ? "" : "known versions: " + known};
}

}  // namespace

Result<Catalog> Catalog::load(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& further) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return Error{.kind = ErrorKind::unreadable_file,
                 .where = folder.string(),
                 .what = "the folder of the chip database is missing",
                 .hint = "it is installed as share/jauge/mcu_db beside the folder of the programs"};
  Catalog catalog = CatalogLoader(folder, further).load();
  if (catalog.chips_.empty())
    return Error{.kind = ErrorKind::bad_record,
                 .where = folder.string(),
                 .what = "no usable chip record is in the chip database" +
                         (catalog.rejected_.empty() ? "" : "; the first reason: " + catalog.rejected_.front().reason),
                 .hint = ""};
  return catalog;
}

// The longest part of which `key` is an order number.
const target::Target* Catalog::find_ordered(std::string_view key) const {
  for (std::size_t length = key.size(); length > 0; --length) {
    const auto found = places_.find(key.substr(0, length));
    if (found == places_.end() || found->second.kind != Place::Kind::chip) continue;
    const std::size_t index = found->second.index;
    if (is_order_suffix(key.substr(length), order_suffixes_[index])) return &chips_[index];
  }
  return nullptr;
}

Result<target::Target> Catalog::find(std::string_view name) const {
  const std::string key = name_key(name);
  if (const auto found = places_.find(key); found != places_.end())
    return found->second.kind == Place::Kind::chip ? chips_[found->second.index] : boards_[found->second.index];
  if (const target::Target* chip = find_ordered(key)) return *chip;

  std::vector<std::string> known;
  for (const target::Target& chip : chips_) known.push_back(chip.part);
  for (const target::Target& board : boards_) known.push_back(board.board);
  return Error{.kind = ErrorKind::unknown_name,
               .where = std::string(name),
               .what = "no chip or board has this name",
               .hint = did_you_mean(name, known)};
}

Result<target::RuntimeProfile> Catalog::find_runtime(std::string_view name) const {
  const std::size_t at = name.find('@');
  const std::string_view base = name.substr(0, at);
  std::vector<std::string> known;
  for (const target::RuntimeProfile& runtime : runtimes_) {
    if (name_key(runtime.name) == name_key(base))
      return at == std::string_view::npos ? Result<target::RuntimeProfile>(runtime)
                                          : of_version(runtime, name.substr(at + 1));
    known.push_back(runtime.name);
  }
  return Error{.kind = ErrorKind::unknown_name,
               .where = std::string(name),
               .what = "no runtime has this name",
               .hint = did_you_mean(base, known)};
}

}  // namespace jauge::mcu_db
