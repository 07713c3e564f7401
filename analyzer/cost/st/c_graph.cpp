#include "analyzer/cost/st/c_graph.h"

#include "analyzer/cost/st/c_graph_steps.h"

namespace jauge::cost::st {

Rows c_graph(Rows model, const StDialect& dialect, bool quantised_by_nodes) {
  RowGraph graph(std::move(model));
  drop_identities(graph);
  if (quantised_by_nodes) drop_quantising_nodes(graph);
  fold_padding(graph);
  // Before activations go: one that stands between convolution and BatchNorm keeps the BatchNorm.
  fold_norm_backwards(graph);
  fold_norm_forwards(graph, dialect);
  fold_integer_activations(graph, dialect);
  // While reshapes are still there: a pool behind a reshape is not merged (r129).
  merge_kernels(graph, dialect);
  recount(graph, dialect);
  list_padding(graph);
  drop_views(graph);
  return std::move(graph).finish();
}

}  // namespace jauge::cost::st
