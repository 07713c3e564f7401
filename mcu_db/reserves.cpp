#include "mcu_db/reserves.h"

#include <algorithm>

#include "mcu_db/data_file.h"
#include "mcu_db/names.h"
#include "mcu_db/quantities.h"

namespace jauge::mcu_db {
namespace {

// Nothing for a record with a fault.
std::optional<FirmwareReserve> read_reserve(const nlohmann::json& record, const Sources& sources) {
  if (!record.is_object()) return std::nullopt;
  FieldReader fields(record, sources);
  FirmwareReserve reserve;
  reserve.name = fields.text("name");
  reserve.title = fields.text("title");
  const auto flash = fields.fact("flash"), ram = fields.fact("ram");
  if (!fields.fault().empty() || !flash || !ram || name_key(reserve.name).empty()) return std::nullopt;
  const auto flash_bytes = size_of(*flash), ram_bytes = size_of(*ram);
  if (!flash_bytes || !ram_bytes) return std::nullopt;
  reserve.flash = *flash_bytes;
  reserve.ram = *ram_bytes;
  reserve.source = ram->source;
  return reserve;
}

}  // namespace

Result<std::vector<FirmwareReserve>> read_reserves(const std::filesystem::path& path) {
  std::vector<FirmwareReserve> reserves;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return reserves;
  JAUGE_TRY(const DataFile file, open_data_file(path));
  const auto list = file.content.find("reserves");
  if (list == file.content.end() || !list->is_array()) return bad_file(path, "there is no list 'reserves'");
  for (const nlohmann::json& record : *list) {
    auto reserve = read_reserve(record, file.sources);
    if (reserve && !find_reserve(reserves, reserve->name)) reserves.push_back(*std::move(reserve));
  }
  return reserves;
}

Result<FirmwareReserve> find_reserve(const std::vector<FirmwareReserve>& reserves, std::string_view name) {
  const auto found = std::ranges::find_if(
      reserves, [&](const FirmwareReserve& reserve) { return name_key(reserve.name) == name_key(name); });
  if (found != reserves.end()) return *found;
  std::string known;
  for (const FirmwareReserve& reserve : reserves) known += (known.empty() ? "" : ", ") + reserve.name;
  return Error{ErrorKind::unknown_name, std::string(name), "no such firmware is known", "known: " + known};
}

}  // namespace jauge::mcu_db
