#include "cli/diff/model_side.h"

namespace jauge::cli::diff {
namespace {

SideTable table_of(const std::string& graph, const std::vector<cost::StLayer>& layers) {
  SideTable table{.graph = graph};
  for (const cost::StLayer& layer : layers)
    table.rows.push_back({.name = layer.name,
                          .op = layer.op,
                          .shape = ir::to_text(layer.output_shape),
                          .params = layer.params,
                          .macs = layer.macc,
                          .weight_bytes = layer.weight_bytes});
  return table;
}

}  // namespace

Side side_of(const analysis::ModelStudy& study, bool deployable) {
  const cost::Counts& counts = deployable ? study.deployable_counts : study.model_counts;
  Side side{.kind = "model", .title = study.model.source.name};
  side.params = counts.params;
  side.macs = counts.macs.value;
  side.weight_bytes = counts.weight_bytes.value;
  side.activation_bytes = study.plan.arena_bytes.value;
  SideTable table{.graph = deployable ? "deployable" : "model"};
  for (const cost::LayerCount& layer : counts.layers)
    table.rows.push_back({.name = layer.name,
                          .op = layer.op,
                          .shape = ir::to_text(layer.output.shape),
                          .params = layer.params,
                          .macs = layer.macs.value,
                          .weight_bytes = layer.weight_bytes.value});
  side.tables.push_back(std::move(table));
  return side;
}

Side st_side_of(const analysis::ModelStudy& study, const cost::StOptions& options) {
  const cost::StView view = cost::st_view(study.model, options);
  Side side{.kind = "model", .title = study.model.source.name, .counted_by_st = true, .st_version = options.version};
  side.compression = options.compression;
  side.params = view.params;
  side.macs = view.macc;
  side.weight_bytes = view.weight_bytes;
  side.tables = {table_of("model", view.model_layers), table_of("c", view.layers)};
  return side;
}

}  // namespace jauge::cli::diff
