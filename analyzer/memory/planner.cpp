#include "analyzer/memory/planner.h"

#include <algorithm>
#include <numeric>

#include "analyzer/memory/certificate.h"
#include "analyzer/memory/order.h"
#include "analyzer/memory/shared_plan.h"
#include "analyzer/memory/still_plan.h"

namespace jauge::memory {
namespace {

constexpr std::int64_t order_work = 40'000'000;  // nodes looked at: about a second
constexpr std::int64_t row_work = 20'000'000;    // rows of groups: about a second
constexpr std::size_t most_nodes_to_reorder = 20'000;

using Pairs = std::vector<std::vector<Pair>>;

OrderChoice order_for(const Values& values, const Pairs& pairs) {
  return choose_order(values, pairs, values.nodes.size() > most_nodes_to_reorder ? 0 : order_work);
}

// Every node reads its predecessor, so no other order exists.
bool is_only_order(const Values& values, const std::vector<int>& order) {
  for (std::size_t step = 1; step < order.size(); ++step)
    if (std::ranges::count(values.after[static_cast<std::size_t>(order[step - 1])], order[step]) == 0) return false;
  return true;
}

void conclude(const ir::Graph& graph, Plan& plan) {
  plan.lower_bound_bytes = *std::ranges::max_element(plan.live_bytes);
  plan.optimal = plan.activation_bytes == plan.lower_bound_bytes;
  plan.certificate.kind = plan.optimal ? Certificate::Kind::live_bytes : Certificate::Kind::lower_bound;
  describe_peak(graph, plan);
}

Plan plan_by_lifetimes(const ir::Graph& graph, const Values& values, const std::vector<NodeScratch>& scratch) {
  const OrderChoice choice = order_for(values, pairs_of(graph, values, Level::none));
  Plan plan = still_plan(graph, choice.order, scratch);
  plan.certificate.model = choice.every_order ? Model::m1 : Model::m0;
  plan.certificate.orders_explored = choice.explored;
  plan.certificate.every_order = choice.every_order;
  conclude(graph, plan);
  return plan;
}

Plan plan_with_overlap(const ir::Graph& graph, const Values& values, const std::vector<NodeScratch>& scratch) {
  const Pairs pairs = pairs_of(graph, values, Level::overlap);
  const OrderChoice choice = order_for(values, pairs);
  const Schedule schedule = schedule_of(values, pairs, choice.order, scratch);
  const std::vector<Stage> stages = single_steps(schedule);
  Plan plan = lay_out({&graph, &values, &pairs, &schedule, &stages});
  plan.level = Level::overlap;
  plan.certificate.model = Model::m2;
  plan.certificate.orders_explored = choice.explored;
  plan.certificate.every_order = choice.every_order;
  conclude(graph, plan);
  return plan;
}

Bytes worst(const Cut& cut) {
  Bytes most;
  for (const Stage& stage : cut.stages) most = std::max(most, stage.bytes);
  return most;
}

// The order that is best without groups and the file's own: the better of the two once cut into groups.
Plan plan_with_streams(const ir::Graph& graph, const Values& values, const std::vector<NodeScratch>& scratch) {
  const Pairs pairs = pairs_of(graph, values, Level::stream);
  const std::vector<RowFacts> facts = row_facts(graph, values);
  const OrderChoice choice = order_for(values, pairs);
  Schedule schedule = schedule_of(values, pairs, choice.order, scratch);
  Cut cut = best_cut(values, facts, schedule, row_work);
  std::vector<int> file_order(graph.nodes.size());
  std::iota(file_order.begin(), file_order.end(), 0);
  if (file_order != choice.order) {
    Schedule other = schedule_of(values, pairs, file_order, scratch);
    if (Cut other_cut = best_cut(values, facts, other, row_work); worst(other_cut) < worst(cut)) {
      schedule = std::move(other);
      cut = std::move(other_cut);
    }
  }
  Plan plan = lay_out({&graph, &values, &pairs, &schedule, &cut.stages});
  plan.level = Level::stream;
  plan.certificate.model = Model::m3;
  plan.certificate.orders_explored = choice.explored;
  plan.certificate.every_order = is_only_order(values, plan.order);
  conclude(graph, plan);
  if (!cut.every_cut) {  // more groups exist than were looked at: the peak is no bound
    plan.lower_bound_bytes = std::min(plan.lower_bound_bytes, plan.certificate.floor_bytes);
    plan.optimal = plan.activation_bytes == plan.lower_bound_bytes;
    plan.certificate.kind = plan.optimal ? Certificate::Kind::live_bytes : Certificate::Kind::lower_bound;
  }
  return plan;
}

}  // namespace

Result<Plan> plan(const ir::Graph& graph, Level level) {
  const Values values = values_of(graph);
  const std::vector<NodeScratch> scratch = scratch_of_nodes(graph);
  if (graph.nodes.size() > most_nodes_for_sharing) level = Level::none;
  Plan plan = level == Level::none      ? plan_by_lifetimes(graph, values, scratch)
              : level == Level::overlap ? plan_with_overlap(graph, values, scratch)
                                        : plan_with_streams(graph, values, scratch);
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
