#include "reports/json/mcu.h"
#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

Json regions_json(const target::Target& target) {
  Json array = Json::array();
  for (const target::MemoryRegion& region : target.regions)
    array.push_back({{"name", region.name},
                     {"kind", name_of(region.kind)},
                     {"start", region.start_known ? Json(region.start) : Json(nullptr)},
                     {"bytes", region.size.value},
                     {"source", region.source}});
  return array;
}

Json blocks_json(const target::Target& target) {
  Json array = Json::array();
  for (const target::RamBlock& block : target::ram_blocks(target)) {
    Json names = Json::array();
    for (const std::size_t region : block.regions) names.push_back(target.regions[region].name);
    array.push_back({{"regions", names}, {"bytes", block.size.value}});
  }
  return array;
}

Json number_or_null(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

template <class T>
Json plain_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json fpu_json(const std::optional<target::Fpu>& fpu) {
  if (!fpu) return nullptr;
  switch (*fpu) {
    case target::Fpu::none:
      return "none";
    case target::Fpu::single_precision:
      return "single";
    case target::Fpu::double_precision:
      return "double";
  }
  return nullptr;
}

}  // namespace

std::string_view name_of(target::MemoryKind kind) {
  switch (kind) {
    case target::MemoryKind::flash:
      return "flash";
    case target::MemoryKind::sram:
      return "sram";
    case target::MemoryKind::ccm:
      return "ccm";
    case target::MemoryKind::dtcm:
      return "dtcm";
    case target::MemoryKind::itcm:
      return "itcm";
    case target::MemoryKind::backup:
      return "backup";
    case target::MemoryKind::reserved:
      return "reserved";
    case target::MemoryKind::external_flash:
      return "external_flash";
    case target::MemoryKind::external_ram:
      return "external_ram";
  }
  return "";
}

Json short_mcu_json(const target::Target& target) {
  return {{"part", target.part},
          {"vendor", target.vendor},
          {"core", target.core.name},
          {"clock_hz", value_or_null(target.clock)},
          {"flash_bytes", value_or_null(target.flash)},
          {"ram_bytes", value_or_null(target.ram)},
          {"regions", regions_json(target)}};
}

Json board_json(const target::Target& target) {
  return target.board.empty() ? Json(nullptr) : Json(target.board);
}

Json mcu_result(const target::Target& target) {
  Json json = short_mcu_json(target);
  json["ram_blocks"] = blocks_json(target);
  json["board"] = board_json(target);
  json["family"] = target.family;
  json["fpu"] = fpu_json(target.core.fpu);
  json["dsp"] = plain_or_null(target.core.dsp);
  json["mve"] = plain_or_null(target.core.mve);
  json["npu"] = target.core.npu.empty() ? Json(nullptr) : Json(target.core.npu);
  json["flash_wait_states"] = plain_or_null(target.flash_wait_states);
  json["supply_min_v"] = number_or_null(target.supply_min_v);
  json["supply_max_v"] = number_or_null(target.supply_max_v);
  json["run_current_ua_per_mhz"] = number_or_null(target.run_current_ua_per_mhz);
  json["notes"] = target.notes;
  json["source"] = target.source;
  return json;
}

}  // namespace jauge::reports::json
