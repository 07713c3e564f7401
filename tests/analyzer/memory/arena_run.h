// Runs a plan byte by byte: slow, and without a clever line in it.
#pragma once

#include <algorithm>
#include <vector>

#include "analyzer/memory/plan.h"
#include "analyzer/ops/operator.h"

namespace jauge::memory::testing {

// For plans of level none: one place a tensor, no scratch. Whether some reader finds a byte that does not hold the
// value it wants. Places must lie at offsets >= 0.
inline bool meets_a_living_value(const ir::Graph& graph, const Plan& plan) {
  std::vector<std::size_t> begin(graph.tensors.size()), end(graph.tensors.size());
  std::size_t arena_end = 0;
  for (const TensorPlace& place : plan.tensors) {
    if (place.offset < 0_B) return false;
    begin[index_of(place.tensor)] = static_cast<std::size_t>(place.offset.value);
    end[index_of(place.tensor)] = static_cast<std::size_t>((place.offset + place.size).value);
    arena_end = std::max(arena_end, end[index_of(place.tensor)]);
  }
  std::vector<ir::TensorId> holds(arena_end, ir::no_tensor), value(graph.tensors.size(), ir::no_tensor);
  const auto write = [&](ir::TensorId id, ir::TensorId of) {
    value[index_of(id)] = of;
    std::fill(holds.begin() + static_cast<std::ptrdiff_t>(begin[index_of(id)]),
              holds.begin() + static_cast<std::ptrdiff_t>(end[index_of(id)]), of);
  };
  const auto is_whole = [&](ir::TensorId id) {
    if (graph.tensor(id).is_constant()) return true;
    for (std::size_t i = begin[index_of(id)]; i < end[index_of(id)]; ++i)
      if (holds[i] != value[index_of(id)]) return false;
    return true;
  };

  for (ir::TensorId id : graph.inputs) write(id, id);
  for (int index : plan.order) {
    const ir::Node& node = graph.nodes[static_cast<std::size_t>(index)];
    if (!std::ranges::all_of(node.inputs, is_whole)) return true;
    const bool is_view = ops::find_operator(node.op)->memory.is_view;
    const bool same_place = begin[index_of(node.inputs[0])] == begin[index_of(node.outputs[0])];
    write(node.outputs[0], is_view && same_place ? value[index_of(node.inputs[0])] : node.outputs[0]);
  }
  return !std::ranges::all_of(graph.outputs, is_whole);
}

}  // namespace jauge::memory::testing
