// Builds a graph node by node while a file is read; shapes are inferred as nodes arrive, so that a converter can ask
// for them and a contradiction is reported where it stands in the file.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::import {

using AttributeList = std::initializer_list<std::pair<std::string, ir::AttributeValue>>;

class Emitter {
 public:
  ir::Graph graph;

  // The values are moved into the graph: a copy would cost as much memory as the file. The same values under the same
  // name are stored once: a layer that is called twice has one set of weights.
  ir::TensorId constant(const std::string& name, ir::Shape shape, std::vector<float> values);
  // A list of integers that decides a shape (axes, pads); rank 1.
  ir::TensorId integers(const std::string& name, const std::vector<std::int64_t>& values);

  // Names come from files and are cleaned here. Adds a node with `output_count` outputs named after it and infers their
  // types. Errors: those of ops::infer_shapes, with the node named.
  Result<std::vector<ir::TensorId>> nodes(const std::string& op, const std::string& name,
                                          std::vector<ir::TensorId> inputs, AttributeList attributes,
                                          std::size_t output_count);
  // The same for one output.
  Result<ir::TensorId> node(const std::string& op, const std::string& name, std::vector<ir::TensorId> inputs,
                            AttributeList attributes = {});

  const ir::Shape& shape(ir::TensorId id) const { return graph.tensor(id).type.shape; }

 private:
  std::multimap<std::string, ir::TensorId> constants_;
};

}  // namespace jauge::import
