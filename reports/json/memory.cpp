#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

std::string_view name_of(memory::Certificate::Kind kind) {
  return kind == memory::Certificate::Kind::live_bytes ? "live_bytes" : "lower_bound";
}

Json certificate_json(const ir::Graph& graph, const memory::Certificate& certificate) {
  Json tensors = Json::array();
  for (const ir::TensorId id : certificate.tensors) tensors.push_back(graph.tensor(id).name);
  return {{"kind", name_of(certificate.kind)},
          {"step", certificate.step},
          {"layer", certificate.layer},
          {"tensors", tensors}};
}

Json tensors_json(const memory::Plan& plan) {
  Json array = Json::array();
  for (const memory::TensorPlace& place : plan.tensors)
    array.push_back({{"name", place.name},
                     {"offset", place.offset.value},
                     {"bytes", place.size.value},
                     {"first_step", place.first_step},
                     {"last_step", place.last_step}});
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
          {"certificate", certificate_json(study.deployable, plan.certificate)},
          {"order", plan.order},
          {"tensors", tensors_json(plan)},
          {"moves_bytes", plan.moves_bytes.value},
          {"origin", "planned"}};
}

}  // namespace jauge::reports::json
