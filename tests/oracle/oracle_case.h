// One small ONNX graph with fixed inputs, built the same way everywhere: for ONNX Runtime to answer and for us.
#pragma once

#include <onnx/onnx_pb.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/ir/array.h"
#include "analyzer/ir/attributes.h"

namespace jauge::oracle {

using Attributes = std::vector<std::pair<std::string, ir::AttributeValue>>;
using Names = std::vector<std::string>;

class OracleCase {
 public:
  // Random numbers depend on the name alone.
  explicit OracleCase(std::string name, std::int64_t opset = 17);

  // Graph inputs and constants with random numbers in [low, high].
  std::string input(ir::Shape shape, float low = -2, float high = 2);
  std::string integer_input(ir::DType dtype, ir::Shape shape, std::int64_t low, std::int64_t high);
  std::string constant(ir::Shape shape, float low = -1, float high = 1);
  std::string integer_constant(ir::DType dtype, ir::Shape shape, std::int64_t low, std::int64_t high);
  // Constants with given numbers.
  std::string reals(ir::Shape shape, std::vector<float> values);
  std::string integers(std::vector<std::int64_t> values);
  std::string scalar(ir::DType dtype, std::int64_t value);

  // Adds a node and returns its first output; outputs are called "<op>_<number>" and so on.
  std::string node(const std::string& op, Names inputs, Attributes attributes = {});
  Names node_with_outputs(const std::string& op, Names inputs, std::size_t outputs, Attributes attributes = {});
  OracleCase& output(const std::string& name, ir::DType dtype = ir::DType::float32);

  // QuantizeLinear then DequantizeLinear with one scale, as exporters put them around every tensor.
  std::string quantised(const std::string& real, ir::DType dtype, float scale, std::int64_t zero);
  // A weight constant of int8 behind a DequantizeLinear; one scale for each slice of axis 0 when `per_channel`.
  std::string dequantised_weights(ir::Shape shape, bool per_channel);

  const std::string& name() const { return name_; }
  const std::vector<std::pair<std::string, ir::Array>>& inputs() const { return inputs_; }
  std::string model_bytes() const { return model_.SerializeAsString(); }
  // Of the model and its inputs: outputs that were stored for other bytes do not count.
  std::string fingerprint() const;

  std::int64_t number(std::int64_t low, std::int64_t high);
  float real(float low, float high);

 private:
  std::string fresh(const std::string& stem) { return stem + "_" + std::to_string(++names_); }
  ::onnx::TensorProto& add_constant(const std::string& stem, ir::DType dtype, const ir::Shape& shape);
  std::string add_input(ir::Array array);

  std::string name_;
  ::onnx::ModelProto model_;
  std::vector<std::pair<std::string, ir::Array>> inputs_;
  std::mt19937 random_;
  int names_ = 0;
};

// Every case, in a fixed order. One file for each family.
std::vector<OracleCase> all_cases();
void add_elementwise_cases(std::vector<OracleCase>& cases);
void add_window_cases(std::vector<OracleCase>& cases);
void add_dense_cases(std::vector<OracleCase>& cases);
void add_movement_cases(std::vector<OracleCase>& cases);
void add_recurrent_cases(std::vector<OracleCase>& cases);
void add_quantised_cases(std::vector<OracleCase>& cases);

// The number ONNX gives an element type.
int onnx_type(ir::DType dtype);

}  // namespace jauge::oracle
