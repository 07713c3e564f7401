// A .tflite file as plain, checked structs: every index in it names something that exists. Field numbers as in the
// TensorFlow Lite schema, version 3.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/import/containers/flatbuffer.h"

namespace jauge::import::tflite {

struct Tensor {
  std::string name;
  std::vector<std::int32_t> shape;
  std::vector<std::int32_t> shape_signature;  // -1 where the file leaves a dimension open; empty: as `shape`
  int type = 0;                               // schema number
  std::span<const std::byte> data;            // empty: not a constant
  bool is_variable = false;
  bool is_sparse = false;
  std::vector<float> scales;
  std::vector<std::int64_t> zero_points;
  int quantized_dimension = 0;
};

struct OperatorCode {
  int builtin = 0;  // 32: custom
  std::string custom_name;
  int version = 1;
};

// A convolution whose taps lie apart, with what is added around its input: top, bottom, left, right.
struct Dilation {
  std::int32_t height = 1, width = 1;
  std::array<std::int32_t, 4> margins = {};
};

struct Operation {
  std::size_t code = 0;              // index into Model::codes
  std::vector<std::int32_t> inputs;  // -1: an optional input that is absent
  std::vector<std::int32_t> outputs;
  // Inputs that live between calls, in their order: they belong to their operator and are no inputs of ours.
  std::vector<std::int32_t> states = {};
  FlatTable options;
  std::optional<Dilation> dilation = {};  // of convolutions that three operators of the file describe
};

struct Model {
  std::string description;
  std::vector<OperatorCode> codes;
  std::vector<Tensor> tensors;
  std::vector<std::int32_t> inputs, outputs;
  std::vector<Operation> operations;
  std::size_t subgraphs = 1;  // only the first is read
};

// `buffer` must outlive the model: data and options are views into it.
// Errors: damaged_file (with byte offset or index), unsupported_format (other schema version), too_large.
Result<Model> read_model(FlatBuffer& buffer, const std::string& file_name);

}  // namespace jauge::import::tflite
