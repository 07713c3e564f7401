// jauge mcu: the chips and boards Jauge knows.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "analyzer/base/program_paths.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/market_options.h"
#include "cli/mcu_calibration.h"
#include "cli/table.h"
#include "mcu_db/query.h"
#include "mcu_db/siblings.h"
#include "reports/csv/tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

using reports::json::Json;

struct Options {
  std::string action;
  std::vector<std::string> names;
  std::string filter;
  bool boards = false;
  MarketOptions market;
  CalibrationOptions calibration;

  std::string first() const { return names.empty() ? "" : names.front(); }
};

template <class Quantity, class Text>
std::string known(const std::optional<Quantity>& quantity, Text text) {
  return quantity ? text(*quantity) : "unknown";
}

Result<std::vector<target::Target>> selected(const Options& options, const mcu_db::Catalog& catalog) {
  JAUGE_TRY(const auto query, mcu_db::parse_query(options.filter));
  std::vector<target::Target> targets;
  std::ranges::copy_if(options.boards ? catalog.boards() : catalog.chips(), std::back_inserter(targets),
                       [&query](const target::Target& target) { return mcu_db::matches(target, query); });
  return targets;
}

std::string list_text(const std::vector<target::Target>& targets, Language language) {
  const auto size = [language](Bytes bytes) { return reports::binary_size_text(bytes, language); };
  const auto hertz = [language](Hertz clock) { return reports::hertz_text(clock, language); };
  TextTable table({{"Part"}, {"Board"}, {"Vendor"}, {"Core"}, {"Clock", true}, {"Flash", true}, {"RAM", true}});
  for (const target::Target& target : targets)
    table.add({reports::visible_name(target.part), reports::visible_name(target.board),
               reports::visible_name(target.vendor), reports::visible_name(target.core.name),
               known(target.clock, hertz), known(target.flash, size), known(target.ram, size)});
  return table.text();
}

Result<Answer> list(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  JAUGE_TRY(const auto targets, selected(options, catalog));
  if (session.options.csv) return Answer{reports::csv::mcus(targets)};
  if (!session.options.json) return Answer{list_text(targets, session.language())};
  Json array = Json::array();
  for (const target::Target& target : targets) array.push_back(reports::json::mcu_result(target));
  return json_answer(session, {{"mcus", array}});
}

std::string hexadecimal(std::uint64_t address) {
  char text[24] = {};
  std::snprintf(text, sizeof text, "0x%08llX", static_cast<unsigned long long>(address));
  return text;
}

std::string regions_text(const target::Target& target, Language language) {
  TextTable table({{"Region"}, {"Kind"}, {"Start"}, {"Size", true}, {"Source"}});
  for (const target::MemoryRegion& region : target.regions)
    table.add({reports::visible_name(region.name), reports::memory_word(region.kind, language),
               region.start_known ? hexadecimal(region.start) : "unknown",
               reports::binary_size_text(region.size, language), reports::visible_name(region.source)});
  return table.text();
}

std::string show_text(const target::Target& target, Language language) {
  const auto size = [language](Bytes bytes) { return reports::bytes_and_size_text(bytes, language); };
  const auto hertz = [language](Hertz clock) { return reports::hertz_text(clock, language); };
  std::string text = reports::visible_name(target.part) + ", " + reports::visible_name(target.vendor) + " " +
                     reports::visible_name(target.family) + "\n";
  if (!target.board.empty()) text += "on board:  " + reports::visible_name(target.board) + "\n";
  text += "core:      " + reports::visible_name(target.core.name) + ", " + known(target.clock, hertz) + "\n";
  text += "Flash:     " + known(target.flash, size) + "\n";
  text += "RAM:       " + known(target.ram, size) + "\n";
  for (const target::RamBlock& block : target::ram_blocks(target)) {
    text += "  in one piece: " + size(block.size) + " (";
    for (std::size_t i = 0; i < block.regions.size(); ++i)
      text += (i == 0 ? "" : " + ") + reports::visible_name(target.regions[block.regions[i]].name);
    text += ")\n";
  }
  text += "\n" + regions_text(target, language);
  for (const std::string& note : target.notes) text += bullet(reports::visible_text(note));
  return text + "source: " + reports::visible_text(target.source) + "\n";
}

