#include "analyzer/memory/still_plan.h"

#include <algorithm>

#include "analyzer/memory/live_bytes.h"
#include "analyzer/memory/pack_exact.h"
#include "analyzer/memory/storage.h"

namespace jauge::memory {
namespace {

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

// Greedy first; what that leaves above the live bytes is worth a search.
Placement pack_well(const std::vector<Claim>& claims) {
  constexpr std::size_t most_claims = 2'000;
  constexpr std::int64_t most_nodes = 60'000;  // some tenths of a second
  Placement greedy = pack(claims);
  if (claims.size() > most_claims || greedy.arena == live_bound(claims)) return greedy;
  return pack_exactly(claims, std::move(greedy), {.most_nodes = most_nodes, .good_enough = {}}).placement;
}

// Walks the steps once, with what is alive at each.
void add_scratch(Plan& plan, const std::vector<NodeScratch>& node_scratch, const std::vector<Claim>& claims,
                 const Placement& placement) {
  std::vector<std::vector<std::size_t>> starting(plan.order.size());
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (static_cast<std::size_t>(claims[i].first_step) < starting.size())
      starting[static_cast<std::size_t>(claims[i].first_step)].push_back(i);
  std::vector<std::vector<Range>> taken(plan.order.size());
  std::vector<std::size_t> alive;
  for (int step = 0; step < static_cast<int>(plan.order.size()); ++step) {
    const auto now = static_cast<std::size_t>(step);
    std::erase_if(alive, [&](std::size_t i) { return claims[i].end_step <= step; });
    alive.insert(alive.end(), starting[now].begin(), starting[now].end());
    if (node_scratch[static_cast<std::size_t>(plan.order[now])].size == 0_B) continue;
    for (std::size_t i : alive) taken[now].push_back({placement.offsets[i], placement.offsets[i] + claims[i].size});
  }
  place_scratch(plan, node_scratch, taken);
}

}  // namespace

Plan still_plan(const ir::Graph& graph, const std::vector<int>& order, const std::vector<NodeScratch>& node_scratch) {
  Plan plan;
  plan.level = Level::none;
  plan.order = order;
  const auto lives = lifetimes(graph, plan.order);
  const std::vector<Storage> pieces = storages(graph, plan.order, lives);
  const std::vector<Claim> claims = claims_of(pieces);
  const Placement placement = pack_well(claims);
  plan.activation_bytes = placement.arena;
  plan.live_bytes = live_bytes(claims, step_count(graph));
  plan.tensors = places_of(graph, pieces, lives, placement);
  add_scratch(plan, node_scratch, claims, placement);
  return plan;
}

}  // namespace jauge::memory
