// Samples as one model takes them: layout, preprocessing and quantisation, decided once and checked before any run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/dataset/samples.h"
#include "analyzer/ir/tensor.h"

namespace jauge::dataset {

// Where preprocessing may be stated, besides the data's own description: the first that is there wins, whole.
struct Stated {
  std::optional<Preprocess> by_user;       // flags, --preprocess FILE
  std::optional<Preprocess> beside_model;  // MODEL.preprocess.json
};

// What was done to the numbers: part of every result.
struct Applied {
  Preprocess preprocess;
  std::string source;      // "flags", "model file", "data description", "input quantization", "as stored", "quantized"
  std::string rearranged;  // "HWC to CHW", "flattened"; empty: neither
  Range stored, given;     // of the numbers before and after (before quantisation)
  double clipped_share = 0;  // of the numbers, by the input's quantisation
};

class ModelInput {
 public:
  // `input` is a graph input that the executor runs; its file_axes say how the file had it.
  // Errors: damaged_file or unsupported_format naming both sides: shapes that cannot be brought together, element
  // types, integer data for a float model without stated preprocessing, ranges that do not meet.
  static Result<ModelInput> match(const ir::Tensor& input, const Samples& samples, const Stated& stated);

  // Safe to call from several threads.
  ir::Array array_of(const Samples& samples, std::int64_t index) const;

  const Applied& applied() const { return applied_; }
  const std::vector<Note>& notes() const { return notes_; }

 private:
  ModelInput() = default;
  std::vector<double> real_values(const Samples& samples, std::int64_t index) const;
  void measure(const Samples& samples);

  ir::TensorType type_;
  std::optional<ir::QuantParams> quant_;
  bool copies_ = false;  // quantised values are copied
  bool to_gray_ = false;
  std::vector<std::uint32_t> element_;  // for each number of the input: which number of the sample it is,
  std::vector<std::uint32_t> channel_;  // and its channel in the model's order
  Applied applied_;
  std::vector<Note> notes_;
};

// The shape of a graph input or output as its file has it.
ir::Shape file_shape(const ir::Tensor& tensor);
// For each element of the tensor the index of the same element in the file's layout; empty when they agree.
std::vector<std::uint32_t> file_order(const ir::Tensor& tensor);

// file_shape without the batch dimension, if that is 1.
ir::Shape sample_shape(const ir::Tensor& tensor);

}  // namespace jauge::dataset
