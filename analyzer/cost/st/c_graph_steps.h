// The steps of c_graph, each in a file of its own.
#pragma once

#include "analyzer/cost/st/dialect.h"
#include "analyzer/cost/st/row_graph.h"

namespace jauge::cost::st {

// Pairs of QuantizeLinear and DequantizeLinear turn float operators into integer ones and are no work of their own.
void drop_quantising_nodes(RowGraph& graph);
// Rows that stand for nothing: Dropout, Identity.
void drop_identities(RowGraph& graph);
// Padding with zeros moves into the convolution behind it.
void fold_padding(RowGraph& graph);
// A BatchNorm straight behind a conv or dense vanishes into its weights; the folded layer gains a bias if it had none.
void fold_norm_backwards(RowGraph& graph);
// One straight before an unpadded conv or dense too: padding would otherwise be shifted along.
void fold_norm_forwards(RowGraph& graph, const StDialect& dialect);
// Integer kernels clamp when they requantise: ReLU costs nothing there.
void fold_integer_activations(RowGraph& graph, const StDialect& dialect);
// Kernels that do the activation and the pool behind a convolution: one row with the sum.
void merge_kernels(RowGraph& graph, const StDialect& dialect);
// Kernels whose C form does another amount of work than the model's layer.
void recount(RowGraph& graph, const StDialect& dialect);
// Integer depthwise kernels read a padded copy, a row of its own without MACC.
void list_padding(RowGraph& graph);
// Reshapes, and transposes that leave all bytes where they are.
void drop_views(RowGraph& graph);

}  // namespace jauge::cost::st
