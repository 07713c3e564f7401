#include "analyzer/memory/planner.h"

#include <algorithm>
#include <numeric>

#include "analyzer/memory/live_bytes.h"
#include "analyzer/memory/packing.h"
#include "analyzer/memory/storage.h"

namespace jauge::memory {
namespace {

std::vector<int> order_of_the_file(const ir::Graph& graph) {
  std::vector<int> order(graph.nodes.size());
  std::iota(order.begin(), order.end(), 0);
  return order;
}

std::vector<Claim> claims_of(const std::vector<Storage>& storages) {
  std::vector<Claim> claims;
  claims.reserve(storages.size());
  for (const Storage& storage : storages)
    claims.push_back({.first_step = storage.first_step, .end_step = storage.last_step + 1, .size = storage.size});
  return claims;
}

std::vector<TensorPlace> places_of(const ir::Graph& graph, const std::vector<Storage>& storages,
                                   const std::vector<std::optional<Lifetime>>& lives, const Placement& placement) {
  std::vector<TensorPlace> places;
  for (std::size_t i = 0; i < storages.size(); ++i)
    for (ir::TensorId id : storages[i].tensors)
      places.push_back({.tensor = id,
                        .name = graph.tensor(id).name,
                        .offset = placement.offsets[i],
                        .size = storages[i].size,
                        .first_step = lives[index_of(id)]->first_step,
                        .last_step = lives[index_of(id)]->last_step});
  std::ranges::stable_sort(places, {}, &TensorPlace::first_step);  // graph inputs first: their storages came first
  return places;
}

Certificate certify(const ir::Graph& graph, const Plan& plan, const std::vector<Storage>& storages,
                    const std::vector<std::optional<Lifetime>>& lives) {
  Certificate certificate;
  if (!plan.optimal) certificate.kind = Certificate::Kind::lower_bound;
  const auto peak = std::ranges::max_element(plan.live_bytes);
  certificate.step = static_cast<int>(peak - plan.live_bytes.begin());
  if (!plan.order.empty()) {
    const auto index = static_cast<std::size_t>(plan.order[static_cast<std::size_t>(certificate.step)]);
    const ir::Node& node = graph.nodes[index];
    certificate.layer = node.name.empty() ? node.op : node.name;
  }
  for (const Storage& storage : storages) {
    if (storage.first_step > certificate.step || storage.last_step < certificate.step) continue;
    ir::TensorId newest = storage.tensors.front();
    for (ir::TensorId id : storage.tensors)
      if (lives[index_of(id)]->first_step <= certificate.step) newest = id;
    certificate.tensors.push_back(newest);
  }
  return certificate;
}

}  // namespace

Result<Plan> plan(const ir::Graph& graph, Level level) {
  if (level != Level::none)
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = "memory plan",
                 .what = std::string("level '") + std::string(name_of(level)) + "' comes with a later version",
                 .hint = "plan with level 'none'"};
  Plan plan;
  plan.level = level;
  plan.order = order_of_the_file(graph);
  const auto lives = lifetimes(graph, plan.order);
  const std::vector<Storage> pieces = storages(graph, plan.order, lives);
  const std::vector<Claim> claims = claims_of(pieces);
  const Placement placement = pack(claims);

  plan.activation_bytes = placement.arena;
  plan.arena_bytes = plan.activation_bytes + plan.scratch_bytes;
  plan.live_bytes = live_bytes(claims, step_count(graph));
  plan.lower_bound_bytes = *std::ranges::max_element(plan.live_bytes);
  plan.optimal = plan.activation_bytes == plan.lower_bound_bytes;
  plan.tensors = places_of(graph, pieces, lives, placement);
  plan.certificate = certify(graph, plan, pieces, lives);

  if (const auto fault = find_fault(graph, plan))
    return Error{.kind = ErrorKind::internal, .where = "memory plan", .what = *fault, .hint = ""};
  return plan;
}

std::string_view name_of(Model model) {
  constexpr std::string_view names[] = {"M0", "M1", "M2", "M3"};
  return names[static_cast<std::size_t>(model)];
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::none:
      return "none";
    case Level::overlap:
      return "overlap";
    case Level::stream:
      return "stream";
  }
  return "unknown";
}

}  // namespace jauge::memory
