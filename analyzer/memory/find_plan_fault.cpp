// The judge of plans: the order, the run (plan_run.cpp), and whether the figures add up.
#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/plan_run.h"
#include "analyzer/memory/planner.h"

namespace jauge::memory {
namespace {

using Fault = std::optional<std::string>;

Fault fault_of_order(const ir::Graph& graph, const Plan& plan) {
  std::vector<int> sorted = plan.order;
  std::ranges::sort(sorted);
  if (sorted.size() != graph.nodes.size()) return "the order has not every node once";
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (sorted[i] != static_cast<int>(i)) return "the order has not every node once";

  std::vector<int> step_of(graph.nodes.size());
  for (std::size_t step = 0; step < plan.order.size(); ++step)
    step_of[static_cast<std::size_t>(plan.order[step])] = static_cast<int>(step);
  const std::vector<int> producer = ir::producers(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    for (ir::TensorId id : graph.nodes[i].inputs) {
      const int source = id == ir::no_tensor ? -1 : producer[index_of(id)];
      if (source >= 0 && step_of[static_cast<std::size_t>(source)] >= step_of[i])
        return "'" + graph.nodes[i].name + "' runs before its input is there";
    }
  return std::nullopt;
}

Fault fault_of_totals(const ir::Graph& graph, const Plan& plan) {
  Bytes highest_end;
  for (const TensorPlace& place : plan.tensors) highest_end = std::max(highest_end, place.offset + place.size);
  if (plan.activation_bytes != highest_end) return "activation_bytes is not the highest end of the tensors";
  for (const ScratchPlace& place : plan.scratch) highest_end = std::max(highest_end, place.offset + place.size);
  if (plan.arena_bytes != highest_end || plan.arena_bytes != plan.activation_bytes + plan.scratch_bytes)
    return "arena_bytes is not activations and scratch";
  if (plan.live_bytes.size() != std::max<std::size_t>(1, graph.nodes.size()))
    return "live_bytes has not every step once";
  const Bytes most = *std::ranges::max_element(plan.live_bytes);
  const bool is_floor = plan.level == Level::stream && plan.lower_bound_bytes <= most;
  if (plan.lower_bound_bytes != most && !is_floor) return "lower_bound_bytes is not the most that is alive";
  if (plan.activation_bytes < plan.lower_bound_bytes) return "the plan is smaller than its lower bound";
  if (plan.optimal != (plan.activation_bytes == plan.lower_bound_bytes)) return "optimal is not what the bound says";
  if (plan.optimal != (plan.certificate.kind == Certificate::Kind::live_bytes)) return "the certificate contradicts it";
  return std::nullopt;
}

// What the certificate says can be added up by hand.
Fault fault_of_certificate(const ir::Graph& graph, const Plan& plan) {
  const int step = plan.certificate.step;
  if (step < 0 || step >= static_cast<int>(plan.live_bytes.size())) return "the certificate names no step";
  if (plan.level != Level::none) return std::nullopt;  // tensors share bytes
  Bytes sum;
  for (ir::TensorId id : plan.certificate.tensors)
    sum += Bytes{round_up(bytes_of(graph.tensor(id).type).value, alignment_bytes)};
  const Bytes peak = plan.live_bytes[static_cast<std::size_t>(step)];
  if (peak != plan.lower_bound_bytes || sum < peak || sum >= peak + Bytes{alignment_bytes})
    return "the tensors of the certificate do not add up to the lower bound";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_fault(const ir::Graph& graph, const Plan& plan) {
  if (Fault fault = fault_of_order(graph, plan)) return fault;
  if (Fault fault = fault_of_run(graph, plan)) return fault;
  if (Fault fault = fault_of_totals(graph, plan)) return fault;
  return fault_of_certificate(graph, plan);
}

}  // namespace jauge::memory
