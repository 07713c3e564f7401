#include "analyzer/memory/certificate.h"

#include <algorithm>

#include "analyzer/memory/lifetimes.h"

namespace jauge::memory {
namespace {

std::string layer_at(const ir::Graph& graph, const Plan& plan, int step) {
  if (plan.order.empty()) return {};
  const ir::Node& node = graph.nodes[static_cast<std::size_t>(plan.order[static_cast<std::size_t>(step)])];
  return node.name.empty() ? node.op : node.name;
}

// During these steps; of tensors at the same bytes the one written last.
std::vector<ir::TensorId> alive_during(const Plan& plan, int first, int last) {
  std::vector<const TensorPlace*> alive;
  for (const TensorPlace& place : plan.tensors) {
    if (place.first_step > last || first > place.last_step || place.size == 0_B) continue;
    const auto same = std::ranges::find_if(
        alive, [&](const TensorPlace* other) { return other->offset == place.offset && other->size == place.size; });
    if (same == alive.end())
      alive.push_back(&place);
    else if ((*same)->first_step <= place.first_step)
      *same = &place;
  }
  std::vector<ir::TensorId> tensors;
  for (const TensorPlace* place : alive) tensors.push_back(place->tensor);
  return tensors;
}

Bytes floor_of(const ir::Graph& graph) {
  Bytes inputs, outputs;
  for (ir::TensorId id : graph.inputs) inputs += bytes_of(graph.tensor(id).type);
  std::vector<bool> counted(graph.tensors.size(), false);
  for (ir::TensorId id : graph.outputs) {
    if (!counted[index_of(id)] && !graph.tensor(id).is_constant()) outputs += bytes_of(graph.tensor(id).type);
    counted[index_of(id)] = true;
  }
  return std::max(inputs, outputs);
}

}  // namespace

void describe_peak(const ir::Graph& graph, Plan& plan) {
  Certificate& certificate = plan.certificate;
  const auto peak = std::ranges::max_element(plan.live_bytes);
  certificate.step = static_cast<int>(peak - plan.live_bytes.begin());
  int first = certificate.step;
  for (const Group& group : plan.groups)
    if (group.first_step <= certificate.step && certificate.step <= group.last_step)
      first = group.first_step, certificate.step = group.last_step;
  certificate.layer = layer_at(graph, plan, certificate.step);
  certificate.tensors = alive_during(plan, first, certificate.step);
  certificate.floor_bytes = floor_of(graph);
}

}  // namespace jauge::memory
