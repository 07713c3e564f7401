// The order in which nodes can run.
#pragma once

#include <vector>

#include "analyzer/import/onnx/place.h"

namespace jauge::import::onnx {

// Indices of graph.node: as in the file where that works already, else every node behind those it reads from.
// Errors: damaged_file with the names along the cycle when there is none, for a tensor written twice, and for one that
// nothing writes.
Result<std::vector<int>> running_order(const proto::GraphProto& graph, const Place& place);

}  // namespace jauge::import::onnx
