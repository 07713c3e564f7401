// One operator of a .tflite file, as its converter sees it. Tensors of the file and of the graph share their numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/import/emitter.h"
#include "analyzer/import/tflite/schema.h"

namespace jauge::import::tflite {

class OperationCall {
 public:
  OperationCall(Emitter& emitter, const Operation& operation, std::string_view kind, int index)
      : emit(emitter), options(operation.options), operation_(operation), kind_(kind), index_(index) {}

  Emitter& emit;
  FlatTable options;

  std::string_view kind() const { return kind_; }  // "CONV_2D"
  // The operator's name for people: that of its first output, as in the file.
  std::string name() const;

  std::size_t input_count() const { return operation_.inputs.size(); }
  bool has_input(std::size_t i) const { return i < operation_.inputs.size() && operation_.inputs[i] >= 0; }
  ir::TensorId input(std::size_t i) const;  // no_tensor when absent
  std::vector<ir::TensorId> all_inputs() const;
  // What an input that lives between calls holds; nothing when the file has none there.
  const ir::Tensor* state(std::size_t i) const;
  std::size_t output_count() const { return operation_.outputs.size(); }
  ir::TensorId output(std::size_t i = 0) const { return ir::TensorId{operation_.outputs[i]}; }

  const std::optional<Dilation>& dilation() const { return operation_.dilation; }

  const ir::Tensor& tensor(ir::TensorId id) const { return emit.graph.tensor(id); }
  const ir::Shape& input_shape(std::size_t i) const { return tensor(input(i)).type.shape; }
  const ir::Shape& output_shape(std::size_t i = 0) const { return tensor(output(i)).type.shape; }

  // The value of an input that must be constant. Errors: shape_needed.
  Result<std::vector<std::int64_t>> integers(std::size_t i) const;
  // The file must give at least so many inputs (and one output). Errors: damaged_file.
  Result<void> require_inputs(std::size_t count) const;

  // Emits the node that writes the operator's outputs. The types it infers must be those the file declares.
  // Errors: damaged_file when they are not; those of ops::infer_shapes.
  Result<void> finish(const std::string& op, std::vector<ir::TensorId> inputs, AttributeList attributes = {},
                      int activation = 0);
  // Emits a node before that one; its output is named after `suffix`.
  Result<ir::TensorId> before(const std::string& op, const std::string& suffix, std::vector<ir::TensorId> inputs,
                              AttributeList attributes = {});

  Error damaged(const std::string& what) const;
  Error unsupported(const std::string& what, const std::string& hint = {}) const;

 private:
  // What the file has instead of a name: "CONV_2D 4", kind and place in its list.
  std::string origin() const;
  std::string place() const;
  bool folds(const ir::Node& node) const;
  Result<void> fold(const ir::Node& node);

  const Operation& operation_;
  std::string_view kind_;
  int index_;
};

struct OperatorConverter {
  int builtin;                                        // schema number
  std::string_view kind;                              // schema name
  Result<void> (*convert)(OperationCall&) = nullptr;  // nothing: we do not know it
  // Inputs whose values only repeat what the declared output shape says: what computes them is left out.
  std::vector<std::size_t> shape_inputs = {};
};

// Nothing for numbers the schema does not have.
const OperatorConverter* find_converter(int builtin);

// The converters, one file for each family.
Result<void> convert_convolution(OperationCall& call);  // CONV_2D, DEPTHWISE_CONV_2D
Result<void> convert_transposed_convolution(OperationCall& call);
Result<void> convert_pool(OperationCall& call);
Result<void> convert_fully_connected(OperationCall& call);
Result<void> convert_batch_matmul(OperationCall& call);
Result<void> convert_svdf(OperationCall& call);
Result<void> convert_lstm(OperationCall& call);
Result<void> convert_binary(OperationCall& call);  // ADD, SUB, MUL ...
Result<void> convert_unary(OperationCall& call);   // RELU, LOGISTIC, ABS ...
Result<void> convert_clamp(OperationCall& call);   // RELU6, RELU_N1_TO_1
Result<void> convert_softmax(OperationCall& call);
Result<void> convert_quantize(OperationCall& call);   // QUANTIZE, DEQUANTIZE
Result<void> convert_reduction(OperationCall& call);  // MEAN, SUM, REDUCE_MAX ...
Result<void> convert_arg_max(OperationCall& call);
Result<void> convert_shape(OperationCall& call);              // SHAPE: known while reading
Result<void> convert_to_declared_shape(OperationCall& call);  // RESHAPE, SQUEEZE, EXPAND_DIMS
Result<void> convert_concatenation(OperationCall& call);
Result<void> convert_pack(OperationCall& call);
Result<void> convert_split(OperationCall& call);  // SPLIT, SPLIT_V, UNPACK
Result<void> convert_pad(OperationCall& call);
Result<void> convert_slice(OperationCall& call);  // SLICE, STRIDED_SLICE
Result<void> convert_transpose(OperationCall& call);
Result<void> convert_tile(OperationCall& call);
Result<void> convert_gather(OperationCall& call);
Result<void> convert_cast(OperationCall& call);
Result<void> convert_comparison(OperationCall& call);  // LESS, EQUAL, LOGICAL_AND, SELECT ...
Result<void> convert_composite(OperationCall& call);   // RSQRT, SQUARED_DIFFERENCE, L2_NORMALIZATION ...
Result<void> convert_broadcast(OperationCall& call);   // BROADCAST_TO, FILL
Result<void> convert_embedding_lookup(OperationCall& call);
Result<void> convert_resize(OperationCall& call);
Result<void> convert_block_move(OperationCall& call);  // DEPTH_TO_SPACE, SPACE_TO_DEPTH

}  // namespace jauge::import::tflite
