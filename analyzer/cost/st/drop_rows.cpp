// Rows of the model that are no rows of the C graph.
#include "analyzer/cost/st/c_graph_steps.h"

namespace jauge::cost::st {

void drop_identities(RowGraph& graph) {
  for (const Row& row : graph.rows())
    if (graph.is_there(row) && row.identity) graph.drop(row);
}

void drop_quantising_nodes(RowGraph& graph) {
  for (const Row& row : graph.rows())
    if (graph.is_there(row) && row.kind == RowKind::conversion) graph.drop(row);
}

void drop_views(RowGraph& graph) {
  for (const Row& row : graph.rows()) {
    if (!graph.is_there(row)) continue;
    if (row.kind == RowKind::shape || (row.kind == RowKind::transpose && row.moves_no_bytes)) graph.drop(row);
  }
}

}  // namespace jauge::cost::st
