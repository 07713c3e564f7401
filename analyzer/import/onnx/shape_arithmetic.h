// Exporters compute shapes inside the graph (Shape -> Gather -> Concat -> Reshape). Such nodes are evaluated while the
// graph is read, because the shapes behind them are known only then.
#pragma once

#include <vector>

#include "analyzer/import/onnx/place.h"
#include "analyzer/ir/graph.h"

namespace jauge::import::onnx {

// For each node of the file: whether what it computes decides, directly or through others, a shape or another value
// that must be known before the model runs (ops::Operator::value_inputs).
std::vector<bool> decides_values(const proto::GraphProto& graph, const std::vector<int>& order);

// Evaluates nodes whose inputs are known, as long as this stays cheap: a file may ask for the same large sum 200,000
// times.
class ShapeArithmetic {
 public:
  // Whether the node's outputs, already typed, are constants of `graph` now. The node is then no longer needed.
  bool evaluate(ir::Graph& graph, const ir::Node& node);

 private:
  std::int64_t bytes_left_ = std::int64_t{256} << 20;  // to read and to write
};

}  // namespace jauge::import::onnx
