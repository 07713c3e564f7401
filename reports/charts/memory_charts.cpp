#include <algorithm>
#include <set>

#include "reports/charts/axis.h"
#include "reports/charts/charts.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::charts {
namespace {

std::size_t steps_per_column(std::size_t steps) {
  return std::max<std::size_t>(1, (steps + most_columns - 1) / most_columns);
}

std::string layer_at(const analysis::ModelStudy& study, std::size_t step) {
  const memory::Plan& plan = study.plan;
  if (step >= plan.order.size()) return "-";
  const auto index = static_cast<std::size_t>(plan.order[step]);
  const auto& layers = study.deployable_counts.layers;
  return index < layers.size() ? visible_name(layers[index].name) : "-";
}

// The family of the layer that writes the tensor; of graph inputs: data movement.
std::vector<ops::Family> families_of_tensors(const analysis::ModelStudy& study) {
  std::vector<ops::Family> families(study.deployable.tensors.size(), ops::Family::data_movement);
  const auto& layers = study.deployable_counts.layers;
  for (std::size_t i = 0; i < study.deployable.nodes.size() && i < layers.size(); ++i)
    for (const ir::TensorId id : study.deployable.nodes[i].outputs)
      if (id != ir::no_tensor) families[ir::index_of(id)] = layers[i].family;
  return families;
}

// A tensor that takes over another's bytes in the step that reads it is drawn from that step on, the other until there.
void end_where_taken_over(std::vector<memory::TensorPlace>& places) {
  std::set<std::pair<std::int64_t, int>> starts;  // offset and first step
  for (const memory::TensorPlace& place : places) starts.insert({place.offset.value, place.first_step});
  for (memory::TensorPlace& place : places)
    if (place.last_step > place.first_step && starts.contains({place.offset.value, place.last_step})) --place.last_step;
}

ArenaRectangle rectangle_of(const memory::TensorPlace& place, double per_column, const Words& words) {
  ArenaRectangle result;
  result.first_step = place.first_step / per_column;
  result.end_step = (place.last_step + 1) / per_column;
  result.offset = static_cast<double>(place.offset.value);
  result.size = static_cast<double>(place.size.value);
  result.label = visible_name(place.name);
  result.ring = place.ring_rows > 0;
  result.detail = words("{0}: {1} at offset {2}, steps {3} to {4}",
                        {place.name, place.size, place.offset.value, static_cast<std::int64_t>(place.first_step),
                         static_cast<std::int64_t>(place.last_step)});
  return result;
}

void add_moves_and_groups(const memory::Plan& plan, double per_column, ArenaMap& map, const Words& words) {
  map.group_word = words("row by row");
  const auto middle = [](Bytes offset, Bytes size) { return static_cast<double>(offset.value + size.value / 2); };
  for (const memory::Move& move : plan.moves)
    if (map.moves.size() < most_rectangles)
      map.moves.push_back({move.step / per_column, middle(move.from, move.size), middle(move.to, move.size)});
  for (const memory::Group& group : plan.groups)
    if (map.groups.size() < most_rectangles)
      map.groups.push_back({group.first_step / per_column, (group.last_step + 1) / per_column});
}

}  // namespace

StepChart live_bytes_chart(const analysis::ModelStudy& study, const target::Target* target, const Words& words) {
  const std::vector<Bytes>& live = study.plan.live_bytes;
  const std::size_t per_column = steps_per_column(live.size());
  StepChart chart;
  std::size_t peak_step = 0;
  for (std::size_t step = 0; step < live.size(); ++step) {
    if (step % per_column == 0) chart.values.push_back(0);
    chart.values.back() = std::max(chart.values.back(), static_cast<double>(live[step].value));
    if (live[step] > live[peak_step]) peak_step = step;
  }
  const Bytes peak = live.empty() ? Bytes{} : live[peak_step];
  chart.title = words("Live bytes over time (planned)");
  chart.step_axis_title = words("step");
  chart.peak = peak_step / per_column;
  chart.peak_text = words("{0}: {1}", {Ready{layer_at(study, peak_step)}, BinarySize{peak}});
  chart.description = words("Peak of {0} at step {1}, {2}.",
                            {peak, static_cast<std::int64_t>(peak_step), Ready{layer_at(study, peak_step)}});
  auto largest = static_cast<double>(peak.value);
  // A line far above the curve would flatten it: it is drawn up to four times the peak.
  if (target != nullptr && target->ram && static_cast<double>(target->ram->value) <= 4 * largest) {
    chart.limit = {static_cast<double>(target->ram->value),
                   words("RAM of {0}: {1}", {target->part, BinarySize{*target->ram}})};
    largest = std::max(largest, chart.limit->value);
  }
  chart.bytes = bytes_axis(largest, words.language());
  chart.steps = step_axis(chart.values.size(), static_cast<double>(per_column), words.language());
  return chart;
}

ArenaMap arena_map(const analysis::ModelStudy& study, const Words& words) {
  const memory::Plan& plan = study.plan;
  const std::size_t per_column = steps_per_column(plan.order.size());
  const std::vector<ops::Family> families = families_of_tensors(study);
  std::vector<memory::TensorPlace> places = plan.tensors;
  std::erase_if(places, [](const memory::TensorPlace& place) { return place.size.value <= 0; });
  if (places.size() > most_rectangles) {
    const auto larger = [](const auto& a, const auto& b) { return a.size > b.size; };
    std::nth_element(places.begin(), places.begin() + most_rectangles, places.end(), larger);
    places.resize(most_rectangles);
  }
  ArenaMap map;
  map.title = words("Arena map (planned)");
  map.step_axis_title = words("step");
  map.description = words("Arena of {0}: every tensor at its offset while it lives.", {plan.arena_bytes});
  map.bytes = bytes_axis(static_cast<double>(plan.arena_bytes.value), words.language());
  map.steps =
      step_axis((plan.order.size() + per_column - 1) / per_column, static_cast<double>(per_column), words.language());
  std::vector<memory::TensorPlace> drawn = places;
  end_where_taken_over(drawn);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const memory::TensorPlace& place = places[i];
    ArenaRectangle rectangle = rectangle_of(place, static_cast<double>(per_column), words);
    rectangle.end_step = (drawn[i].last_step + 1) / static_cast<double>(per_column);
    if (const std::size_t id = ir::index_of(place.tensor); id < families.size()) rectangle.family = families[id];
    map.rectangles.push_back(std::move(rectangle));
  }
  add_moves_and_groups(plan, static_cast<double>(per_column), map, words);
  for (const ArenaRectangle& rectangle : map.rectangles)
    if (std::none_of(map.legend.begin(), map.legend.end(), [&](const auto& e) { return e.family == rectangle.family; }))
      map.legend.push_back({rectangle.family, family_word(rectangle.family, words.language())});
  return map;
}

}  // namespace jauge::reports::charts
