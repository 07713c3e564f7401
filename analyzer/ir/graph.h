// A neural network: tensors, and nodes in an order in which they can run. A value: stages take one and return one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/ir/node.h"
#include "analyzer/ir/tensor.h"

namespace jauge::ir {

// Where a graph came from.
struct Source {
  std::string name;            // file name without folder
  std::string format;          // "ONNX", "TFLite", "Keras"
  std::string format_version;  // "opset 17"
  std::string producer;        // the exporter as it names itself
  std::int64_t file_bytes = 0;
  std::string sha256;               // of the file, hexadecimal
  std::int64_t training_bytes = 0;  // optimizer state in the file, never deployed

  bool operator==(const Source&) const = default;
};

struct Graph {
  Source source;
  std::vector<Tensor> tensors;   // indexed by TensorId
  std::vector<Node> nodes;       // every node after the producers of its inputs
  std::vector<TensorId> inputs;  // none of them constant
  std::vector<TensorId> outputs;

  Tensor& tensor(TensorId id) { return tensors[index_of(id)]; }
  const Tensor& tensor(TensorId id) const { return tensors[index_of(id)]; }

  TensorId add(Tensor tensor) {
    tensors.push_back(std::move(tensor));
    return TensorId{static_cast<std::int32_t>(tensors.size() - 1)};
  }
};

// For each tensor the index in graph.nodes of the node that writes it, or -1.
std::vector<int> producers(const Graph& graph);

// For each tensor the indices of the nodes that read it, ascending, each once.
std::vector<std::vector<int>> consumers(const Graph& graph);

// For each tensor whether it is one of graph.outputs.
std::vector<bool> is_output(const Graph& graph);

// Without tensors that no node and no graph input or output names. Order is kept; ids change.
Graph without_unused_tensors(Graph graph);

}  // namespace jauge::ir
