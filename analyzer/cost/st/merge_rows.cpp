// What ST's kernels do in one go.
#include "analyzer/cost/st/c_graph_steps.h"

namespace jauge::cost::st {
namespace {

bool is_activation(const Row& row) {
  return row.kind == RowKind::clamp || row.kind == RowKind::leaky || row.kind == RowKind::parametric ||
         row.kind == RowKind::curve || row.kind == RowKind::other_activation;
}

bool is_pool(const Row& row) {
  return row.kind == RowKind::max_pool || (row.kind == RowKind::other_pool && row.windowed);
}

bool computes(const Row& row) {
  return row.kind == RowKind::convolution || row.kind == RowKind::dense || row.kind == RowKind::elementwise ||
         row.kind == RowKind::max_pool || row.kind == RowKind::other_pool;
}

}  // namespace

void fold_padding(RowGraph& graph) {
  for (const Row& row : graph.rows()) {
    if (!graph.is_there(row) || row.kind != RowKind::pad) continue;
    Row* next = graph.only_row_after(row);
    if (!next || next->kind != RowKind::convolution) continue;
    next->padded = true;
    graph.drop(row);
  }
}

void fold_integer_activations(RowGraph& graph, const StDialect& dialect) {
  for (Row& row : graph.rows()) {
    if (!graph.is_there(row) || !row.integer || !computes(row)) continue;
    const Row* after = graph.only_row_after(row);
    if (!after || !after->integer) continue;
    const bool leaky = after->kind == RowKind::leaky || after->kind == RowKind::parametric;
    if (after->kind == RowKind::clamp)
      graph.absorb(row, *after, false);
    else if (leaky && dialect.integer_conv_takes_leaky && row.kind == RowKind::convolution)
      graph.absorb(row, *after, true);
  }
}

void merge_kernels(RowGraph& graph, const StDialect& dialect) {
  for (Row& row : graph.rows()) {
    if (!graph.is_there(row) || row.kind != RowKind::convolution) continue;
    const Row* next = graph.only_row_after(row);
    if (next && row.integer) {
      if (dialect.integer_conv_takes_pool && next->kind == RowKind::max_pool) graph.absorb(row, *next, true);
      continue;
    }
    const Row* activation = next && is_activation(*next) && next->kind != RowKind::other_activation ? next : nullptr;
    const Row* pool = activation ? graph.only_row_after(*activation) : next;
    const bool with_pool = dialect.float_conv_takes_pool && pool && is_pool(*pool);
    if (activation && (with_pool || dialect.float_conv_takes_activation)) graph.absorb(row, *activation, true);
    if (with_pool) graph.absorb(row, *pool, true);
  }
}

void recount(RowGraph& graph, const StDialect& dialect) {
  for (Row& row : graph.rows()) {
    if (!graph.is_there(row) || !row.macc) continue;
    const std::int64_t elements = ir::elements(row.output_shape);
    if (row.kind == RowKind::leaky && !row.integer && dialect.leaky_costs_three) row.macc = 3 * elements;
    if (row.kind == RowKind::curve && row.integer && dialect.integer_curves_are_tables) row.macc = elements;
  }
}

void list_padding(RowGraph& graph) {
  for (const Row& row : graph.rows()) {
    if (!graph.is_there(row) || !row.depthwise || !row.integer || !row.padded) continue;
    graph.insert_before(row, {.name = row.name + "_pad_before", .type = "Pad", .kind = RowKind::pad, .macc = 0});
  }
}

}  // namespace jauge::cost::st
