#include "analyzer/cost/size.h"

#include <algorithm>
#include <cmath>

namespace jauge::cost {
namespace {

using target::KernelClass;
using target::SizeModel;

bool gathers(const LayerWork& work) {
  return work.kernel == KernelClass::convolution || work.kernel == KernelClass::pointwise;
}

double st_nodes(const StView& st) {
  return static_cast<double>(
      std::ranges::count_if(st.layers, [](const StLayer& layer) { return layer.macc.value_or(0) > 0; }));
}

std::optional<Figure> figure_for(const std::vector<SizeModel>& models, const Workload& workload,
                                 const target::Target& target, const target::RuntimeProfile& runtime) {
  if (!target::runs_on(runtime, target)) return std::nullopt;
  const auto model = std::ranges::find(models, workload.counts->weight_dtype, &SizeModel::dtype);
  if (model == models.end()) return std::nullopt;
  const double bytes = bytes_of(*model, size_facts(workload, model->layers));
  return interval(std::round(bytes), std::round(bytes * model->low), std::round(bytes * model->high), Unit::bytes,
                  Origin::estimated);
}

}  // namespace

SizeFacts size_facts(const Workload& workload, SizeModel::Layers layers) {
  SizeFacts facts;
  for (const LayerCount& layer : workload.counts->layers) {
    const LayerWork& work = layer.work;
    if (!work.kernel) continue;
    if (layers == SizeModel::Layers::deployable) facts.layers += 1;
    if (gathers(work) && work.outputs > 0)
      facts.largest_window = std::max(facts.largest_window, work.macs / work.outputs);
    if (std::ranges::find(facts.kinds, *work.kernel) == facts.kinds.end()) facts.kinds.push_back(*work.kernel);
  }
  if (layers == SizeModel::Layers::st_nodes) facts.layers = st_nodes(*workload.st);
  return facts;
}

double bytes_of(const SizeModel& model, const SizeFacts& facts) {
  double bytes = model.fixed + model.per_layer * facts.layers + model.per_window * facts.largest_window;
  for (const KernelClass kind : facts.kinds)
    if (const auto known = model.per_kind.find(kind); known != model.per_kind.end()) bytes += known->second;
  return bytes;
}

std::optional<Figure> code_size(const Workload& workload, const target::Target& target,
                                const target::RuntimeProfile& runtime) {
  if (const auto own = own_code(workload, target, runtime)) return own;
  return figure_for(runtime.code_sizes, workload, target, runtime);
}

std::optional<Figure> ram_size(const Workload& workload, const target::Target& target,
                               const target::RuntimeProfile& runtime) {
  if (const auto own = own_ram(workload, target, runtime)) return own;
  return figure_for(runtime.ram_sizes, workload, target, runtime);
}

}  // namespace jauge::cost
