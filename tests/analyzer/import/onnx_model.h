// Builds ONNX files in tests, a line a node.
#pragma once

#include <string>
#include <vector>

#include "analyzer/import/containers/protobuf/model_proto.h"
#include "analyzer/import/import.h"

namespace jauge::testing {

class OnnxModel {
 public:
  explicit OnnxModel(std::int64_t opset);

  // A dimension below 0 is written as an unnamed open one; 0 is written as 0.
  OnnxModel& input(const std::string& name, const std::vector<std::int64_t>& shape, int type = 1);
  OnnxModel& open_input(const std::string& name, const std::vector<std::string>& symbols_or_numbers);
  OnnxModel& floats(const std::string& name, const std::vector<std::int64_t>& shape, const std::vector<float>& values);
  OnnxModel& zeros(const std::string& name, const std::vector<std::int64_t>& shape);
  OnnxModel& integers(const std::string& name, const std::vector<std::int64_t>& values);
  ::onnx::NodeProto& node(const std::string& op, const std::vector<std::string>& inputs,
                          const std::vector<std::string>& outputs);
  OnnxModel& output(const std::string& name);

  ::onnx::ModelProto proto;
  std::vector<std::byte> bytes() const;
  Result<import::Imported> read(const import::ReadOptions& options = {},
                                const std::filesystem::path& folder = "/nonexistent") const;
};

void set(::onnx::NodeProto& node, const std::string& name, std::int64_t value);
void set(::onnx::NodeProto& node, const std::string& name, float value);
void set(::onnx::NodeProto& node, const std::string& name, const char* value);
void set(::onnx::NodeProto& node, const std::string& name, const std::vector<std::int64_t>& values);
void set(::onnx::NodeProto& node, const std::string& name, const std::vector<float>& values);

// Conv 3x3 -> Relu -> MaxPool -> Flatten -> Gemm on 1x3x8x8: an ordinary small network.
OnnxModel small_network(std::int64_t opset = 13);

}  // namespace jauge::testing
