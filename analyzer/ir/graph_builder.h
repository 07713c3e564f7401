// Builds graphs in tests and generators, a line a node. Shapes of node outputs are the caller's; ops::infer_shapes
// fills them in when they are left empty.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "analyzer/ir/graph.h"

namespace jauge::ir {

class GraphBuilder {
 public:
  TensorId input(std::string name, Shape shape, DType dtype = DType::float32);
  TensorId constant(std::string name, Shape shape, std::vector<float> values);
  TensorId constant(std::string name, Shape shape, std::vector<std::int64_t> values);

  // Adds a node with one output named `name` and returns that output.
  TensorId node(std::string op, std::string name, std::vector<TensorId> inputs, TensorType output = {},
                std::initializer_list<std::pair<std::string, AttributeValue>> attributes = {});

  void output(TensorId id) { graph_.outputs.push_back(id); }
  Graph build() && { return std::move(graph_); }
  Graph& graph() { return graph_; }

 private:
  Graph graph_;
};

}  // namespace jauge::ir
