#include "analyzer/memory/proof.h"
#include "reports/json/figures.h"
#include "reports/wording/wording.h"

namespace jauge::reports::json {
namespace {

std::string_view name_of(memory::Certificate::Kind kind) {
  constexpr std::string_view names[] = {"live_bytes", "exhausted", "lower_bound"};
  return names[static_cast<std::size_t>(kind)];
}

Json certificate_json(const ir::Graph& graph, const memory::Plan& plan) {
  const memory::Certificate& certificate = plan.certificate;
  Json tensors = Json::array();
  for (const ir::TensorId id : certificate.tensors) tensors.push_back(graph.tensor(id).name);
  return {{"kind", name_of(certificate.kind)},
          {"model", memory::name_of(certificate.model)},
          {"step", certificate.step},
          {"layer", certificate.layer},
          {"tensors", tensors},
          {"orders_explored", certificate.orders_explored},
          {"every_order", certificate.every_order},
          {"floor_bytes", certificate.floor_bytes.value},
          {"change", say(memory::change_sentence(plan), Language::english)}};
}

Json tensor_json(const memory::TensorPlace& place) {
  Json json = {{"name", place.name},
               {"offset", place.offset.value},
               {"bytes", place.size.value},
               {"first_step", place.first_step},
               {"last_step", place.last_step}};
  if (place.ring_rows > 0) json["ring_rows"] = place.ring_rows;
  return json;
}

Json tensors_json(const memory::Plan& plan) {
  Json array = Json::array();
  for (const memory::TensorPlace& place : plan.tensors) array.push_back(tensor_json(place));
  return array;
}

Json scratch_json(const memory::Plan& plan) {
  Json array = Json::array();
  for (const memory::ScratchPlace& place : plan.scratch)
    array.push_back({{"step", place.step}, {"offset", place.offset.value}, {"bytes", place.size.value}});
  return array;
}

Json moves_json(const ir::Graph& graph, const memory::Plan& plan) {
  Json array = Json::array();
  for (const memory::Move& move : plan.moves)
    array.push_back({{"step", move.step},
                     {"tensor", graph.tensor(move.tensor).name},
                     {"from", move.from.value},
                     {"to", move.to.value},
                     {"bytes", move.size.value}});
  return array;
}

Json groups_json(const memory::Plan& plan) {
  Json array = Json::array();
  for (const memory::Group& group : plan.groups)
    array.push_back({{"first_step", group.first_step}, {"last_step", group.last_step}});
  return array;
}

}  // namespace

Json memory_result(const analysis::ModelStudy& study) {
  const memory::Plan& plan = study.plan;
  return {{"level", memory::name_of(plan.level)},
          {"activation_bytes", plan.activation_bytes.value},
          {"scratch_bytes", plan.scratch_bytes.value},
          {"arena_bytes", plan.arena_bytes.value},
          {"lower_bound_bytes", plan.lower_bound_bytes.value},
          {"optimal", plan.optimal},
          {"certificate", certificate_json(study.deployable, plan)},
          {"order", plan.order},
          {"tensors", tensors_json(plan)},
          {"scratch", scratch_json(plan)},
          {"groups", groups_json(plan)},
          {"moves", moves_json(study.deployable, plan)},
          {"moves_bytes", plan.moves_bytes.value},
          {"origin", "planned"}};
}

}  // namespace jauge::reports::json
