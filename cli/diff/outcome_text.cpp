#include <algorithm>

#include "cli/diff/outcome.h"
#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli::diff {
namespace {

using Count = std::optional<std::int64_t>;

std::string count_text(const Count& count, Language language) {
  return count ? reports::integer(*count, language) : "-";
}

// "884,768", "884,768 -> 950,304 (+65,536)"; "-" where only one side says it stands alone.
std::string change_text(const Count& before, const Count& after, Language language) {
  if (!before || !after) return count_text(before ? before : after, language);
  if (*before == *after) return reports::integer(*before, language);
  const std::int64_t change = *after - *before;
  return reports::integer(*before, language) + " -> " + reports::integer(*after, language) + " (" +
         (change > 0 ? "+" : "") + reports::integer(change, language) + ")";
}

std::string words_of(const Side& side) {
  std::string text = reports::visible_name(side.title) + " (" + side.kind;
  if (!side.tool.empty())
    text += ", " + reports::visible_name(side.tool);
  else if (side.counted_by_st && side.st_version)
    text += ", counted as STM32Cube.AI " + to_text(*side.st_version);
  return text + ")";
}

std::string sign_of(RowStatus status) {
  switch (status) {
    case RowStatus::equal:
      return "=";
    case RowStatus::changed:
      return "*";
    case RowStatus::only_old:
      return "-";
    case RowStatus::only_new:
      return "+";
  }
  return "";
}

std::string either(const std::string& before, const std::string& after) {
  if (before == after || after.empty()) return before;
  return before.empty() ? after : before + " -> " + after;
}

std::vector<std::string> cells_of(const RowDifference& row, Language language) {
  const SideRow nothing{.name = "", .op = ""};
  const SideRow& before = row.old_row ? *row.old_row : nothing;
  const SideRow& after = row.new_row ? *row.new_row : nothing;
  const auto name = [](const std::string& text) { return reports::visible_name(text); };
  return {sign_of(row.status),
          either(name(before.name), name(after.name)),
          either(name(before.op), name(after.op)),
          either(name(before.shape), name(after.shape)),
          change_text(before.params, after.params, language),
          change_text(before.macs, after.macs, language),
          change_text(before.weight_bytes, after.weight_bytes, language)};
}

std::string table_text(const TableDifference& difference, const std::string& macs, bool all, Language language) {
  TextTable table({{""}, {"Layer"}, {"Operator"}, {"Output"}, {"Params", true}, {macs, true}, {"Weights, B", true}});
  for (const RowDifference& row : difference.rows)
    if (all || row.status != RowStatus::equal) table.add(cells_of(row, language));
  const bool some = all || difference.equal != difference.rows.size();
  const auto count = [language](std::size_t n) { return reports::integer(static_cast<std::int64_t>(n), language); };
  const std::string graph = difference.graph == "c" ? "C graph" : difference.graph + " graph";
  return "\n" + (some ? table.text() : std::string()) + graph + ": " + count(difference.equal) + " of " +
         count(difference.rows.size()) + " rows equal.\n";
}

std::string totals_text(const Outcome& outcome, const std::string& macs, Language language) {
  TextTable table({{"Total"}, {"Old", true}, {"New", true}, {"Difference", true}});
  const auto add = [&](const std::string& name, const Count& before, const Count& after) {
    if (!before && !after) return;
    std::string change = "-";
    if (before && after)
      change = *before == *after ? "=" : (*after > *before ? "+" : "") + reports::integer(*after - *before, language);
    table.add({name, count_text(before, language), count_text(after, language), change});
  };
  const auto& [old_side, new_side, tables, values] = outcome;
  add("Params", old_side.params, new_side.params);
  add(macs, old_side.macs, new_side.macs);
  add("Weights, B", old_side.weight_bytes, new_side.weight_bytes);
  add("Activations, B", old_side.activation_bytes, new_side.activation_bytes);
  return table.text();
}

std::string values_text(const Outcome& outcome) {
  TextTable table({{"Value"}, {"Old", true}, {"New", true}});
  for (const ValueDifference& value : outcome.values)
    table.add({reports::visible_name(value.path), reports::visible_name(value.old_value),
               reports::visible_name(value.new_value)});
  return outcome.values.empty() ? "The results are equal.\n" : table.text();
}

}  // namespace

std::string text_of(const Outcome& outcome, bool all, Language language) {
  std::string text = "old: " + words_of(outcome.old_side) + "\nnew: " + words_of(outcome.new_side) + "\n\n";
  if (!outcome.old_side.macs || !outcome.new_side.macs) return text + values_text(outcome);
  const bool by_st = outcome.old_side.counted_by_st || outcome.new_side.counted_by_st;
  const std::string macs = by_st ? "MACC" : "MACs";
  text += totals_text(outcome, macs, language);
  for (const TableDifference& table : outcome.tables) text += table_text(table, macs, all, language);
  return text;
}

}  // namespace jauge::cli::diff
