// How an operator works on reordered axes.
#pragma once

#include <optional>

#include "analyzer/ir/graph.h"
#include "analyzer/passes/permutation.h"

namespace jauge::passes {

// Operators that treat every element alike, whatever its place: one data input, the rest single numbers.
bool is_elementwise(const ir::Node& node);

// Operators over several tensors that broadcast against each other.
bool is_broadcasting(const ir::Node& node);

// Until now the node read x = Transpose(source, perm) as input 0; from now on it reads the source. Adapts attributes
// and constant inputs (new constants go into the graph) and returns how its outputs must be transposed to be what they
// were. Nothing, and the node as it was, when the operator cannot work that way. Covers one-input operators:
// elementwise, softmax-like, reductions, Pad, Slice, Split, Gather, Resize, Tile.
std::optional<Permutation> reorder_input(ir::Graph& graph, ir::Node& node, const Permutation& perm);

// An axis as reordered: `axis` (negative: from the end) of x is perm[axis] of the source.
std::optional<std::int64_t> reordered_axis(std::int64_t axis, const Permutation& perm);

}  // namespace jauge::passes
