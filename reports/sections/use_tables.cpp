#include "reports/sections/use_tables.h"

#include <algorithm>

#include "reports/sections/cells.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {
namespace {

using analysis::Assessment;

class UseTable {
 public:
  UseTable(Phrase title, const Words& words) : words_(words) {
    table_.title = words(title);
    table_.columns = {{words("What")}, {words("Bytes"), true}, {words("Origin")}};
  }
  void add(Phrase name, const std::optional<cost::Figure>& figure) {
    if (!figure)
      table_.rows.push_back({plain(words_(name)), missing(), plain(words_("unknown"))});
    else
      table_.rows.push_back({plain(words_(name)), figure_cell(*figure, words_), origin_cell(figure->origin, words_)});
  }
  Table with_total(const cost::Figure& total) {
    add("Total", total);
    for (Cell& cell : table_.rows.back()) cell.tone = Tone::strong;
    table_.last_row_is_total = true;
    return std::move(table_);
  }
  void note(std::string text) { table_.note = std::move(text); }

 private:
  const Words& words_;
  Table table_;
};

Phrase content_phrase(cost::Content content) {
  switch (content) {
    case cost::Content::weights:
      return "weights";
    case cost::Content::code:
      return "code";
    case cost::Content::activations:
      return "activations";
    case cost::Content::runtime:
      return "runtime data";
    case cost::Content::stack:
      return "stack";
    case cost::Content::reserve:
      break;
  }
  return "reserve";
}

struct Use {
  Bytes bytes;
  std::vector<std::string> what;
};

Use use_of(const std::string& region, const Assessment& assessment, const Words& words) {
  Use use;
  for (const auto* places : {&assessment.estimate.flash.placed_in, &assessment.estimate.ram.placed_in})
    for (const cost::PlacedIn& place : *places)
      if (place.region == region && place.bytes.value > 0) {
        use.bytes += place.bytes;
        use.what.push_back(words(content_phrase(place.content)) + " " +
                           binary_size_text(place.bytes, words.language()));
      }
  return use;
}

}  // namespace

Table flash_table(const cost::Estimate& estimate, const Words& words) {
  UseTable table("Flash", words);
  table.add("Weights", estimate.flash.weights);
  table.add("Code of the runtime", estimate.flash.code);
  table.add("Reserve for your firmware", estimate.flash.reserve);
  if (!estimate.flash.code) table.note(words("The code size of this runtime is unknown: the total is a lower bound."));
  return table.with_total(estimate.flash.total);
}

Table ram_table(const cost::Estimate& estimate, const Words& words) {
  UseTable table("RAM", words);
  table.add("Activations", estimate.ram.activations);
  table.add("Scratch of the kernels", estimate.ram.scratch);
  table.add("Data of the runtime", estimate.ram.runtime);
  table.add("Stack of the inference call", estimate.ram.stack);
  table.add("Reserve for your firmware", estimate.ram.reserve);
  if (!estimate.ram.runtime) table.note(words("The RAM of this runtime is unknown: the total is a lower bound."));
  return table.with_total(estimate.ram.total);
}

Table region_use_table(const Assessment& assessment, const Words& words) {
  Table table;
  table.title = words("Use of each memory region");
  table.columns = {{words("Region")},     {words("Kind")},        {words("Size"), true},
                   {words("Used"), true}, {words("Share"), true}, {words("Content")}};
  for (const target::MemoryRegion& region : assessment.target.regions) {
    const Use use = use_of(region.name, assessment, words);
    table.rows.push_back({name_cell(region.name), plain(memory_word(region.kind, words.language())),
                          bytes_cell(region.size, words), bytes_cell(use.bytes, words),
                          share_cell(static_cast<double>(use.bytes.value), static_cast<double>(region.size.value),
                                     ops::Family::convolution, words),
                          use.what.empty() ? missing() : plain(words.list(use.what))});
  }
  if (assessment.estimate.flash.placed_in.empty())
    table.note = words("Weights and code find no place in the Flash regions, so none is shown as used.");
  if (assessment.estimate.ram.placed_in.empty())
    table.note += (table.note.empty() ? "" : " ") +
                  words("The RAM that is needed finds no place in the RAM regions, so none is shown as used.");
  return table;
}

}  // namespace jauge::reports::sections
