#include "analyzer/cost/parameters.h"
#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

Json quantization_json(const std::optional<ir::QuantParams>& quant) {
  if (!quant) return nullptr;
  return {{"scales", quant->scales}, {"zero_points", quant->zero_points}, {"axis", quant->axis}};
}

Json tensor_json(const ir::Tensor& tensor) {
  return {{"name", tensor.name},
          {"dtype", ir::name_of(tensor.type.dtype)},
          {"shape", tensor.type.shape},
          {"quantization", quantization_json(tensor.quant)}};
}

Json tensors_json(const ir::Graph& graph, const std::vector<ir::TensorId>& ids) {
  Json array = Json::array();
  for (const ir::TensorId id : ids) array.push_back(tensor_json(graph.tensor(id)));
  return array;
}

Json model_json(const ir::Graph& model) {
  const std::string dtype = cost::weight_dtype(model);
  return {{"name", model.source.name},
          {"format", model.source.format},
          {"format_version", model.source.format_version},
          {"producer", model.source.producer},
          {"dtype", dtype.empty() ? "mixed" : dtype}};
}

Json layer_json(const cost::LayerCount& layer) {
  return {{"index", layer.index},
          {"name", layer.name},
          {"operator", layer.op},
          {"label", layer.label},
          {"output_shape", layer.output.shape},
          {"output_dtype", ir::name_of(layer.output.dtype)},
          {"params", layer.params},
          {"macs", layer.macs.value},
          {"live_macs", layer.live_macs.value},
          {"weight_bytes", layer.weight_bytes.value},
          {"live_weight_bytes", layer.live_weight_bytes.value},
          {"output_bytes", layer.output_bytes.value},
          {"origin_names", layer.origin_names}};
}

Json st_layers_json(const std::vector<cost::StLayer>& layers) {
  Json array = Json::array();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const cost::StLayer& layer = layers[i];
    array.push_back({{"index", i},
                     {"name", layer.name},
                     {"operator", layer.op},
                     {"params", layer.params},
                     {"macc", layer.macc ? Json(*layer.macc) : Json(nullptr)},
                     {"weight_bytes", layer.weight_bytes},
                     {"output_shape", layer.output_shape}});
  }
  return array;
}

Json st_json(const cost::StView& st) {
  return {{"params", st.params},
          {"macc", st.macc},
          {"macc_model_graph", st.macc_model_graph},
          {"weight_bytes", st.weight_bytes},
          {"layers", st_layers_json(st.layers)},
          {"unknown_operators", st.unknown_operators},
          {"version", to_text(st.version)},
          {"compression", to_text(st.compression)},
          {"model_layers", st_layers_json(st.model_layers)}};
}

Json layers_json(const analysis::ModelStudy& study, GraphChoice graph) {
  if (graph == GraphChoice::st) return st_layers_json(study.st.layers);
  Json array = Json::array();
  const cost::Counts& counts = graph == GraphChoice::model ? study.model_counts : study.deployable_counts;
  for (const cost::LayerCount& layer : counts.layers) array.push_back(layer_json(layer));
  return array;
}

Json totals_json(const analysis::ModelStudy& study, GraphChoice graph) {
  const cost::Counts& counts = graph == GraphChoice::deployable ? study.deployable_counts : study.model_counts;
  return {{"params", counts.params},
          {"macs", counts.macs.value},
          {"live_macs", counts.live_macs.value},
          {"weight_bytes", counts.weight_bytes.value},
          {"live_weight_bytes", counts.live_weight_bytes.value},
          {"file_bytes", study.model.source.file_bytes},
          {"deployed_weight_bytes", study.deployable_counts.weight_bytes.value},
          {"training_bytes", study.model.source.training_bytes}};
}

std::string_view name_of(GraphChoice graph) {
  switch (graph) {
    case GraphChoice::model:
      return "model";
    case GraphChoice::deployable:
      return "deployable";
    case GraphChoice::st:
      return "st";
  }
  return "";
}

}  // namespace

Json inspect_result(const analysis::ModelStudy& study, GraphChoice graph) {
  const ir::Graph& shown = graph == GraphChoice::deployable ? study.deployable : study.model;
  return {{"model", model_json(study.model)},
          {"graph", name_of(graph)},
          {"inputs", tensors_json(shown, shown.inputs)},
          {"outputs", tensors_json(shown, shown.outputs)},
          {"layers", layers_json(study, graph)},
          {"totals", totals_json(study, graph)},
          {"st", st_json(study.st)}};
}

}  // namespace jauge::reports::json
