// Section 4: other models beside the initial one, with what they need.
#include "reports/sections/cells.h"
#include "reports/sections/layer_tables.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/wording/names.h"

namespace jauge::reports::sections {
namespace {

std::vector<Cell> row_of(const analysis::Analysis& analysis, const Words& words) {
  const cost::Estimate& estimate = analysis.assessment.estimate;
  return {name_cell(analysis.study->model.source.name),
          plain(chip_title(analysis.assessment.target, words)),
          count_cell(analysis.study->model_counts.params, words),
          count_cell(analysis.study->model_counts.macs.value, words),
          figure_cell(estimate.flash.total, words),
          figure_cell(estimate.ram.total, words),
          estimate.latency_ms ? figure_cell(*estimate.latency_ms, words) : missing(),
          verdict_cell(analysis.assessment.verdict.level, words)};
}

Table variants(const ReportInput& input, const Words& words) {
  Table table;
  table.title = words("The initial model and the new ones");
  table.columns = {{words("Model")},       {words("Chip")},      {words("Parameters"), true}, {words("MACs"), true},
                   {words("Flash"), true}, {words("RAM"), true}, {words("Latency"), true},    {words("Verdict")}};
  for (const auto& analysis : of_initial_model(input)) table.rows.push_back(row_of(*analysis, words));
  for (const auto& analysis : of_new_models(input)) table.rows.push_back(row_of(*analysis, words));
  table.note = words(
      "Parameters and MACs are counted; Flash, RAM and latency are estimated where an interval stands "
      "behind them.");
  return table;
}

}  // namespace

Blocks new_models(const ReportInput& input, const Words& words) {
  if (!of_new_models(input).empty()) {
    return {variants(input, words), gap(words, "accuracy of each new model, with its interval",
                                        "The same test images for all models.", "jauge evaluate MODEL --data DATA")};
  }
  Blocks blocks;
  if (std::string sentence = ranking_sentence(input.analyses.front()->study->model_counts, words); !sentence.empty())
    blocks.push_back(Paragraph{words("Where a smaller model would gain most: {0}", {Ready{sentence}})});
  blocks.push_back(
      gap(words, "design, training and figures of smaller models",
          "Other model files given beside the initial one are compared here: bytes, MACs, RAM, latency and "
          "verdict.",
          "jauge report MODEL OTHER_MODEL --mcu PART -o FILE"));
  return blocks;
}

}  // namespace jauge::reports::sections
