// The judge of plans knows nothing of lifetimes and claims. It runs the order on a picture of the arena in which every
// byte remembers whose value it holds: a reader that finds another value there proves the plan wrong.
#include <algorithm>
#include <map>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/lifetimes.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"

namespace jauge::memory {
namespace {

using Fault = std::optional<std::string>;

// Which tensor's value each byte holds, as disjoint ranges.
class Arena {
 public:
  void write(std::int64_t begin, std::int64_t end, ir::TensorId value) {
    if (begin == end) return;
    split(begin);
    split(end);
    ranges_.erase(ranges_.lower_bound(begin), ranges_.lower_bound(end));
    ranges_[begin] = {end, value};
  }

  bool holds(std::int64_t begin, std::int64_t end, ir::TensorId value) const {
    if (begin == end) return true;
    const auto range = ranges_.find(begin);  // values are written whole, so the reader's range starts one
    return range != ranges_.end() && range->second.end == end && range->second.value == value;
  }

 private:
  struct Range {
    std::int64_t end;
    ir::TensorId value;
  };
  void split(std::int64_t at) {
    auto after = ranges_.lower_bound(at);
    if (after == ranges_.begin()) return;
    Range& before = std::prev(after)->second;
    if (before.end <= at) return;
    ranges_.emplace_hint(after, at, before);
    before.end = at;
  }
  std::map<std::int64_t, Range> ranges_;  // by begin
};

class Run {
 public:
  Run(const ir::Graph& graph, const Plan& plan)
      : graph_(graph),
        plan_(plan),
        place_(graph.tensors.size(), nullptr),
        value_(graph.tensors.size(), ir::no_tensor),
        is_unpacked_(graph.tensors.size(), false) {}

  Fault judge() {
    if (Fault fault = collect_places()) return fault;
    for (ir::TensorId id : graph_.inputs)
      if (Fault fault = write(id)) return fault;
    for (ir::TensorId id : graph_.inputs)
      if (Fault fault = read(id, "at the start")) return fault;
    for (std::size_t step = 0; step < plan_.order.size(); ++step)
      if (Fault fault = run(step)) return "step " + std::to_string(step) + ": " + *fault;
    for (ir::TensorId id : graph_.outputs)
      if (Fault fault = read(id, "at the end")) return fault;
    return std::nullopt;
  }

 private:
  Fault collect_places() {
    for (const TensorPlace& place : plan_.tensors) {
      if (place.tensor < ir::TensorId{0} || index_of(place.tensor) >= graph_.tensors.size())
        return "a place names no tensor";
      const ir::Tensor& tensor = graph_.tensor(place.tensor);
      if (tensor.is_constant()) return "constant '" + tensor.name + "' has a place";
      if (place_[index_of(place.tensor)]) return "'" + tensor.name + "' has two places";
      if (place.size != bytes_of(tensor.type)) return "'" + tensor.name + "' has the wrong size";
      if (place.offset < 0_B || place.offset.value % alignment_bytes != 0)
        return "'" + tensor.name + "' is negative or not aligned";
      place_[index_of(place.tensor)] = &place;
    }
    return std::nullopt;
  }

