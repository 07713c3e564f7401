// Builds .tflite files in tests, a line a tensor or operator.
#pragma once

#include <string>
#include <vector>

#include "analyzer/import/import.h"
#include "tests/support/flatbuffer_writer.h"

namespace jauge::testing {

// Schema numbers of element types.
enum class TfliteType : std::int8_t {
  float32 = 0,
  int32 = 2,
  uint8 = 3,
  text = 5,
  boolean = 6,
  int16 = 7,
  int8 = 9,
  int4 = 17
};

struct TfliteTensor {
  std::string name;
  std::vector<std::int32_t> shape;
  TfliteType type = TfliteType::float32;
  std::vector<std::byte> data = {};
  std::vector<float> scales = {};
  std::vector<std::int64_t> zero_points = {};
  std::int32_t quantized_dimension = 0;
  std::vector<std::int32_t> shape_signature = {};
  bool is_sparse = false;
  bool is_variable = false;
  std::uint32_t buffer_index_offset = 0;  // to name a buffer that is not there
};

class TfliteModel {
 public:
  // Returns the tensor's number.
  std::int32_t add(TfliteTensor tensor);
  std::int32_t input(const std::string& name, const std::vector<std::int32_t>& shape);
  std::int32_t value(const std::string& name, const std::vector<std::int32_t>& shape);  // what an operator writes
  std::int32_t zeros(const std::string& name, const std::vector<std::int32_t>& shape);
  std::int32_t integers(const std::string& name, const std::vector<std::int32_t>& values);
  TfliteModel& operation(int builtin, const std::vector<std::int32_t>& inputs, const std::vector<std::int32_t>& outputs,
                         FlatTableWriter options = {}, const std::string& custom = "");
  TfliteModel& output(std::int32_t id);

  std::vector<TfliteTensor> tensors;
  std::vector<std::int32_t> inputs, outputs;
  std::uint32_t schema_version = 3;

  std::vector<std::byte> bytes() const;
  Result<import::Imported> read(const import::ReadOptions& options = {}) const;

 private:
  struct Operation {
    int builtin;
    std::string custom;
    std::vector<std::int32_t> inputs, outputs;
    FlatTableWriter options;
  };
  std::vector<Operation> operations_;
};

// CONV_2D 3x3 with RELU -> MAX_POOL_2D -> RESHAPE -> FULLY_CONNECTED -> SOFTMAX on 1x8x8x3; int8 when `quantised`.
TfliteModel small_tflite(bool quantised);

}  // namespace jauge::testing
