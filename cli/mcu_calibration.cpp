#include "cli/mcu_calibration.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "analyzer/base/json_nesting.h"
#include "analyzer/base/safe_file.h"
#include "analyzer/cost/current_trace.h"
#include "analyzer/cost/speed.h"
#include "cli/table.h"
#include "reports/wording/names.h"

namespace jauge::cli {
namespace {

using mcu_db::Calibration;
using reports::json::Json;

constexpr std::size_t largest_trace = 1024 * 1024 * 1024, largest_result = 64 * 1024 * 1024;
constexpr int deepest_result = 64;

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

Error usage(std::string where, std::string what, std::string hint) {
  return {ErrorKind::usage, std::move(where), std::move(what), std::move(hint)};
}

Result<double> number_before(const std::string& option, const std::string& text, std::string_view unit) {
  double number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view rest(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  if (error == std::errc() && number > 0 && number < 1e9 && (rest.empty() || rest == unit)) return number;
  return usage(option, "'" + text + "' is not an amount above 0", "for example " + option + " 3" + std::string(unit));
}

struct Measured {
  std::string model, runtime;
  double ms = 0;
};

// result.latency_ms.value and inputs[0].path of `jauge measure --json`.
Result<Measured> from_result(const std::string& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_result));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const Error refused{ErrorKind::damaged_file, path, "this is not the output of jauge measure --json", ""};
  if (json_nesting(text) > deepest_result) return refused;
  const Json json = Json::parse(text, nullptr, false);
  const auto ms = Json::json_pointer("/result/latency_ms/value"), model = Json::json_pointer("/inputs/0/path");
  const auto origin = Json::json_pointer("/result/latency_ms/origin");
  if (json.is_discarded() || !json.is_object() || !json.contains(ms) || !json[ms].is_number() ||
      !json.contains(model) || !json[model].is_string())
    return refused;
  if (json.contains(origin) && json[origin] != "measured")
    return Error{ErrorKind::usage, path, "its latency is modelled, not measured: it cannot calibrate a board", ""};
  return Measured{json[model].get<std::string>(), "jauge", json[ms].get<double>()};
}

Result<Measured> measured_by(const CalibrationOptions& options) {
  if (!options.measurement.empty()) return from_result(options.measurement);
  if (options.model.empty() || options.latency.empty() || options.runtime.empty())
    return usage("mcu calibrate", "what was measured is not said",
                 "--measured FILE, or --model FILE --runtime R --latency 12.5ms, or --trace FILE");
  JAUGE_TRY(const double ms, number_before("--latency", options.latency, "ms"));
  return Measured{options.model, options.runtime, ms};
}

// The model as it is without the user's calibrations.
const target::SpeedModel* bare_model(const target::RuntimeProfile& runtime, const target::Target& target,
                                     const std::string& dtype) {
  for (const target::SpeedModel& model : runtime.speeds) {
    if (!model.part.empty() || model.dtype != dtype) continue;
    target::RuntimeProfile one = {};
    one.speeds = {model};
    if (cost::speed_model(one, target, dtype)) return &model;
  }
  return nullptr;
}

Result<Calibration> speed_from(const CalibrationOptions& options, const target::Target& target,
                               const mcu_db::Catalog& catalog, Session& session) {
  JAUGE_TRY(const Measured measured, measured_by(options));
  JAUGE_TRY(const auto runtime, catalog.find_runtime(measured.runtime));
  JAUGE_TRY(const auto study, load_model(session, measured.model, memory::Level::none));
  const cost::Counts& counts = study.deployable_counts;
  const auto* model = bare_model(runtime, target, counts.weight_dtype);
  if (!model || cost::kernel_without_speed(*model, counts.layers) || !target.clock)
    return Error{ErrorKind::usage, target.part,
                 "no speed of " + runtime.title + " with " + counts.weight_dtype +
                     " weights is known for this core, so "
                     "there is nothing to calibrate",
                 ""};
  const double modelled_ms = duration_ms(cost::cycles_of(*model, counts.layers).total(), *target.clock);
  Calibration calibration;
  calibration.how = options.measurement.empty() ? "latency given by hand" : options.measurement;
  calibration.speed = mcu_db::SpeedCalibration{.runtime = runtime.name,
                                               .version = model->version,
                                               .dtype = model->dtype,
                                               .core = model->core,
                                               .factor = measured.ms / modelled_ms,
                                               .network = study.model.source.name};
  if (!(calibration.speed->factor >= 0.01 && calibration.speed->factor <= 100))
    return Error{ErrorKind::usage, target.part,
                 "the measured latency is more than 100 times off the model: it is not of this network on this board",
                 ""};
  return calibration;
}

Result<cost::TraceFigures> figures_from(const std::string& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_trace));
  JAUGE_TRY(const auto trace, cost::parse_trace({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path));
  return cost::figures_of(trace);
}