std::string offer_text(const target::Target& target) {
  if (!target.offer) return "";
  char price[48];
  std::snprintf(price, sizeof price, "%.2f ", target.offer->price);
  std::string text = "price:     " + (price + reports::visible_name(target.offer->currency)) + " from " +
                     std::to_string(target.offer->quantity) + ", " + reports::visible_name(target.offer->date) + "\n";
  if (target.offer->stock) text += "stock:     " + std::to_string(*target.offer->stock) + "\n";
  if (!target.offer->notes.empty()) text += "           " + reports::visible_text(target.offer->notes) + "\n";
  return text;
}

// Which source says which fact.
std::string facts_text(const std::vector<mcu_db::Catalog::FactSource>& facts) {
  if (facts.empty()) return "";
  TextTable table({{"Fact"}, {"Value"}, {"Source"}});
  for (const auto& fact : facts)
    table.add({fact.fact, reports::visible_name(fact.value), reports::visible_name(fact.source)});
  return "\n" + table.text();
}

Json facts_json(const std::vector<mcu_db::Catalog::FactSource>& facts) {
  Json array = Json::array();
  for (const auto& fact : facts) array.push_back({{"fact", fact.fact}, {"value", fact.value}, {"source", fact.source}});
  return array;
}

Result<Answer> show(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  if (options.names.size() != 1)
    return Error{ErrorKind::usage, "mcu show", "one chip is to be named", "for example jauge mcu show STM32L4R9AI"};
  JAUGE_TRY(const auto target, catalog.find(options.first()));
  JAUGE_TRY(const auto calibrations, calibrations_of_user(session, target));
  const auto facts = catalog.facts_of(target.part);
  if (session.options.csv) return Answer{reports::csv::mcus(std::span(&target, 1))};
  if (!session.options.json)
    return Answer{show_text(target, session.language()) + offer_text(target) + facts_text(facts) +
                  calibrations_text(calibrations)};
  Json json = reports::json::mcu_result(target);
  json["facts"] = facts_json(facts);
  json["calibrations"] = calibrations_json(calibrations);
  if (target.offer)
    json["offer"] = {{"price", target.offer->price},
                     {"currency", target.offer->currency},
                     {"quantity", target.offer->quantity},
                     {"date", target.offer->date},
                     {"notes", target.offer->notes}};
  return json_answer(session, json);
}

// The next smaller and the next larger chip of the family.
Result<Answer> siblings(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  if (options.names.size() != 1)
    return Error{ErrorKind::usage, "mcu siblings", "one chip is to be named", "jauge mcu siblings STM32L4R9AI"};
  JAUGE_TRY(const auto target, catalog.find(options.first()));
  const auto found = mcu_db::siblings_of(target, catalog.chips());
  if (session.options.json) {
    const auto json = [](const target::Target* chip) {
      return chip ? reports::json::mcu_result(*chip) : Json(nullptr);
    };
    return json_answer(session,
                       {{"part", target.part}, {"smaller", json(found.smaller)}, {"larger", json(found.larger)}});
  }
  std::vector<target::Target> shown;
  for (const target::Target* chip : {found.smaller, &target, found.larger})
    if (chip) shown.push_back(*chip);
  return Answer{list_text(shown, session.language())};
}

// Two to four chips beside each other.
Result<Answer> diff(const Options& options, const mcu_db::Catalog& catalog, const Session& session) {
  if (options.names.size() < 2 || options.names.size() > 4)
    return Error{ErrorKind::usage, "mcu diff", "takes two to four chips", "jauge mcu diff STM32L4R9AI nRF52840"};
  std::vector<target::Target> targets;
  for (const std::string& name : options.names) {
    JAUGE_TRY(auto target, catalog.find(name));
    targets.push_back(std::move(target));
  }
  const auto rows = mcu_db::side_by_side(targets);
  if (session.options.json) {
    Json array = Json::array();
    for (const auto& row : rows)
      array.push_back({{"fact", row.fact}, {"values", row.values}, {"differs", row.differs}});
    return json_answer(session, {{"parts", options.names}, {"facts", array}});
  }
  std::vector<TextColumn> columns = {{""}, {""}};
  for (const target::Target& target : targets) columns.push_back({reports::visible_name(target.part)});
  TextTable table(columns);
  for (const auto& row : rows) {
    std::vector<std::string> cells = {row.differs ? "*" : "", row.fact};
    for (const std::string& value : row.values) cells.push_back(reports::visible_name(value));
    table.add(std::move(cells));
  }
  return Answer{table.text() + "* the chips differ\n"};
}

