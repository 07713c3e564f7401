// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/layer_advice.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(advice)
};

// Below this share a change of the layer is not worth a sentence.
constexpr double worth_saying = 0.10;

double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

void advise_on_weights(const analysis::ModelStudy& study, const cost::LayerCount& layer, QStringList& advice) {
  const double weights = share(layer.weight_bytes.value, study.deployable_counts.weight_bytes.value);
  if (weights < worth_saying) return;
  const bool floats = layer.weight_bytes.value >= 4 * layer.params && layer.params > 0;
  if (floats)
    advice << Words::tr("%1 of all weight bytes sit here: int8 weights would save %2 of Flash.")
                  .arg(percent(weights), size(Bytes{layer.weight_bytes.value / 4 * 3}));
  else
    advice
        << Words::tr("%1 of all weight bytes sit here: a smaller layer frees that much Flash.").arg(percent(weights));
}

void advise_on_work(const analysis::ModelStudy& study, const cost::LayerCount& layer, QStringList& advice) {
  const double work = share(layer.macs.value, study.deployable_counts.macs.value);
  const double weights = share(layer.weight_bytes.value, study.deployable_counts.weight_bytes.value);
  if (work >= worth_saying)
    advice << Words::tr("%1 of all MACs are done here: fewer channels or a smaller picture shorten the run.")
                  .arg(percent(work));
  else if (weights >= worth_saying)
    advice << Words::tr("Only %1 of the MACs: shrinking it hardly shortens the run.").arg(percent(work));
}

void advise_on_memory(const analysis::ModelStudy& study, int layer, QStringList& advice) {
  const auto& plan = study.plan;
  const auto peak = std::max_element(plan.live_bytes.begin(), plan.live_bytes.end());
  if (peak == plan.live_bytes.end()) return;
  const auto step = static_cast<std::size_t>(peak - plan.live_bytes.begin());
  if (step < plan.order.size() && plan.order[step] == layer)
    advice << Words::tr("The RAM peak is here: smaller inputs or outputs of this layer lower it.");
  else
    advice << Words::tr("Not at the RAM peak: shrinking it frees no RAM.");
}

}  // namespace

QStringList layer_advice(const analysis::ModelStudy& study, int layer) {
  QStringList advice;
  if (layer < 0 || static_cast<std::size_t>(layer) >= study.deployable_counts.layers.size()) return advice;
  const auto& count = study.deployable_counts.layers[static_cast<std::size_t>(layer)];
  advise_on_weights(study, count, advice);
  advise_on_work(study, count, advice);
  if (count.live_macs.value < count.macs.value)
    advice << Words::tr("%1 of its MACs multiply channels whose weights are all zero: removing them loses nothing.")
                  .arg(percent(share(count.macs.value - count.live_macs.value, count.macs.value)));
  advise_on_memory(study, layer, advice);
  return advice;
}

}  // namespace jauge::gui