Result<Calibration> current_from(const CalibrationOptions& options, const target::Target& target) {
  JAUGE_TRY(const auto figures, figures_from(options.trace));
  if (!target.clock) return Error{ErrorKind::usage, target.part, "the clock of this chip is not known", ""};
  if (options.supply.empty()) return usage("--supply", "the supply during the trace is not said", "--supply 3V");
  Calibration calibration;
  calibration.how = options.trace;
  calibration.current.emplace();
  JAUGE_TRY(calibration.current->supply_v, number_before("--supply", options.supply, "V"));
  const double megahertz = static_cast<double>(target.clock->value) / 1e6;
  calibration.current->ua_per_mhz = figures.active_ma * 1e3 / megahertz;
  if (!(calibration.current->ua_per_mhz >= 0.01 && calibration.current->ua_per_mhz <= 1e5))
    return Error{ErrorKind::damaged_file, options.trace, "the current of the trace is not that of a running chip", ""};
  return calibration;
}

std::string name_of(const target::Target& target) {
  return target.board.empty() ? target.part : target.board;
}

Result<target::Target> named(const std::vector<std::string>& names, const mcu_db::Catalog& catalog) {
  if (names.size() != 1)
    return usage("mcu", "one board or chip is to be named", "jauge mcu calibrate NUCLEO-L4R5ZI ...");
  return catalog.find(names.front());
}

std::string line_of(const Calibration& calibration) {
  char text[256];
  std::string line = reports::visible_name(calibration.date) + ", " + reports::visible_name(calibration.how) + ": ";
  if (const auto& speed = calibration.speed) {
    std::snprintf(text, sizeof text, "%s with %s weights takes %.3g times the modelled cycles (",
                  speed->runtime.c_str(), speed->dtype.c_str(), speed->factor);
    line += text + reports::visible_name(speed->network) + ")";
  }
  if (const auto& current = calibration.current) {
    std::snprintf(text, sizeof text, "draws %.4g uA/MHz at %.3g V", current->ua_per_mhz, current->supply_v);
    line += text;
  }
  return line;
}

}  // namespace

void add_calibration_options(CLI::App& app, CalibrationOptions& options) {
  const std::string group = "Calibration with your own board";
  app.add_option("--measured", options.measurement, "output of jauge measure --json")->type_name("FILE")->group(group);
  app.add_option("--model", options.model, "the model that was measured")->type_name("FILE")->group(group);
  app.add_option("--latency", options.latency, "its latency, as 12.5ms")->type_name("MS")->group(group);
  app.add_option("--runtime", options.runtime, "the library it ran with, as x-cube-ai@9.0")
      ->type_name("R")
      ->group(group);
  app.add_option("--trace", options.trace, "CSV of time and current while it ran; needs --supply")
      ->type_name("FILE")
      ->group(group);
}

Result<Answer> calibrate(const std::vector<std::string>& names, const CalibrationOptions& options,
                         const mcu_db::Catalog& catalog, Session& session) {
  JAUGE_TRY(const auto target, named(names, catalog));
  JAUGE_TRY(auto calibration,
            options.trace.empty() ? speed_from(options, target, catalog, session) : current_from(options, target));
  calibration.target = name_of(target);
  calibration.date = today();
  const auto path = mcu_db::user_folder() / mcu_db::calibrations_file;
  JAUGE_TRY(auto all, mcu_db::read_calibrations(path));
  all.all.push_back(calibration);
  JAUGE_CHECK(mcu_db::write_calibrations(path, all.all));
  if (session.options.json) return json_answer(session, {{"calibrations", calibrations_json({calibration})}});
  return Answer{reports::visible_name(calibration.target) + ", " + line_of(calibration) + "\n" +
                "undo: jauge mcu uncalibrate '" + reports::visible_name(calibration.target) + "'\n"};
}