// A database with a bad record is an input that is refused.
Result<Answer> validate(const mcu_db::Catalog& catalog, Session& session) {
  for (const mcu_db::Rejected& rejected : catalog.rejected())
    session.problems.push_back({"bad_record", "error", rejected.file + ": " + rejected.record, rejected.reason, ""});
  const int status = catalog.rejected().empty() ? 0 : exit_status_of(ErrorKind::bad_record);
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  if (session.options.json)
    return json_answer(session,
                       {{"chips", catalog.chips().size()},
                        {"boards", catalog.boards().size()},
                        {"runtimes", catalog.runtimes().size()},
                        {"rejected", catalog.rejected().size()}},
                       status);
  const Language language = session.language();
  return Answer{reports::integer(count(catalog.chips().size()), language) + " chips, " +
                    reports::integer(count(catalog.boards().size()), language) + " boards, " +
                    reports::integer(count(catalog.runtimes().size()), language) + " runtimes; " +
                    reports::integer(count(catalog.rejected().size()), language) + " records set aside\n",
                status};
}

// A whole database, or chips of the user's own (no cores of their own) on top of the bundled ones.
Result<Answer> validate_folder(const std::string& folder, Session& session) {
  std::error_code error;
  const bool is_whole = std::filesystem::is_directory(std::filesystem::path(folder) / "cores", error);
  if (!is_whole && std::filesystem::is_directory(folder, error)) {
    JAUGE_TRY(const auto catalog, mcu_db::Catalog::load(data_folder() / "mcu_db", {folder}));
    return validate(catalog, session);
  }
  JAUGE_TRY(const auto catalog, mcu_db::Catalog::load(folder));
  return validate(catalog, session);
}

using Action = Result<Answer> (*)(const Options&, const mcu_db::Catalog&, const Session&);
constexpr std::pair<std::string_view, Action> actions[] = {
    {"list", list}, {"show", show}, {"siblings", siblings}, {"diff", diff}};

Result<Answer> run(const Options& options, Session& session) {
  if (options.action == "validate" && !options.names.empty()) return validate_folder(options.first(), session);
  if (options.action == "trace") return read_trace(options.names, options.market.supply, session);
  JAUGE_TRY(const auto catalog, load_catalog(session, options.market));
  CalibrationOptions calibration = options.calibration;
  calibration.supply = options.market.supply;
  if (options.action == "validate") return validate(catalog, session);
  if (options.action == "calibrate") return calibrate(options.names, calibration, catalog, session);
  if (options.action == "uncalibrate") return uncalibrate(options.names, catalog, session);
  for (const auto& [name, act] : actions)
    if (name == options.action) return act(options, catalog, session);
  return list(options, catalog, session);
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ACTION", options->action, "list, show, validate, siblings, diff, calibrate, uncalibrate or trace")
      ->required()
      ->check(CLI::IsMember({"list", "show", "validate", "siblings", "diff", "calibrate", "uncalibrate", "trace"}))
      ->option_text("list|show|validate|siblings|diff|calibrate|uncalibrate|trace");
  app.add_option("PART", options->names,
                 "show, siblings, calibrate, uncalibrate: chip, orderable number or board; diff: two to four; "
                 "validate: a folder of records; trace: a CSV file of time and current");
  app.add_option("--filter", options->filter, "list: which chips, as in 'vendor=ST ram>=256KiB'")->type_name("EXPR");
  app.add_flag("--boards", options->boards, "list: boards instead of bare chips");
  add_market_options(app, options->market);
  add_calibration_options(app, options->calibration);
  return [options](Session& session) { return run(*options, session); };
}

}  // namespace

const Command mcu_command = {"mcu", "chips and boards: list, show, compare, calibrate with your own measurements",
                             "jauge mcu show STM32L4R9I-DISCO", prepare};

}  // namespace jauge::cli
