// The whole ST view on one page.
#include "analyzer/cost/st/st_view.h"

#include "analyzer/cost/st/c_graph.h"
#include "analyzer/cost/st/model_rows.h"

namespace jauge::cost {
namespace {

std::vector<StLayer> layers_of(const st::Rows& rows, StCompression compression) {
  const std::int64_t all_bytes = st::weight_bytes_of(rows, StCompression::none);
  std::vector<StLayer> layers;
  for (const st::Row& row : rows.rows)
    layers.push_back({.name = row.name,
                      .op = row.type,
                      .macc = row.macc,
                      .params = row.params,
                      .weight_bytes = st::weight_bytes_of(row, compression, all_bytes),
                      .output_shape = row.output_shape});
  return layers;
}

}  // namespace

StView st_view(const ir::Graph& model_graph, const StOptions& options) {
  const st::ModelRows model = st::model_rows(model_graph);
  const bool quantised_by_nodes = model_graph.source.format == "ONNX";
  const st::Rows c_rows = st::c_graph(model.rows, dialect_of(options.version), quantised_by_nodes);

  StView view{.version = options.version, .compression = options.compression};
  view.params = st::params_of(model.rows);
  view.macc_model_graph = st::macc_of(model.rows);
  view.macc = st::macc_of(c_rows);
  view.weight_bytes = st::weight_bytes_of(c_rows, options.compression);
  view.layers = layers_of(c_rows, options.compression);
  view.model_layers = layers_of(model.rows, StCompression::none);
  view.unknown_operators = model.unknown_operators;
  return view;
}

}  // namespace jauge::cost
