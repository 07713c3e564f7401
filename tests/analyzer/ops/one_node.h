// A graph of one node whose inputs are all constants: what a test of one operator needs.
#pragma once

#include <string>
#include <vector>

#include "analyzer/ops/operator.h"

namespace jauge::ops {

class OneNode {
 public:
  explicit OneNode(std::string op, std::size_t outputs = 1);

  // The next input.
  OneNode& reals(ir::Shape shape, std::vector<float> values);
  OneNode& integers(ir::Shape shape, std::vector<std::int64_t> values, ir::DType dtype = ir::DType::int64);
  OneNode& absent();
  // An input whose value is not known before the model runs.
  OneNode& unknown(ir::Shape shape, ir::DType dtype = ir::DType::float32);
  OneNode& set(std::string attribute, ir::AttributeValue value);
  OneNode& fuse(ir::Activation activation);

  // The inferred shape of an output; empty with a test failure when inference fails.
  ir::Shape shape(std::size_t output = 0);
  ir::TensorType type(std::size_t output = 0);
  // The elements of an output.
  std::vector<double> values(std::size_t output = 0);
  // The error of shape inference, or one without text.
  Error error();

  std::int64_t macs();
  std::optional<std::int64_t> st_macc();
  std::string label();
  NodeView view();

 private:
  OneNode& input(ir::Tensor tensor);
  bool infer();

  ir::Graph graph_;
  ir::Node node_;
};

}  // namespace jauge::ops
