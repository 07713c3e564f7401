#include "mcu_db/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

#include "analyzer/base/safe_file.h"
#include "mcu_db/data_file.h"
#include "mcu_db/names.h"

namespace jauge::mcu_db {
namespace {

using nlohmann::json;
using target::Regulator;

bool is_factor(double factor) {
  return factor >= 0.01 && factor <= 100;
}

SpeedCalibration read_speed(FieldReader& fields) {
  return {.runtime = fields.text("runtime"),
          .version = fields.text_or_empty("version"),
          .dtype = fields.text("dtype"),
          .core = fields.text("core"),
          .factor = fields.number("factor").value_or(0),
          .network = fields.text_or_empty("network")};
}

CurrentCalibration read_current(FieldReader& fields) {
  return {.ua_per_mhz = fields.number("ua_per_mhz").value_or(0),
          .supply_v = fields.number("supply_v").value_or(0),
          .regulator = fields.text("regulator") == "switching" ? Regulator::switching : Regulator::linear};
}

std::string fault_of(const Calibration& calibration) {
  if (name_key(calibration.target).empty()) return "it names no board";
  if (!calibration.speed && !calibration.current) return "it calibrates nothing";
  if (calibration.speed && !is_factor(calibration.speed->factor)) return "the factor is out of range";
  if (calibration.current) {
    const CurrentCalibration& current = *calibration.current;
    if (!(current.ua_per_mhz >= 0.01 && current.ua_per_mhz <= 1e5)) return "the current is out of range";
    if (!(current.supply_v >= 0.1 && current.supply_v <= 60)) return "the supply is out of range";
  }
  return "";
}

std::string read_entry(const json& record, Calibration& calibration) {
  static const Sources no_sources;
  FieldReader fields(record, no_sources);
  calibration.target = fields.text("target");
  calibration.date = fields.text("date");
  calibration.how = fields.text_or_empty("how");
  fields.object("speed", [&calibration](FieldReader& inner) { calibration.speed = read_speed(inner); });
  fields.object("current", [&calibration](FieldReader& inner) { calibration.current = read_current(inner); });
  const std::string fault = fields.fault();
  return fault.empty() ? fault_of(calibration) : fault;
}

json to_json(const Calibration& calibration) {
  json record = {{"target", calibration.target}, {"date", calibration.date}, {"how", calibration.how}};
  if (const auto& speed = calibration.speed)
    record["speed"] = {{"runtime", speed->runtime}, {"version", speed->version}, {"dtype", speed->dtype},
                       {"core", speed->core},       {"factor", speed->factor},   {"network", speed->network}};
  if (const auto& current = calibration.current)
    record["current"] = {{"ua_per_mhz", current->ua_per_mhz},
                         {"supply_v", current->supply_v},
                         {"regulator", current->regulator == Regulator::switching ? "switching" : "linear"}};
  return record;
}

// Of one board, runtime, version, data type and core.
struct Together {
  double log_sum = 0;
  int count = 0;
  std::string networks;
  std::string date;
};
using SpeedKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;

std::map<SpeedKey, Together> speeds_by_board(const std::vector<Calibration>& calibrations) {
  std::map<SpeedKey, Together> result;
  for (const Calibration& calibration : calibrations) {
    if (!calibration.speed) continue;
    const SpeedCalibration& speed = *calibration.speed;
    Together& together = result[{calibration.target, speed.runtime, speed.version, speed.dtype, speed.core}];
    together.log_sum += std::log(speed.factor);
    ++together.count;
    together.networks += (together.networks.empty() ? "" : ", ") + speed.network;
    together.date = calibration.date;
  }
  return result;
}

void apply_speed(Catalog& catalog, const SpeedKey& key, const Together& together) {
  const auto& [board, runtime, version, dtype, core] = key;
  const auto profile = catalog.find_runtime(runtime);
  if (!profile) return;
  // One for each way its Flash may be set, and those of kinds of chips before those of any; prefer() puts the last
  // first.
  for (auto base = profile->speeds.rbegin(); base != profile->speeds.rend(); ++base) {
    if (!base->part.empty() || base->version != version || base->dtype != dtype || base->core != core) continue;
    target::SpeedModel model = *base;
    model.part = board;
    model.basis = target::SpeedModel::Basis::board;
    model.scale *= std::exp(together.log_sum / together.count);
    model.date = together.date;
    model.source = "calibrated on " + board + " with " + together.networks + ", " + together.date + ": " + model.source;
    catalog.prefer(runtime, std::move(model));
  }
}

void apply_current(Catalog& catalog, const Calibration& calibration) {
  const CurrentCalibration& current = *calibration.current;
  catalog.prefer(calibration.target, target::InferenceCurrent{.regulator = current.regulator,
                                                              .ua_per_mhz = current.ua_per_mhz,
                                                              .supply_v = current.supply_v,
                                                              .low = 0.9,
                                                              .high = 1.1,
                                                              .networks = 1,
                                                              .source = calibration.how + ", " + calibration.date});
}

}  // namespace

std::filesystem::path user_folder() {
  const auto folder = [](const char* variable) -> std::filesystem::path {
    const char* value = std::getenv(variable);
    return value ? value : "";
  };
  if (const auto config = folder("XDG_CONFIG_HOME"); config.is_absolute()) return config / "jauge";
  if (const auto home = folder("HOME"); home.is_absolute()) return home / ".config/jauge";
  return {};
}

Result<Calibrations> read_calibrations(const std::filesystem::path& path) {
  Calibrations result;
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return result;
  JAUGE_TRY(const DataFile file, open_data_file(path));
  const auto list = file.content.find("calibrations");
  if (list == file.content.end() || !list->is_array()) return bad_file(path, "there is no list 'calibrations'");
  for (std::size_t i = 0; i < list->size(); ++i) {
    Calibration calibration;
    const std::string fault = read_entry((*list)[i], calibration);
    if (fault.empty())
      result.all.push_back(std::move(calibration));
    else
      result.rejected.push_back({path.filename().string(), "entry " + std::to_string(i + 1), fault});
  }
  return result;
}

Result<void> write_calibrations(const std::filesystem::path& path, const std::vector<Calibration>& calibrations) {
  if (!path.is_absolute())
    return Error{ErrorKind::unreadable_file, "calibrations", "neither XDG_CONFIG_HOME nor HOME names a folder", ""};
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  json list = json::array();
  for (const Calibration& calibration : calibrations) list.push_back(to_json(calibration));
  const json file = {{"schema", 1}, {"calibrations", list}};
  return write_file_safely(path, file.dump(1, ' ', false, json::error_handler_t::replace) + "\n", Overwrite::allow);
}

void calibrate(Catalog& catalog, const std::vector<Calibration>& calibrations) {
  for (const auto& [key, together] : speeds_by_board(calibrations)) apply_speed(catalog, key, together);
  for (const Calibration& calibration : calibrations)
    if (calibration.current) apply_current(catalog, calibration);
}

std::vector<Calibration> calibrations_of(const std::vector<Calibration>& all, const std::string& target) {
  std::vector<Calibration> result;
  std::ranges::copy_if(all, std::back_inserter(result),
                       [&target](const Calibration& calibration) { return calibration.target == target; });
  return result;
}

}  // namespace jauge::mcu_db
