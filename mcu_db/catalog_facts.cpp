// What the user adds to a loaded catalog, and where its facts come from.
#include <algorithm>
#include <cstdio>

#include "mcu_db/catalog.h"
#include "mcu_db/names.h"
#include "mcu_db/overlay.h"

namespace jauge::mcu_db {
namespace {

using FactSources = std::vector<Catalog::FactSource>;

std::string value_text(const Fact& fact) {
  char number[32];
  std::snprintf(number, sizeof number, "%.10g", fact.value);
  return std::string(number) + " " + fact.unit;
}

void add(FactSources& facts, const char* name, const std::optional<Fact>& fact) {
  if (fact) facts.push_back({name, value_text(*fact), fact->source});
}

void add(FactSources& facts, const char* name, const std::optional<TextFact>& fact) {
  if (fact) facts.push_back({name, fact->value, fact->source});
}

}  // namespace

// A chip is on its boards too: what the user says of the part holds there.
std::vector<target::Target*> Catalog::targets_named(std::string_view name) {
  std::vector<target::Target*> named;
  const auto found = find(name);
  if (!found) return named;
  for (target::Target& board : boards_)
    if (found->board.empty() ? board.part == found->part : board.board == found->board) named.push_back(&board);
  if (found->board.empty())
    for (target::Target& chip : chips_)
      if (chip.part == found->part) named.push_back(&chip);
  return named;
}

std::vector<Rejected> Catalog::lay_over(const Overlay& overlay, std::int64_t quantity) {
  std::vector<Rejected> rejected;
  std::map<std::pair<std::string, std::int64_t>, std::size_t> seen;  // name and quantity -> line
  for (const OverlayRow& row : overlay.rows) {
    const std::string where = "line " + std::to_string(row.line) + ": " + row.part;
    const auto [first, is_new] = seen.emplace(std::pair{name_key(row.part), row.offer.quantity}, row.line);
    const auto named = targets_named(row.part);
    if (named.empty())
      rejected.push_back({overlay.name, where, "no chip or board has this name"});
    else if (!is_new)
      rejected.push_back({overlay.name, where, "line " + std::to_string(first->second) + " says the price already"});
    if (named.empty() || !is_new || row.offer.quantity > quantity) continue;
    for (target::Target* target : named) {
      const bool board_price_on_chip = !target->board.empty() && find(row.part)->board.empty();
      if (board_price_on_chip) continue;  // a chip's price is not that of its board
      if (!target->offer || row.offer.price < target->offer->price) target->offer = row.offer;
    }
  }
  return rejected;
}

void Catalog::prefer(const std::string& runtime, target::SpeedModel speed) {
  for (target::RuntimeProfile& profile : runtimes_)
    if (profile.name == runtime) profile.speeds.insert(profile.speeds.begin(), std::move(speed));
}

void Catalog::prefer(const std::string& part_or_board, target::InferenceCurrent current) {
  for (target::Target* target : targets_named(part_or_board))
    target->inference_currents.insert(target->inference_currents.begin(), current);
}

FactSources Catalog::facts_of(std::string_view part) const {
  FactSources facts;
  const auto place = places_.find(name_key(part));
  if (place == places_.end() || place->second.kind != Place::Kind::chip || !records_) return facts;
  const PartRecord& record = (*records_)[place->second.index];
  std::string cores;
  for (const std::string& core : record.cores) cores += (cores.empty() ? "" : " + ") + core;
  facts.push_back({"core", cores, record.core_source});
  add(facts, "fpu", record.fpu);
  add(facts, "dsp", record.dsp);
  add(facts, "mve", record.mve);
  add(facts, "npu", record.npu);
  add(facts, "cache", record.cache);
  add(facts, "clock", record.clock);
  add(facts, "flash", record.flash);
  add(facts, "ram", record.ram);
  add(facts, "flash_wait_states", record.flash_wait_states);
  add(facts, "supply_min", record.supply_min);
  add(facts, "supply_max", record.supply_max);
  add(facts, "run_current", record.run_current);
  return facts;
}

}  // namespace jauge::mcu_db
