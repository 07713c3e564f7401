// Section 3: does the initial model fit, how far off is it, how long would it take.
#include "reports/charts/charts.h"
#include "reports/sections/cells.h"
#include "reports/sections/memory_peak.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/sections/use_tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {
namespace {

using analysis::Analysis;
using analysis::Assessment;

VerdictLine verdict_line(const Assessment& assessment, const Words& words) {
  const verdict::Verdict& verdict = assessment.verdict;
  return {tone_of(verdict.level), chip_title(assessment.target, words), verdict_word(verdict.level, words.language()),
          deciding_sentence(verdict, words)};
}

KeyFigures key_figures(const Assessment& assessment, const Words& words) {
  const cost::Estimate& estimate = assessment.estimate;
  return {{key_figure("Flash", estimate.flash.total, words), key_figure("RAM", estimate.ram.total, words),
           key_figure("Latency", estimate.latency_ms, estimate.why_no_latency, words),
           key_figure("Energy", estimate.energy_mj, estimate.why_no_energy, words)}};
}

void add_reasons(const verdict::Verdict& verdict, const Words& words, Blocks& blocks) {
  Table table;
  table.title = words("Reasons");
  table.columns = {{words("Verdict")}, {words("Reason")}};
  for (const verdict::Reason& reason : verdict.reasons)
    table.rows.push_back({verdict_cell(reason.level, words), plain(statement(reason.sentence, words))});
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  Bullets help;
  for (const Sentence& suggestion : verdict.suggestions) help.items.push_back(statement(suggestion, words));
  if (help.items.empty()) return;
  blocks.push_back(Heading{words("What would help")});
  blocks.push_back(std::move(help));
}

// One MACC per cycle is the mistake that most reports make; the ratio shows how far it is from a time.
std::string not_a_time(const Analysis& analysis, const Words& words) {
  const auto& latency = analysis.assessment.estimate.latency_ms;
  const auto& clock = analysis.assessment.target.clock;
  const auto macc = static_cast<double>(analysis.study->st.macc);
  std::string text = words(
      "A count of operations divided by the clock is not a time: no core of this kind completes one "
      "multiplication with accumulation per cycle on a whole network.");
  if (latency && clock && macc > 0) {
    const double per_ms = static_cast<double>(clock->value) / 1e3 / macc;
    if (latency->has_interval())
      text += " " + words("The interval above means {0} to {1} cycles per MACC.",
                          {Factor{latency->low * per_ms}, Factor{latency->high * per_ms}});
    else
      text += " " + words("The value above means {0} cycles per MACC.", {Factor{latency->value * per_ms}});
  }
  return text;
}

void add_time(const Analysis& analysis, const Words& words, Blocks& blocks) {
  const cost::Estimate& estimate = analysis.assessment.estimate;
  blocks.push_back(Heading{words("Latency and energy")});
  Table table;
  table.title = words("Latency and energy with runtime {0}", {estimate.runtime});
  table.columns = {{words("What")}, {words("Value"), true}, {words("Origin")}, {words("Basis")}};
  const auto add = [&](Phrase name, const std::optional<cost::Figure>& figure, const Sentence& basis,
                       const Sentence& why_not) {
    const std::string text = statement(figure ? basis : why_not, words);
    table.rows.push_back({plain(words(name)), figure ? figure_cell(*figure, words) : missing(),
                          figure ? origin_cell(figure->origin, words) : plain(words("unknown")),
                          text.empty() ? missing() : plain(text)});
  };
  add("Latency of one inference", estimate.latency_ms, estimate.latency_conditions, estimate.why_no_latency);
  add("Energy of one inference", estimate.energy_mj, estimate.energy_conditions, estimate.why_no_energy);
  blocks.push_back(std::move(table));
  blocks.push_back(Note{not_a_time(analysis, words)});
  if (auto chart = charts::time_chart(analysis, words)) blocks.push_back(std::move(*chart));
}

void add_chip(const Analysis& analysis, const Words& words, Blocks& blocks) {
  const Assessment& assessment = analysis.assessment;
  blocks.push_back(verdict_line(assessment, words));
  blocks.push_back(key_figures(assessment, words));
  add_reasons(assessment.verdict, words, blocks);
  blocks.push_back(Heading{words("Flash and RAM")});
  blocks.push_back(flash_table(assessment.estimate, words));
  blocks.push_back(ram_table(assessment.estimate, words));
  if (!assessment.target.regions.empty()) blocks.push_back(region_use_table(assessment, words));
  add_time(analysis, words, blocks);
}

}  // namespace

Blocks embeddability(const ReportInput& input, const Words& words) {
  Blocks blocks;
  const Analyses analyses = of_initial_model(input);
  for (const auto& analysis : analyses) add_chip(*analysis, words, blocks);
  // The plan depends on no chip, so it is shown once; the RAM line is that of the first chip.
  add_memory_peak(*analyses.front()->study, &analyses.front()->assessment.target, words, blocks);
  return blocks;
}

}  // namespace jauge::reports::sections
