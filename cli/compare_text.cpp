#include "cli/compare_text.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/table.h"
#include "mcu_db/siblings.h"
#include "reports/json/figures.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

std::string figure_text(const std::optional<cost::Figure>& figure, Language language) {
  return figure ? reports::value_text(*figure, language) : "unknown";
}

std::string chip_text(const target::Target& target) {
  return reports::visible_name(target.part) +
         (target.board.empty() ? "" : " on " + reports::visible_name(target.board));
}

std::string price_text(const target::Target& target) {
  if (!target.offer) return "unknown";
  char text[32];
  std::snprintf(text, sizeof text, "%.2f ", target.offer->price);
  return text + reports::visible_name(target.offer->currency) + " (" + reports::visible_name(target.offer->date) + ")";
}

std::optional<cost::BatteryLife> life_of(const ComparedRow& row, const cost::DutyCycle& duty) {
  const auto draw = cost::draw_of(row.assessment.target);
  if (!row.assessment.estimate.energy_mj || !draw) return std::nullopt;
  return cost::battery_life(*row.assessment.estimate.energy_mj, draw->supply_v, duty);
}

std::string days_text(const ComparedRow& row, const cost::DutyCycle& duty) {
  const auto life = life_of(row, duty);
  if (!life) return "unknown";
  char text[64];
  std::snprintf(text, sizeof text, "%.3g (%.3g to %.3g)", life->days.value, life->days.low, life->days.high);
  return text;
}

std::vector<target::Target> targets_of(const std::vector<ComparedRow>& rows) {
  std::vector<target::Target> targets;
  for (const ComparedRow& row : rows) targets.push_back(row.assessment.target);
  return targets;
}

std::vector<TextColumn> columns_of(bool prices, bool battery) {
  std::vector<TextColumn> columns = {{"Model"},     {"Chip"},          {"Verdict"},      {"Flash", true},
                                     {"RAM", true}, {"Latency", true}, {"Energy", true}, {"Runtime"}};
  if (prices) columns.push_back({"Price", true});
  if (battery) columns.push_back({"Battery, days", true});
  return columns;
}

}  // namespace

std::string comparison_text(const std::vector<ComparedRow>& rows, const std::optional<cost::DutyCycle>& duty,
                            Language language) {
  const bool prices =
      std::ranges::any_of(rows, [](const ComparedRow& row) { return row.assessment.target.offer.has_value(); });
  TextTable table(columns_of(prices, duty.has_value()));
  for (const ComparedRow& row : rows) {
    const auto& [target, reserve, estimate, verdict] = row.assessment;
    std::vector<std::string> cells = {reports::visible_name(row.model),
                                      chip_text(target),
                                      verdict_text(verdict.level, language, false),
                                      reports::value_text(estimate.flash.total, language),
                                      reports::value_text(estimate.ram.total, language),
                                      figure_text(estimate.latency_ms, language),
                                      figure_text(estimate.energy_mj, language),
                                      estimate.runtime};
    if (prices) cells.push_back(price_text(target));
    if (duty) cells.push_back(days_text(row, *duty));
    table.add(std::move(cells));
  }
  return table.text() +
         "Flash and RAM: counted weights and planned activations with estimated code; latency and energy estimated.\n";
}

std::string side_by_side_text(const std::vector<ComparedRow>& rows, Language language) {
  std::vector<TextColumn> columns = {{""}, {""}};
  for (const ComparedRow& row : rows) columns.push_back({chip_text(row.assessment.target)});
  TextTable table(columns);
  const auto add = [&](const std::string& name, const std::vector<std::string>& values) {
    const bool differs = std::ranges::adjacent_find(values, std::not_equal_to<>()) != values.end();
    std::vector<std::string> cells = {differs ? "*" : "", name};
    for (const std::string& value : values) cells.push_back(reports::visible_name(value));
    table.add(std::move(cells));
  };
  for (const mcu_db::FactRow& fact : mcu_db::side_by_side(targets_of(rows)))
    if (fact.fact != "source") add(fact.fact, fact.values);  // too long for a column: `jauge mcu show` prints them
  table.rule();
  const auto add_each = [&](const std::string& name, auto text) {
    std::vector<std::string> values;
    for (const ComparedRow& row : rows) values.push_back(text(row.assessment));
    add(name, values);
  };
  using analysis::Assessment;
  add_each("verdict", [&](const Assessment& a) { return verdict_text(a.verdict.level, language, false); });
  add_each("runtime", [](const Assessment& a) { return a.estimate.runtime; });
  add_each("Flash used", [&](const Assessment& a) { return reports::value_text(a.estimate.flash.total, language); });
  add_each("RAM used", [&](const Assessment& a) { return reports::value_text(a.estimate.ram.total, language); });
  add_each("latency", [&](const Assessment& a) { return figure_text(a.estimate.latency_ms, language); });
  add_each("energy", [&](const Assessment& a) { return figure_text(a.estimate.energy_mj, language); });
  return table.text() + "* the chips differ\n";
}

reports::json::Json facts_json(const std::vector<ComparedRow>& rows) {
  auto array = reports::json::Json::array();
  for (const mcu_db::FactRow& fact : mcu_db::side_by_side(targets_of(rows)))
    array.push_back({{"fact", fact.fact}, {"values", fact.values}, {"differs", fact.differs}});
  return array;
}

reports::json::Json battery_json(const ComparedRow& row, const cost::DutyCycle& duty) {
  const auto life = life_of(row, duty);
  return life ? reports::json::figure(life->days) : reports::json::Json(nullptr);
}

}  // namespace jauge::cli
