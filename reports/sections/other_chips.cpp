// Section 6: other chips, those that fit first.
#include <algorithm>

#include "reports/sections/cells.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::reports::sections {
namespace {

using analysis::Assessment;

int rank_of(verdict::Level level) {
  switch (level) {
    case verdict::Level::fits:
      return 0;
    case verdict::Level::tight:
      return 1;
    case verdict::Level::unknown:
      return 2;
    case verdict::Level::no:
      break;
  }
  return 3;
}

bool is_better(const Assessment* a, const Assessment* b) {
  const int left = rank_of(a->verdict.level), right = rank_of(b->verdict.level);
  if (left != right) return left < right;
  return a->verdict.worst_use.value_or(1e9) < b->verdict.worst_use.value_or(1e9);
}

Cell use_cell(const cost::Figure& total, const std::optional<Bytes>& size, const Words& words) {
  if (!size || size->value <= 0) return missing();
  return plain(percent_text(100 * total.value / static_cast<double>(size->value), words.language()));
}

std::vector<Cell> row_of(const Assessment& assessment, const Words& words) {
  const target::Target& chip = assessment.target;
  const cost::Estimate& estimate = assessment.estimate;
  return {plain(chip_title(chip, words)),
          name_cell(chip.core.name),
          chip.clock ? plain(hertz_text(*chip.clock, words.language())) : missing(),
          use_cell(estimate.flash.total, chip.flash, words),
          use_cell(estimate.ram.total, chip.ram, words),
          estimate.latency_ms ? figure_cell(*estimate.latency_ms, words) : missing(),
          verdict_cell(assessment.verdict.level, words),
          plain(deciding_sentence(assessment.verdict, words))};
}

}  // namespace

Blocks other_chips(const ReportInput& input, const Words& words) {
  constexpr std::size_t most = 20;
  if (input.other_chips.empty())
    return {gap(words, "chips that would hold the model", "A comparison of the model with the chips of the database.",
                "jauge compare MODEL --filter 'flash>=1MiB' --top 10")};
  std::vector<const Assessment*> chips;
  for (const Assessment& assessment : input.other_chips) chips.push_back(&assessment);
  std::stable_sort(chips.begin(), chips.end(), is_better);
  Table table;
  table.title = words("Other chips, those that fit first");
  table.columns = {
      {words("Chip")},           {words("Core")},          {words("Clock"), true}, {words("Flash used"), true},
      {words("RAM used"), true}, {words("Latency"), true}, {words("Verdict")},     {words("Reason")}};
  for (std::size_t i = 0; i < chips.size() && i < most; ++i) table.rows.push_back(row_of(*chips[i], words));
  table.note = words(
      "{0} of {1} chips. Shares are those of internal memory; latencies are estimated. Prices are not in the "
      "database: no public list of them exists.",
      {static_cast<std::int64_t>(table.rows.size()), static_cast<std::int64_t>(chips.size())});
  return {std::move(table)};
}

}  // namespace jauge::reports::sections
