#include "analyzer/cost/st/c_graph_steps.h"

namespace jauge::cost::st {
namespace {

constexpr std::int64_t float_bytes = 4;

bool has_weights(const Row& row) {
  return (row.kind == RowKind::convolution || row.kind == RowKind::dense) && !row.arrays.empty();
}

// The scale disappears into the weights, the offset becomes a bias: work once per channel, as for every bias.
void give_bias(Row& row) {
  if (row.has_bias) return;
  row.has_bias = true;
  row.macc = row.macc.value_or(0) + row.channels;
  row.arrays.push_back({row.channels, float_bytes, 0});
}

}  // namespace

void fold_norm_backwards(RowGraph& graph) {
  for (Row& row : graph.rows()) {
    if (!graph.is_there(row) || !has_weights(row)) continue;
    const Row* norm = graph.only_row_after(row);
    if (!norm || norm->kind != RowKind::norm || norm->channels != row.channels) continue;
    give_bias(row);
    row.params += norm->params;
    graph.absorb(row, *norm, false);
  }
}

void fold_norm_forwards(RowGraph& graph, const StDialect& dialect) {
  if (!dialect.norm_folds_into_next) return;
  for (const Row& norm : graph.rows()) {
    if (!graph.is_there(norm) || norm.kind != RowKind::norm) continue;
    Row* next = graph.only_row_after(norm);
    if (!next || !has_weights(*next) || next->padded) continue;
    give_bias(*next);
    next->params += norm.params;
    graph.drop(norm);
  }
}

}  // namespace jauge::cost::st
