// GraphProto -> ir::Graph, node by node in running order, with types known at every step.
#pragma once

#include <unordered_map>

#include "analyzer/import/import.h"
#include "analyzer/import/model_folder.h"
#include "analyzer/import/onnx/draft_node.h"
#include "analyzer/import/onnx/graph_inputs.h"
#include "analyzer/import/onnx/shape_arithmetic.h"

namespace jauge::import::onnx {

class GraphImporter {
 public:
  GraphImporter(Place place, ModelFolder folder, const ReadOptions& options)
      : place_(std::move(place)), folder_(std::move(folder)), options_(options), inputs_(options.shapes, place_.file) {}

  // Takes weights out of `graph`.
  Result<Imported> run(proto::GraphProto& graph);

 private:
  Result<void> check_options(const proto::GraphProto& graph) const;
  Result<void> add_constants(proto::GraphProto& graph);
  Result<void> add_inputs(const proto::GraphProto& graph);
  Result<void> bind(const proto::ValueInfoProto& input, const ir::Tensor& value);
  Result<void> add_nodes(proto::GraphProto& graph);
  Result<void> add_node(proto::NodeProto& source, bool decides_values);
  Result<DraftNode> draft_of(proto::NodeProto& source);
  Result<void> add_constant_node(proto::NodeProto& source, DraftNode draft);
  Error placed(Error error, const proto::NodeProto& source) const;
  void add_outputs_of(const proto::NodeProto& source, ir::Node& node);
  Result<void> add_graph_outputs(const proto::GraphProto& graph);
  Result<void> define(const std::string& name, ir::Tensor tensor);
  void note_other_shape(const proto::ValueInfoProto& declared, const ir::Tensor& tensor);

  Place place_;
  ModelFolder folder_;
  const ReadOptions& options_;
  InputShapes inputs_;
  ShapeArithmetic arithmetic_;
  Imported imported_;
  std::unordered_map<std::string, ir::TensorId> tensors_;  // by the name in the file
};

}  // namespace jauge::import::onnx
