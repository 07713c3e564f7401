#include <algorithm>

#include "reports/charts/axis.h"
#include "reports/charts/charts.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::charts {
namespace {

// The largest bars, still in execution order.
std::vector<Bar> largest(std::vector<Bar> bars) {
  std::erase_if(bars, [](const Bar& bar) { return bar.value <= 0; });
  if (bars.size() <= most_bars) return bars;
  std::vector<double> values;
  for (const Bar& bar : bars) values.push_back(bar.value);
  std::nth_element(values.begin(), values.begin() + most_bars - 1, values.end(), std::greater<>());
  const double least = values[most_bars - 1];
  std::erase_if(bars, [&](const Bar& bar) { return bar.value < least; });
  bars.resize(std::min(bars.size(), most_bars));
  return bars;
}

std::vector<LegendEntry> legend_of(const std::vector<Bar>& bars, Language language) {
  std::vector<LegendEntry> legend;
  for (const Bar& bar : bars)
    if (std::none_of(legend.begin(), legend.end(), [&](const LegendEntry& e) { return e.family == bar.family; }))
      legend.push_back({bar.family, family_word(bar.family, language)});
  return legend;
}

using AxisMaker = Axis (*)(double, Language);

std::optional<BarChart> chart(std::string title, std::vector<Bar> bars, AxisMaker axis, const Words& words) {
  const std::size_t all = bars.size();
  bars = largest(std::move(bars));
  if (bars.empty()) return std::nullopt;
  BarChart result;
  double maximum = 0;
  for (const Bar& bar : bars) maximum = std::max(maximum, bar.value);
  result.title = std::move(title);
  result.axis = axis(maximum, words.language());
  result.legend = legend_of(bars, words.language());
  result.description = words("{0} of {1} layers have a bar; the others have none or less than these.",
                             {static_cast<std::int64_t>(bars.size()), static_cast<std::int64_t>(all)});
  result.bars = std::move(bars);
  return result;
}

}  // namespace

std::optional<BarChart> macs_chart(const cost::Counts& counts, const Words& words) {
  std::vector<Bar> bars;
  for (const cost::LayerCount& layer : counts.layers)
    bars.push_back({visible_name(layer.name), static_cast<double>(layer.macs.value),
                    integer(layer.macs.value, words.language()), layer.family});
  return chart(words("MACs per layer (counted)"), std::move(bars), count_axis, words);
}

std::optional<BarChart> weight_bytes_chart(const cost::Counts& counts, const Words& words) {
  std::vector<Bar> bars;
  for (const cost::LayerCount& layer : counts.layers)
    bars.push_back({visible_name(layer.name), static_cast<double>(layer.weight_bytes.value),
                    bytes_text(layer.weight_bytes, words.language()), layer.family});
  return chart(words("Weight bytes per layer (counted)"), std::move(bars), bytes_axis, words);
}

std::optional<BarChart> time_chart(const analysis::Analysis& analysis, const Words& words) {
  const std::optional<Hertz> clock = analysis.assessment.target.clock;
  if (!clock || clock->value <= 0) return std::nullopt;
  const auto& layers = analysis.study->deployable_counts.layers;
  std::vector<Bar> bars;
  std::optional<cost::Origin> origin;
  for (const cost::LayerCycles& row : analysis.assessment.estimate.per_layer) {
    if (!row.cycles || row.index < 0 || static_cast<std::size_t>(row.index) >= layers.size()) continue;
    const double ms = duration_ms(row.cycles->value, *clock);
    const ops::Family family = layers[static_cast<std::size_t>(row.index)].family;
    bars.push_back({visible_name(row.name), ms, milliseconds_text(ms, words.language()), family});
    origin = row.cycles->origin;
  }
  if (!origin) return std::nullopt;
  return chart(words("Time per layer ({0})", {Ready{origin_word(*origin, words.language())}}), std::move(bars),
               milliseconds_axis, words);
}

}  // namespace jauge::reports::charts
