#include "mcu_db/read_currents.h"

#include <algorithm>

#include "mcu_db/data_file.h"

namespace jauge::mcu_db {
namespace {

using nlohmann::json;
using target::InferenceCurrent;
using target::Regulator;

std::string fault_of(const ReadCurrent& read, const std::string& unit) {
  const InferenceCurrent& current = read.current;
  if (read.parts.empty()) return "it names no parts";
  if (unit != "uA/MHz") return "the current is in '" + unit + "'; it must be in 'uA/MHz'";
  if (!(current.ua_per_mhz >= 0.01 && current.ua_per_mhz <= 1e5)) return "the current is out of range";
  if (!(current.supply_v >= 0.1 && current.supply_v <= 60)) return "the supply is out of range";
  if (!(current.low > 0 && current.low <= 1 && current.high >= 1 && current.high <= 10))
    return "the interval does not hold the value";
  if (current.networks < 1) return "it rests on no networks";
  if (current.source.empty()) return "it has no source";
  return "";
}

ReadCurrent read_current(const json& record, const Sources& sources) {
  FieldReader fields(record, sources);
  ReadCurrent read;
  read.parts = fields.texts("parts");
  const std::string regulator = fields.text("regulator");
  read.name = (read.parts.empty() ? "no part" : read.parts.front()) + ", " + regulator;
  read.current.regulator = regulator == "switching" ? Regulator::switching : Regulator::linear;
  std::string unit;
  if (const auto fact = fields.fact("current")) {
    read.current.ua_per_mhz = fact->value;
    read.current.source = fact->source;
    unit = fact->unit;
  }
  read.current.supply_v = fields.number("supply_v").value_or(0);
  fields.object("interval", [&read](FieldReader& ends) {
    read.current.low = ends.number("low").value_or(0);
    read.current.high = ends.number("high").value_or(0);
  });
  const double networks = fields.number("networks").value_or(0);
  read.current.networks = networks >= 1 && networks <= 1e6 ? static_cast<int>(networks) : 0;
  read.fault = fields.fault();
  if (read.fault.empty() && regulator != "switching" && regulator != "linear")
    read.fault = "'" + regulator + "' is no regulator: linear or switching";
  if (read.fault.empty()) read.fault = fault_of(read, unit);
  return read;
}

}  // namespace

bool speaks_of(const ReadCurrent& current, std::string_view part) {
  return std::ranges::any_of(current.parts, [part](const std::string& begin) { return part.starts_with(begin); });
}

Result<std::vector<ReadCurrent>> read_currents(const std::filesystem::path& path) {
  JAUGE_TRY(const DataFile file, open_data_file(path));
  const auto list = file.content.find("currents");
  if (list == file.content.end() || !list->is_array()) return bad_file(path, "there is no list 'currents'");
  std::vector<ReadCurrent> currents;
  for (const json& record : *list) currents.push_back(read_current(record, file.sources));
  return currents;
}

}  // namespace jauge::mcu_db
