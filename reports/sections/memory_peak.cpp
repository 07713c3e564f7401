#include "reports/sections/memory_peak.h"

#include <algorithm>

#include "analyzer/memory/proof.h"
#include "reports/charts/charts.h"
#include "reports/sections/cells.h"
#include "reports/wording/names.h"

namespace jauge::reports::sections {
namespace {

using memory::Plan;
using memory::TensorPlace;

std::vector<TensorPlace> alive_at(const Plan& plan, int step) {
  std::vector<TensorPlace> alive;
  for (const TensorPlace& place : plan.tensors)
    if (place.first_step <= step && step <= place.last_step) alive.push_back(place);
  std::stable_sort(alive.begin(), alive.end(), [](const auto& a, const auto& b) { return a.size > b.size; });
  return alive;
}

Table alive_table(const Plan& plan, const Words& words) {
  constexpr std::size_t most = 20;
  Table table;
  table.title = words("Alive at the peak");
  table.columns = {{words("Tensor")},
                   {words("Size"), true},
                   {words("Offset"), true},
                   {words("First step"), true},
                   {words("Last step"), true}};
  for (const TensorPlace& place : alive_at(plan, plan.certificate.step)) {
    if (table.rows.size() == most) break;
    table.rows.push_back({name_cell(place.name), bytes_cell(place.size, words), count_cell(place.offset.value, words),
                          count_cell(place.first_step, words), count_cell(place.last_step, words)});
  }
  table.note = words("Origin of all values: planned. Tensors that take over one another's bytes share an offset.");
  return table;
}

std::string level_text(memory::Level level, const Words& words) {
  switch (level) {
    case memory::Level::none:
      return words("no overlap of input and output");
    case memory::Level::overlap:
      return words("input and output may overlap");
    case memory::Level::stream:
      break;
  }
  return words("row streaming");
}

Paragraph peak_text(const Plan& plan, const Words& words) {
  std::string text = words("The arena needs {0} ({1}). Its peak is one moment: step {2}, {3}.",
                           {plan.arena_bytes, BinarySize{plan.arena_bytes},
                            static_cast<std::int64_t>(plan.certificate.step), plan.certificate.layer});
  text += " " + words("Smaller weights, or a smaller layer anywhere else, do not lower it.");
  for (const Sentence& sentence : memory::proof_sentences(plan)) text += " " + words(sentence);
  text += " " + words("Planner mode: {0}.", {Ready{level_text(plan.level, words)}});
  return {text};
}

}  // namespace

void add_memory_peak(const analysis::ModelStudy& study, const target::Target* target, const Words& words,
                     Blocks& blocks) {
  blocks.push_back(Heading{words("RAM peak")});
  if (study.plan.live_bytes.empty()) {
    blocks.push_back(Paragraph{words("No layer needs memory for activations.")});
    return;
  }
  blocks.push_back(peak_text(study.plan, words));
  blocks.push_back(alive_table(study.plan, words));
  blocks.push_back(charts::live_bytes_chart(study, target, words));
  blocks.push_back(charts::arena_map(study, words));
}

}  // namespace jauge::reports::sections
