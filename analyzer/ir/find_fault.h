// The judge of graphs: simple enough to be obviously right, run on everything that comes out of a reader or a pass.
#pragma once

#include <optional>
#include <string>

#include "analyzer/ir/graph.h"

namespace jauge::ir {

// What is wrong with the structure of `graph`, or nothing:
//  - sizes within the limits (200,000 nodes, 400,000 tensors, rank 8, names 64 KiB);
//  - every id names a tensor; every tensor has one producer at most; constants and graph inputs have none;
//  - nodes stand in an order in which they can run (which excludes cycles);
//  - shapes are not negative and their bytes do not overflow; a constant has exactly its bytes;
//  - scales are finite and positive, as many as the axis has slices, zero points within the type.
// Whether a node's operator accepts its inputs is ops::find_fault's question.
std::optional<std::string> find_fault(const Graph& graph);

}  // namespace jauge::ir
