#include "cli/market_options.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <charconv>

#include "mcu_db/overlay.h"

namespace jauge::cli {
namespace {

struct Unit {
  std::string_view name;
  double factor;
};
constexpr Unit volts[] = {{"v", 1}, {"mv", 1e-3}};
constexpr Unit milliampere_hours[] = {{"mah", 1}, {"ah", 1e3}};
constexpr Unit microamperes[] = {{"ua", 1}, {"ma", 1e3}, {"na", 1e-3}};

// "1.8V": a positive number with one of the units; the first is meant when none is given.
Result<double> quantity_of(const std::string& option, const std::string& text, std::span<const Unit> units) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  std::string typed(stop, end);
  for (char& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const Unit& unit : units)
    if (error == std::errc() && number >= 0 && number < 1e9 && (typed == unit.name || typed.empty()))
      return number * (typed.empty() ? 1 : unit.factor);
  return Error{ErrorKind::usage, option, "'" + text + "' is not an amount",
               "a number with its unit, as in " + std::string(units.front().name)};
}

void note(Session& session, const std::vector<mcu_db::Rejected>& rejected) {
  for (const mcu_db::Rejected& row : rejected)
    session.problems.push_back({"overlay_row", "warning", row.file + ": " + row.record, row.reason,
                                "the row is set aside and changes nothing"});
}

}  // namespace

void add_market_options(CLI::App& app, MarketOptions& options) {
  const std::string group = "Prices and supply";
  app.add_option("--prices,--overlay", options.prices,
                 "CSV of yours: part,price,currency,quantity,date[,stock,notes]; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
  app.add_option("--quantity", options.quantity, "how many pieces: decides which price holds")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->group(group);
  app.add_option("--supply", options.supply, "supply voltage, for energy")->type_name("VOLT")->group(group);
  app.add_option("--regulator", options.regulator, "what feeds the core, for energy: linear or switching")
      ->check(CLI::IsMember({"linear", "switching"}))
      ->group(group);
  app.add_option("--battery", options.battery, "usable capacity, as 220mAh: adds how long it lasts")
      ->type_name("MAH")
      ->group(group);
  app.add_option("--sleep", options.sleep, "current between inferences, as 2uA")->type_name("UA")->group(group);
  app.add_option("--per-hour", options.per_hour, "inferences an hour")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber)
      ->group(group);
}

Result<mcu_db::Catalog> load_catalog(Session& session, const MarketOptions& options) {
  JAUGE_TRY(auto catalog, load_catalog(session));
  for (const std::string& path : options.prices) {
    JAUGE_TRY(const mcu_db::Overlay overlay, mcu_db::read_overlay(path));
    note(session, overlay.rejected);
    note(session, catalog.lay_over(overlay, options.quantity));
  }
  return catalog;
}

Result<target::Target> supplied(target::Target target, const MarketOptions& options) {
  if (options.regulator == "linear") target.regulator = target::Regulator::linear;
  if (options.regulator == "switching") target.regulator = target::Regulator::switching;
  if (options.supply.empty()) return target;
  JAUGE_TRY(target.supply_v, quantity_of("--supply", options.supply, volts));
  if (*target.supply_v <= 0) return Error{ErrorKind::usage, "--supply", "a supply is more than 0 V", ""};
  return target;
}

Result<std::optional<cost::DutyCycle>> duty_of(const MarketOptions& options) {
  std::optional<cost::DutyCycle> duty;
  if (options.battery.empty()) return duty;
  duty.emplace();
  duty->inferences_per_hour = options.per_hour;
  JAUGE_TRY(duty->battery_mah, quantity_of("--battery", options.battery, milliampere_hours));
  if (!options.sleep.empty()) {
    JAUGE_TRY(duty->sleep_ua, quantity_of("--sleep", options.sleep, microamperes));
  }
  return duty;
}

}  // namespace jauge::cli
