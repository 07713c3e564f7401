// Section 9: limits against results, in one table, and the verdict.
#include "reports/sections/cells.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {
namespace {

using analysis::Analysis;
using verdict::Level;

// An estimate decides only when its whole interval lies on one side.
Level compare(const cost::Figure& figure, double limit) {
  if (figure.high <= limit) return Level::fits;
  return figure.low > limit ? Level::no : Level::unknown;
}

struct Budget {
  Phrase name;
  std::optional<cost::Figure> result;
  std::optional<double> limit;
  Phrase limit_source;
};

std::string limit_text(const Budget& budget, cost::Unit unit, const Words& words) {
  if (!budget.limit) return "-";
  const cost::Figure limit{*budget.limit, *budget.limit, *budget.limit, unit, cost::Origin::counted};
  return value_text(limit, words.language());
}

std::string answer(const Budget& budget, const Words& words) {
  if (!budget.result) return words("no figure yet");
  if (!budget.limit) return words("no limit given");
  switch (compare(*budget.result, *budget.limit)) {
    case Level::fits:
      return words("met");
    case Level::no:
      return words("not met");
    default:
      return words("undecided: the limit lies inside the interval");
  }
}

std::vector<Cell> row_of(const Budget& budget, cost::Unit unit, const Words& words) {
  Cell result = budget.result ? figure_cell(*budget.result, words) : missing();
  Cell met = plain(answer(budget, words));
  if (budget.result && budget.limit) met.tone = tone_of(compare(*budget.result, *budget.limit));
  return {plain(words(budget.name)),
          plain(limit_text(budget, unit, words)),
          plain(words(budget.limit_source)),
          std::move(result),
          budget.result ? origin_cell(budget.result->origin, words) : missing(),
          std::move(met)};
}

std::optional<double> limit_of(const std::optional<Bytes>& user, const std::optional<Bytes>& chip) {
  if (user) return static_cast<double>(user->value);
  if (chip) return static_cast<double>(chip->value);
  return std::nullopt;
}

Table budget_table(const Analysis& analysis, const Budgets& budgets, const Words& words) {
  const target::Target& chip = analysis.assessment.target;
  const cost::Estimate& estimate = analysis.assessment.estimate;
  const auto from = [](bool set_by_user, Phrase otherwise) { return set_by_user ? Phrase("set by you") : otherwise; };
  const Budget flash{"Flash", estimate.flash.total, limit_of(budgets.flash, chip.flash),
                     from(budgets.flash.has_value(), "internal Flash")};
  const Budget ram{"RAM", estimate.ram.total, limit_of(budgets.ram, chip.ram),
                   from(budgets.ram.has_value(), "RAM of the chip")};
  const Budget latency{"Latency", estimate.latency_ms, budgets.latency_ms,
                       from(budgets.latency_ms.has_value(), "none")};
  const Budget energy{"Energy", estimate.energy_mj, budgets.energy_mj, from(budgets.energy_mj.has_value(), "none")};
  Table table;
  table.title = words("Limits against results");
  table.columns = {{words("What")},         {words("Limit"), true}, {words("Limit from")},
                   {words("Result"), true}, {words("Origin")},      {words("Answer")}};
  table.rows = {row_of(flash, cost::Unit::bytes, words), row_of(ram, cost::Unit::bytes, words),
                row_of(latency, cost::Unit::milliseconds, words), row_of(energy, cost::Unit::millijoules, words)};
  return table;
}

}  // namespace

Blocks conclusion(const ReportInput& input, const Words& words) {
  Blocks blocks;
  for (const auto& analysis : of_initial_model(input)) {
    const verdict::Verdict& verdict = analysis->assessment.verdict;
    blocks.push_back(VerdictLine{tone_of(verdict.level), chip_title(analysis->assessment.target, words),
                                 verdict_word(verdict.level, words.language()), deciding_sentence(verdict, words)});
    blocks.push_back(budget_table(*analysis, input.budgets, words));
  }
  blocks.push_back(gap(words, "accuracy against the accuracy that is required",
                       "A measured accuracy (section on the model) and the value your application needs.", ""));
  return blocks;
}

}  // namespace jauge::reports::sections
