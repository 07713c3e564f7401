#include "mcu_db/siblings.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace jauge::mcu_db {
namespace {

using target::Target;

std::size_t common_beginning(const std::string& a, const std::string& b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

double distance(const Target& a, const Target& b) {
  const auto ratio = [](Bytes x, Bytes y) {
    return std::abs(std::log2(static_cast<double>(x.value + 1) / static_cast<double>(y.value + 1)));
  };
  return ratio(*a.flash, *b.flash) + ratio(*a.ram, *b.ram);
}

bool nearer(const Target& chip, const Target* best, const Target& to) {
  if (!best) return true;
  const double here = distance(chip, to), there = distance(*best, to);
  if (std::abs(here - there) > 1e-9) return here < there;
  return common_beginning(chip.part, to.part) > common_beginning(best->part, to.part);
}

std::string number(double value, const char* unit) {
  char text[48];
  std::snprintf(text, sizeof text, "%.6g %s", value, unit);
  return text;
}

std::string size(const std::optional<Bytes>& bytes) {
  if (!bytes) return "";
  return bytes->value % 1024 == 0 ? number(static_cast<double>(bytes->value) / 1024, "KiB")
                                  : number(static_cast<double>(bytes->value), "B");
}

std::string word(const std::optional<bool>& fact) {
  return !fact ? "" : *fact ? "yes" : "no";
}

std::string fpu(const Target& target) {
  if (!target.core.fpu) return "";
  switch (*target.core.fpu) {
    case target::Fpu::none:
      return "none";
    case target::Fpu::single_precision:
      return "single precision";
    case target::Fpu::double_precision:
      return "double precision";
  }
  return "";
}

std::string contiguous(const Target& target) {
  const auto blocks = ram_blocks(target);
  return blocks.empty() ? "" : size(blocks.front().size);
}

std::string supply(const Target& target) {
  if (!target.supply_min_v || !target.supply_max_v) return "";
  char text[48];
  std::snprintf(text, sizeof text, "%.3g to %.3g V", *target.supply_min_v, *target.supply_max_v);
  return text;
}

std::string price(const Target& target) {
  if (!target.offer) return "";
  char text[64];
  std::snprintf(text, sizeof text, "%.2f %s (%s, from %lld)", target.offer->price, target.offer->currency.c_str(),
                target.offer->date.c_str(), static_cast<long long>(target.offer->quantity));
  return text;
}

struct Fact {
  const char* name;
  std::function<std::string(const Target&)> text;  // empty: unknown
};

const std::vector<Fact>& facts() {
  static const std::vector<Fact> all = {
      {"board", [](const Target& t) { return t.board; }},
      {"vendor", [](const Target& t) { return t.vendor; }},
      {"family", [](const Target& t) { return t.family; }},
      {"core", [](const Target& t) { return t.core.name; }},
      {"FPU", fpu},
      {"DSP instructions", [](const Target& t) { return word(t.core.dsp); }},
      {"vector unit", [](const Target& t) { return word(t.core.mve); }},
      {"NPU", [](const Target& t) { return t.core.npu; }},
      {"clock",
       [](const Target& t) { return t.clock ? number(static_cast<double>(t.clock->value) / 1e6, "MHz") : ""; }},
      {"Flash", [](const Target& t) { return size(t.flash); }},
      {"RAM", [](const Target& t) { return size(t.ram); }},
      {"RAM in one piece", contiguous},
      {"wait states", [](const Target& t) { return t.flash_wait_states ? std::to_string(*t.flash_wait_states) : ""; }},
      {"supply", supply},
      {"run current",
       [](const Target& t) { return t.run_current_ua_per_mhz ? number(*t.run_current_ua_per_mhz, "uA/MHz") : ""; }},
      {"boards", [](const Target& t) { return t.board.empty() ? std::to_string(t.board_count) : ""; }},
      {"price", price},
      {"source", [](const Target& t) { return t.source; }},
  };
  return all;
}

}  // namespace

Siblings siblings_of(const Target& target, std::span<const Target> chips) {
  Siblings siblings;
  if (!target.flash || !target.ram) return siblings;
  for (const Target& chip : chips) {
    const bool related =
        chip.vendor == target.vendor && chip.family == target.family && chip.core.name == target.core.name;
    if (!related || chip.part == target.part || !chip.flash || !chip.ram) continue;
    const bool same = chip.flash == target.flash && chip.ram == target.ram;
    if (same) continue;
    if (*chip.flash <= *target.flash && *chip.ram <= *target.ram && nearer(chip, siblings.smaller, target))
      siblings.smaller = &chip;
    if (*chip.flash >= *target.flash && *chip.ram >= *target.ram && nearer(chip, siblings.larger, target))
      siblings.larger = &chip;
  }
  return siblings;
}

std::vector<FactRow> side_by_side(std::span<const Target> targets) {
  std::vector<FactRow> rows;
  for (const Fact& fact : facts()) {
    FactRow row;
    row.fact = fact.name;
    for (const Target& target : targets) row.values.push_back(fact.text(target));
    if (std::ranges::all_of(row.values, &std::string::empty)) continue;
    row.differs = std::ranges::adjacent_find(row.values, std::not_equal_to<>()) != row.values.end();
    for (std::string& value : row.values)
      if (value.empty()) value = "unknown";
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace jauge::mcu_db
