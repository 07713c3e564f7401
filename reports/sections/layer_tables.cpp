#include "reports/sections/layer_tables.h"

#include <algorithm>

#include "reports/sections/cells.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::reports::sections {
namespace {

using cost::Counts;
using cost::LayerCount;
using Value = std::int64_t (*)(const LayerCount&);
using Layers = std::vector<const LayerCount*>;

std::int64_t macs_of(const LayerCount& layer) {
  return layer.macs.value;
}
std::int64_t weights_of(const LayerCount& layer) {
  return layer.weight_bytes.value;
}

// Those with any, largest first; equal ones in execution order.
Layers ranked(const Counts& counts, Value value) {
  Layers layers;
  for (const LayerCount& layer : counts.layers)
    if (value(layer) > 0) layers.push_back(&layer);
  std::stable_sort(layers.begin(), layers.end(), [&](auto a, auto b) { return value(*a) > value(*b); });
  return layers;
}

std::vector<Cell> layer_row(const LayerCount& layer, const Counts& counts, const Words& words) {
  Cell label = plain(visible_name(layer.label));
  label.family = layer.family;
  const double all_macs = static_cast<double>(counts.macs.value);
  return {plain(integer(layer.index, words.language())),
          name_cell(layer.name),
          std::move(label),
          plain(ir::to_text(layer.output.shape)),
          count_cell(layer.params, words),
          count_cell(layer.macs.value, words),
          share_cell(static_cast<double>(layer.macs.value), all_macs, layer.family, words),
          bytes_cell(layer.weight_bytes, words),
          bytes_cell(layer.output_bytes, words)};
}

std::vector<Cell> total_row(const Counts& counts, const Words& words) {
  std::vector<Cell> row = {plain(""),
                           strong(words("Total")),
                           plain(""),
                           plain(""),
                           count_cell(counts.params, words),
                           count_cell(counts.macs.value, words),
                           plain(""),
                           bytes_cell(counts.weight_bytes, words),
                           plain("")};
  for (Cell& cell : row) cell.tone = Tone::strong;
  return row;
}

Table ranking(std::string title, Phrase column, const Counts& counts, Value value, bool in_bytes, const Words& words) {
  Table table;
  table.title = std::move(title);
  table.columns = {{words("Layer")}, {words(column), true}, {words("Share"), true}};
  double whole = 0;
  for (const LayerCount& layer : counts.layers) whole += static_cast<double>(value(layer));
  for (const LayerCount* layer : ranked(counts, value)) {
    if (table.rows.size() == most_ranked) break;
    Cell name = name_cell(layer->name);
    name.family = layer->family;
    const Cell amount = in_bytes ? bytes_cell({value(*layer)}, words) : count_cell(value(*layer), words);
    table.rows.push_back({name, amount, share_cell(static_cast<double>(value(*layer)), whole, layer->family, words)});
  }
  return table;
}

struct Shares {
  std::string names;
  Percent macs, weights;
};

Shares shares_of(const Layers& layers, const Counts& counts, const Words& words) {
  std::vector<std::string> names;
  double macs = 0, weights = 0;
  for (const LayerCount* layer : layers) {
    names.push_back(visible_name(layer->name));
    macs += static_cast<double>(layer->macs.value);
    weights += static_cast<double>(layer->weight_bytes.value);
  }
  return {words.list(names),
          {100 * macs / static_cast<double>(counts.macs.value)},
          {100 * weights / static_cast<double>(counts.weight_bytes.value)}};
}

}  // namespace

Table layer_table(const Counts& counts, const Words& words) {
  Table table;
  table.title = words("Layers");
  table.columns = {
      {words("No."), true},         {words("Layer")},      {words("Operator")},        {words("Output")},
      {words("Parameters"), true},  {words("MACs"), true}, {words("% of MACs"), true}, {words("Weights"), true},
      {words("Output bytes"), true}};
  for (const LayerCount& layer : counts.layers) {
    if (table.rows.size() == most_rows) break;
    table.rows.push_back(layer_row(layer, counts, words));
  }
  table.rows.push_back(total_row(counts, words));
  table.last_row_is_total = true;
  table.note = words(
      "All figures are counted from the file. Padding taps count as MACs; bias, activations, pooling and "
      "normalisation are not MACs.");
  if (counts.layers.size() > most_rows)
    table.note += " " + words("The first {0} of {1} layers are listed; CSV and JSON hold all of them.",
                              {static_cast<std::int64_t>(most_rows), static_cast<std::int64_t>(counts.layers.size())});
  return table;
}

TablePair rankings(const Counts& counts, const Words& words) {
  return {ranking(words("Layers by MACs (counted): what takes the time"), "MACs", counts, macs_of, false, words),
          ranking(words("Layers by weight bytes (counted): what fills the Flash"), "Weights", counts, weights_of, true,
                  words)};
}

std::string ranking_sentence(const Counts& counts, const Words& words) {
  Layers slow = ranked(counts, macs_of);
  Layers heavy = ranked(counts, weights_of);
  if (slow.size() < 2 || heavy.size() < 2 || counts.macs.value <= 0 || counts.weight_bytes.value <= 0) return "";
  slow.resize(2);
  heavy.resize(2);
  const Shares time = shares_of(slow, counts, words);
  const Shares flash = shares_of(heavy, counts, words);
  return words(
      "{0} do {1} of the MACs and hold {2} of the weight bytes; {3} do {4} of the MACs and hold {5} of the "
      "weight bytes.",
      {Ready{time.names}, time.macs, time.weights, Ready{flash.names}, flash.macs, flash.weights});
}

}  // namespace jauge::reports::sections