Result<Answer> uncalibrate(const std::vector<std::string>& names, const mcu_db::Catalog& catalog, Session& session) {
  JAUGE_TRY(const auto target, named(names, catalog));
  const auto path = mcu_db::user_folder() / mcu_db::calibrations_file;
  JAUGE_TRY(auto all, mcu_db::read_calibrations(path));
  const auto last = std::ranges::find(all.all.rbegin(), all.all.rend(), name_of(target), &Calibration::target);
  if (last == all.all.rend()) return usage(name_of(target), "there is no calibration to undo", "");
  const Calibration dropped = *last;
  all.all.erase(std::next(last).base());
  JAUGE_CHECK(mcu_db::write_calibrations(path, all.all));
  if (session.options.json) return json_answer(session, {{"undone", calibrations_json({dropped})}});
  return Answer{"undone: " + line_of(dropped) + "\n"};
}

Result<Answer> read_trace(const std::vector<std::string>& names, const std::string& supply, Session& session) {
  if (names.size() != 1)
    return usage("mcu trace", "one CSV file is to be named", "jauge mcu trace run.csv --supply 3V");
  JAUGE_TRY(const auto figures, figures_from(names.front()));
  double supply_v = 0;
  if (!supply.empty()) {
    JAUGE_TRY(supply_v, number_before("--supply", supply, "V"));
  }
  const Json energy = supply_v > 0 ? Json(figures.burst_millicoulomb * supply_v) : Json(nullptr);
  if (session.options.json)
    return json_answer(session, {{"seconds", figures.seconds},
                                 {"mean_ma", figures.mean_ma},
                                 {"active_ma", figures.active_ma},
                                 {"rest_ma", figures.rest_ma},
                                 {"bursts", figures.bursts},
                                 {"burst_ms", figures.burst_ms},
                                 {"burst_mj", energy}});
  char text[400];
  std::snprintf(text, sizeof text,
                "%.4g s, mean %.4g mA; runs %d times for %.4g ms at %.4g mA, rests at %.4g mA (measured)\n",
                figures.seconds, figures.mean_ma, figures.bursts, figures.burst_ms, figures.active_ma, figures.rest_ma);
  std::string answer = text;
  if (supply_v > 0) {
    std::snprintf(text, sizeof text, "%.4g mJ a run at %.3g V (measured)\n", figures.burst_millicoulomb * supply_v,
                  supply_v);
    answer += text;
  }
  return Answer{answer};
}

Result<std::vector<Calibration>> calibrations_of_user(const Session& session, const target::Target& target) {
  if (!session.options.mcu_db.empty()) return std::vector<Calibration>{};
  JAUGE_TRY(const auto all, mcu_db::read_calibrations(mcu_db::user_folder() / mcu_db::calibrations_file));
  auto result = mcu_db::calibrations_of(all.all, target.part);
  if (!target.board.empty())
    for (const Calibration& calibration : mcu_db::calibrations_of(all.all, target.board)) result.push_back(calibration);
  return result;
}

std::string calibrations_text(const std::vector<Calibration>& calibrations) {
  std::string text;
  for (const Calibration& calibration : calibrations) text += bullet("calibrated " + line_of(calibration));
  return text;
}

Json calibrations_json(const std::vector<Calibration>& calibrations) {
  Json array = Json::array();
  for (const Calibration& calibration : calibrations) {
    Json json = {{"target", calibration.target}, {"date", calibration.date}, {"how", calibration.how}};
    if (const auto& speed = calibration.speed)
      json["speed"] = {{"runtime", speed->runtime},
                       {"version", speed->version},
                       {"dtype", speed->dtype},
                       {"factor", speed->factor},
                       {"network", speed->network}};
    if (const auto& current = calibration.current)
      json["current"] = {{"ua_per_mhz", current->ua_per_mhz}, {"supply_v", current->supply_v}};
    array.push_back(std::move(json));
  }
  return array;
}

}  // namespace jauge::cli
