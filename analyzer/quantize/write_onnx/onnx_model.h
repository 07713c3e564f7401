// An ONNX model while it is being written: unique names, constants, nodes.
#pragma once

#include <onnx/onnx_pb.h>

#include <set>
#include <span>
#include <string>
#include <vector>

#include "analyzer/ir/array.h"
#include "analyzer/ir/attributes.h"

namespace jauge::quantize {

class OnnxModel {
 public:
  // The wanted name, or the wanted name with a number: names are unique in an ONNX graph.
  std::string fresh(const std::string& wanted);

  // Keeps the name for an output: nothing else will get it.
  void reserve(const std::string& name) { names_.insert(name); }

  void add_input(const std::string& name, const ir::Shape& shape);
  void add_output(const std::string& name, const ir::Shape& shape);

  // Returns the name it got.
  std::string add_constant(const std::string& name, const ir::ConstArrayView& value);
  std::string add_constant(const std::string& name, const ir::Shape& shape, std::span<const float> values);
  std::string add_constant(const std::string& name, std::span<const std::int64_t> values);

  // Adds a node with one output named like `result` and returns that name. Inputs may be "" (absent).
  std::string add_node(const std::string& op, const std::string& name, const std::vector<std::string>& inputs,
                       const std::string& result, const ir::Attributes& attributes = {});
  std::vector<std::string> add_node_with_outputs(const std::string& op, const std::string& name,
                                                 const std::vector<std::string>& inputs,
                                                 const std::vector<std::string>& results,
                                                 const ir::Attributes& attributes);

  // What was written as `old` is called `wanted` from now on. Requires that a node writes it and `wanted` is reserved.
  void rename(const std::string& old, const std::string& wanted);
  bool is_written_by_node(const std::string& name) const;

  std::vector<std::byte> finish(const std::string& graph_name, std::int64_t opset, const std::string& tool_version);

 private:
  ::onnx::ModelProto model_;
  std::set<std::string> names_;
};

}  // namespace jauge::quantize
