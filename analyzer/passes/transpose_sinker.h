// Lets Transposes wander towards the outputs in one walk over the nodes.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"
#include "analyzer/passes/permutation.h"

namespace jauge::passes {

// A Transpose is not executed where it stands: its result is only noted as "that source, in this order". Operators that
// do not care take the source and pass the note on; a Transpose that meets a note joins it, and two inverse ones
// vanish; dense weights take the order into their rows. Whoever really needs the order gets a Transpose right before
// it.
ir::Graph sink_transposes(ir::Graph graph);

// The same after graph input `input` has changed its layout: its axis i is axis perm[i] of the old one.
ir::Graph sink_transposes_with_turned_input(ir::Graph graph, std::size_t input, const Permutation& perm);

// What the Transposes of a graph write: the price of its layouts.
Bytes transposed_bytes(const ir::Graph& graph);

}  // namespace jauge::passes