  Fault run(std::size_t step) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(plan_.order[step])];
    for (ir::TensorId id : node.inputs)
      if (id != ir::no_tensor)
        if (Fault fault = read(id, "by '" + node.name + "'")) return fault;
    if (unpacks_constant(graph_, node)) {
      for (ir::TensorId id : node.outputs) is_unpacked_[index_of(id)] = true;
      return std::nullopt;
    }
    const ops::Operator* op = ops::find_operator(node.op);
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
      if (node.outputs[i] == ir::no_tensor) continue;
      if (Fault fault = write_output(node, i, op ? op->memory : ops::MemoryRule{})) return fault;
    }
    for (ir::TensorId id : node.outputs)  // no output may have overwritten another
      if (id != ir::no_tensor)
        if (Fault fault = read(id, "after its step")) return fault;
    return std::nullopt;
  }

  Fault write_output(const ir::Node& node, std::size_t i, const ops::MemoryRule& rule) {
    const ir::TensorId output = node.outputs[i];
    if (i == 0 && rule.is_view && !node.inputs.empty() && is_at_place_of(output, node.inputs[0])) {
      value_[index_of(output)] = value_[index_of(node.inputs[0])];
      return std::nullopt;
    }
    // Disjoint from the node's inputs, but for those that the operator lets it replace element by element.
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      if (!share_bytes(output, node.inputs[k])) continue;
      const bool may_replace = i == 0 && std::ranges::count(rule.in_place_inputs, k) > 0 &&
                               elements_of(node.inputs[k]) == elements_of(output);
      if (!may_replace || !is_at_place_of(output, node.inputs[k]))
        return name_of(output) + " overwrites input " + std::to_string(k) + " of its own node";
    }
    return write(output);
  }

  Fault write(ir::TensorId id) {
    const TensorPlace* place = place_[index_of(id)];
    if (!place) return name_of(id) + " has no place";
    value_[index_of(id)] = id;
    arena_.write(place->offset.value, (place->offset + place->size).value, id);
    return std::nullopt;
  }

  Fault read(ir::TensorId id, const std::string& when) const {
    if (graph_.tensor(id).is_constant() || is_unpacked_[index_of(id)]) return std::nullopt;
    const TensorPlace* place = place_[index_of(id)];
    if (!place) return name_of(id) + " has no place";
    if (!arena_.holds(place->offset.value, (place->offset + place->size).value, value_[index_of(id)]))
      return name_of(id) + " is overwritten before it is read " + when;
    return std::nullopt;
  }

  bool is_at_place_of(ir::TensorId a, ir::TensorId b) const {
    const TensorPlace* first = a == ir::no_tensor ? nullptr : place_[index_of(a)];
    const TensorPlace* second = b == ir::no_tensor ? nullptr : place_[index_of(b)];
    return first && second && first->offset == second->offset && first->size == second->size;
  }

  bool share_bytes(ir::TensorId a, ir::TensorId b) const {
    const TensorPlace* first = a == ir::no_tensor ? nullptr : place_[index_of(a)];
    const TensorPlace* second = b == ir::no_tensor ? nullptr : place_[index_of(b)];
    return first && second &&
           std::max(first->offset, second->offset) <
               std::min(first->offset + first->size, second->offset + second->size);
  }

  std::int64_t elements_of(ir::TensorId id) const { return ir::elements(graph_.tensor(id).type.shape); }
  std::string name_of(ir::TensorId id) const { return "'" + graph_.tensor(id).name + "'"; }

  const ir::Graph& graph_;
  const Plan& plan_;
  std::vector<const TensorPlace*> place_;  // for each tensor
  std::vector<ir::TensorId> value_;  // for each tensor whose value it is: its own, or that of the source of a view
  std::vector<bool> is_unpacked_;    // for each tensor
  Arena arena_;
};

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
  if (plan.arena_bytes != plan.activation_bytes + plan.scratch_bytes)
    return "arena_bytes is not activations and scratch";
  if (plan.live_bytes.size() != std::max<std::size_t>(1, graph.nodes.size()))
    return "live_bytes has not every step once";
  if (plan.lower_bound_bytes != *std::ranges::max_element(plan.live_bytes))
    return "lower_bound_bytes is not the most that is alive";
  if (plan.activation_bytes < plan.lower_bound_bytes) return "the plan is smaller than its lower bound";
  if (plan.optimal != (plan.activation_bytes == plan.lower_bound_bytes)) return "optimal is not what the bound says";
  if (plan.optimal != (plan.certificate.kind == Certificate::Kind::live_bytes)) return "the certificate contradicts it";
  return std::nullopt;
}

// What the certificate says can be added up by hand.
Fault fault_of_certificate(const ir::Graph& graph, const Plan& plan) {
  const int step = plan.certificate.step;
  const auto& tensors = plan.certificate.tensors;
  if (step < 0 || step >= static_cast<int>(plan.live_bytes.size())) return "the certificate names no step";
  Bytes sum;
  for (ir::TensorId id : tensors) sum += Bytes{round_up(bytes_of(graph.tensor(id).type).value, alignment_bytes)};
  const Bytes peak = plan.live_bytes[static_cast<std::size_t>(step)];
  if (peak != plan.lower_bound_bytes || sum < peak || sum >= peak + Bytes{alignment_bytes})
    return "the tensors of the certificate do not add up to the lower bound";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_fault(const ir::Graph& graph, const Plan& plan) {
  if (Fault fault = fault_of_order(graph, plan)) return fault;
  if (Fault fault = Run(graph, plan).judge()) return fault;
  if (Fault fault = fault_of_totals(graph, plan)) return fault;
  return fault_of_certificate(graph, plan);
}

}  // namespace jauge::memory
