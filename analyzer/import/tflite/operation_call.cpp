#include "analyzer/import/tflite/operation_call.h"

#include <limits>

#include "analyzer/ops/operator.h"

namespace jauge::import::tflite {
namespace {

using C = OperatorConverter;

// In the order of the schema's numbers; a kind without converter is known by name only, for messages.
const OperatorConverter converters[] = {
    C{0, "ADD", convert_binary},
    C{1, "AVERAGE_POOL_2D", convert_pool},
    C{2, "CONCATENATION", convert_concatenation},
    C{3, "CONV_2D", convert_convolution},
    C{4, "DEPTHWISE_CONV_2D", convert_convolution},
    C{5, "DEPTH_TO_SPACE", convert_block_move},
    C{6, "DEQUANTIZE", convert_quantize},
    C{7, "EMBEDDING_LOOKUP", convert_embedding_lookup},
    C{8, "FLOOR", convert_unary},
    C{9, "FULLY_CONNECTED", convert_fully_connected},
    C{10, "HASHTABLE_LOOKUP"},
    C{11, "L2_NORMALIZATION", convert_composite},
    C{12, "L2_POOL_2D"},
    C{13, "LOCAL_RESPONSE_NORMALIZATION"},
    C{14, "LOGISTIC", convert_unary},
    C{16, "LSTM"},
    C{17, "MAX_POOL_2D", convert_pool},
    C{18, "MUL", convert_binary},
    C{19, "RELU", convert_unary},
    C{20, "RELU_N1_TO_1", convert_clamp},
    C{21, "RELU6", convert_clamp},
    C{22, "RESHAPE", convert_to_declared_shape, {1}},
    C{23, "RESIZE_BILINEAR", convert_resize, {1}},
    C{24, "RNN"},
    C{25, "SOFTMAX", convert_softmax},
    C{26, "SPACE_TO_DEPTH", convert_block_move},
    C{27, "SVDF", convert_svdf},
    C{28, "TANH", convert_unary},
    C{31, "CALL"},
    C{34, "PAD", convert_pad},
    C{35, "UNIDIRECTIONAL_SEQUENCE_RNN"},
    C{36, "GATHER", convert_gather},
    C{37, "BATCH_TO_SPACE_ND"},
    C{38, "SPACE_TO_BATCH_ND"},
    C{39, "TRANSPOSE", convert_transpose},
    C{40, "MEAN", convert_reduction},
    C{41, "SUB", convert_binary},
    C{42, "DIV", convert_binary},
    C{43, "SQUEEZE", convert_to_declared_shape},
    C{44, "UNIDIRECTIONAL_SEQUENCE_LSTM", convert_lstm},
    C{45, "STRIDED_SLICE", convert_slice},
    C{46, "BIDIRECTIONAL_SEQUENCE_RNN"},
    C{47, "EXP", convert_unary},
    C{48, "TOPK_V2"},
    C{49, "SPLIT", convert_split},
    C{50, "LOG_SOFTMAX", convert_unary},
    C{51, "DELEGATE"},
    C{52, "BIDIRECTIONAL_SEQUENCE_LSTM"},
    C{53, "CAST", convert_cast},
    C{54, "PRELU", convert_binary},
    C{55, "MAXIMUM", convert_binary},
    C{56, "ARG_MAX", convert_arg_max},
    C{57, "MINIMUM", convert_binary},
    C{58, "LESS", convert_comparison},
    C{59, "NEG", convert_unary},
    C{60, "PADV2", convert_pad},
    C{61, "GREATER", convert_comparison},
    C{62, "GREATER_EQUAL", convert_comparison},
    C{63, "LESS_EQUAL", convert_comparison},
    C{64, "SELECT", convert_comparison},
    C{65, "SLICE", convert_slice},
    C{66, "SIN", convert_unary},
    C{67, "TRANSPOSE_CONV", convert_transposed_convolution, {0}},
    C{69, "TILE", convert_tile, {1}},
    C{70, "EXPAND_DIMS", convert_to_declared_shape, {1}},
    C{71, "EQUAL", convert_comparison},
    C{72, "NOT_EQUAL"},
    C{73, "LOG", convert_unary},
    C{74, "SUM", convert_reduction},
    C{75, "SQRT", convert_unary},
    C{76, "RSQRT", convert_composite},
    C{77, "SHAPE", convert_shape},
    C{78, "POW", convert_binary},
    C{79, "ARG_MIN", convert_arg_max},
    C{80, "FAKE_QUANT"},
    C{81, "REDUCE_PROD", convert_reduction},
    C{82, "REDUCE_MAX", convert_reduction},
    C{83, "PACK", convert_pack},
    C{84, "LOGICAL_OR", convert_comparison},
    C{85, "ONE_HOT"},
    C{86, "LOGICAL_AND", convert_comparison},
    C{87, "LOGICAL_NOT", convert_comparison},
    C{88, "UNPACK", convert_split},
    C{89, "REDUCE_MIN", convert_reduction},
    C{92, "SQUARE", convert_composite},
    C{94, "FILL", convert_broadcast, {0}},
    C{97, "RESIZE_NEAREST_NEIGHBOR", convert_resize, {1}},
    C{98, "LEAKY_RELU", convert_unary},
    C{99, "SQUARED_DIFFERENCE", convert_composite},
    C{100, "MIRROR_PAD", convert_pad},
    C{101, "ABS", convert_unary},
    C{102, "SPLIT_V", convert_split},
    C{104, "CEIL", convert_unary},
    C{106, "ADD_N", convert_composite},
    C{107, "GATHER_ND"},
    C{108, "COS", convert_unary},
    C{109, "WHERE"},
    C{111, "ELU", convert_unary},
    C{114, "QUANTIZE", convert_quantize},
    C{116, "ROUND", convert_unary},
    C{117, "HARD_SWISH", convert_unary},
    C{118, "IF"},
    C{119, "WHILE"},
    C{122, "SCATTER_ND"},
    C{123, "SELECT_V2", convert_comparison},
    C{126, "BATCH_MATMUL", convert_batch_matmul},
    C{128, "CUMSUM"},
    C{129, "CALL_ONCE"},
    C{130, "BROADCAST_TO", convert_broadcast, {1}},
    C{132, "CONV_3D"},
    C{142, "VAR_HANDLE"},
    C{143, "READ_VARIABLE"},
    C{144, "ASSIGN_VARIABLE"},
    C{150, "GELU", convert_unary},
};

// The schema's fused activations.
Result<ir::Activation> activation_of(int schema_number, const OperationCall& call) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  switch (schema_number) {
    case 0:
      return ir::Activation{};
    case 1:
      return ir::Activation{.kind = ir::ActivationKind::relu, .low = 0, .high = infinity};
    case 2:
      return ir::Activation{.kind = ir::ActivationKind::relu_n1_to_1, .low = -1, .high = 1};
    case 3:
      return ir::Activation{.kind = ir::ActivationKind::relu6, .low = 0, .high = 6};
    case 4:
      return ir::Activation{.kind = ir::ActivationKind::tanh};
    default:
      return call.unsupported("its fused activation " + std::to_string(schema_number) + " is not known here");
  }
}

}  // namespace

const OperatorConverter* find_converter(int builtin) {
  for (const OperatorConverter& converter : converters)
    if (converter.builtin == builtin) return &converter;
  return nullptr;
}

std::string OperationCall::name() const {
  const std::string& name = operation_.outputs.empty() ? std::string() : tensor(output()).name;
  return name.empty() ? std::string(kind_) + "_" + std::to_string(index_) : name;
}

std::string OperationCall::origin() const {
  return std::string(kind_) + " " + std::to_string(index_);
}

std::string OperationCall::place() const {
  return emit.graph.source.name + ": operator " + std::to_string(index_) + " (" + std::string(kind_) + ", '" + name() +
         "')";
}

Error OperationCall::damaged(const std::string& what) const {
  return {.kind = ErrorKind::damaged_file, .where = place(), .what = what, .hint = "convert the model again"};
}

Error OperationCall::unsupported(const std::string& what, const std::string& hint) const {
  return {.kind = ErrorKind::unsupported_operator,
          .where = place(),
          .what = what,
          .hint = hint.empty() ? "convert the model again without it" : hint};
}

ir::TensorId OperationCall::input(std::size_t i) const {
  return has_input(i) ? ir::TensorId{operation_.inputs[i]} : ir::no_tensor;
}

const ir::Tensor* OperationCall::state(std::size_t i) const {
  return i < operation_.states.size() ? &tensor(ir::TensorId{operation_.states[i]}) : nullptr;
}

std::vector<ir::TensorId> OperationCall::all_inputs() const {
  std::vector<ir::TensorId> ids;
  for (std::size_t i = 0; i < operation_.inputs.size(); ++i) ids.push_back(input(i));
  return ids;
}

Result<std::vector<std::int64_t>> OperationCall::integers(std::size_t i) const {
  if (!has_input(i)) return damaged("its input " + std::to_string(i) + " is missing");
  const ir::Tensor& value = tensor(input(i));
  if (!value.is_constant())
    return Error{.kind = ErrorKind::shape_needed,
                 .where = place(),
                 .what = "its input '" + value.name + "' is computed by the model; it must be constant",
                 .hint = "convert the model with fixed shapes"};
  if (ir::is_float(value.type.dtype)) return damaged("its input '" + value.name + "' does not hold integers");
  return ir::to_int64s(value.value());
}

Result<void> OperationCall::require_inputs(std::size_t count) const {
  if (operation_.outputs.empty()) return damaged("it has no output");
  for (std::size_t i = 0; i < count; ++i)
    if (!has_input(i)) return damaged("its input " + std::to_string(i) + " is missing");
  return {};
}

Result<ir::TensorId> OperationCall::before(const std::string& op, const std::string& suffix,
                                           std::vector<ir::TensorId> inputs, AttributeList attributes) {
  JAUGE_TRY(const ir::TensorId output, emit.node(op, name() + "/" + suffix, std::move(inputs), attributes));
  emit.graph.nodes.back().origin_names = {origin()};
  return output;
}

Result<void> OperationCall::finish(const std::string& op, std::vector<ir::TensorId> inputs, AttributeList attributes,
                                   int activation) {
  ir::Node node;
  node.op = op;
  node.name = name();
  node.origin_names = {origin()};
  node.inputs = std::move(inputs);
  for (const std::int32_t id : operation_.outputs) node.outputs.push_back(ir::TensorId{id});
  for (const auto& [key, value] : attributes) node.attributes.set(key, value);
  JAUGE_TRY(node.activation, activation_of(activation, *this));
  std::vector<ir::TensorType> declared;
  for (const ir::TensorId id : node.outputs) declared.push_back(tensor(id).type);
  if (!declared.empty() && !ir::is_float(declared.front().dtype)) node.rounding = ir::Rounding::tflite;
  JAUGE_CHECK(ops::infer_shapes(emit.graph, node));
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const ir::TensorType& inferred = tensor(node.outputs[i]).type;
    if (!(inferred == declared[i]))
      return damaged("the file declares its output as " + std::string(ir::name_of(declared[i].dtype)) + " " +
                     ir::to_text(declared[i].shape) + ", but it computes " + std::string(ir::name_of(inferred.dtype)) +
                     " " + ir::to_text(inferred.shape));
  }
  if (folds(node)) return fold(node);
  emit.graph.nodes.push_back(std::move(node));
  return {};
}

// Arithmetic on shapes is done once, here; weights are left as the file stores them.
bool OperationCall::folds(const ir::Node& node) const {
  for (const ir::TensorId id : node.inputs)
    if (id != ir::no_tensor && !tensor(id).is_constant()) return false;
  for (const ir::TensorId id : node.outputs)
    if (!ir::is_integer(tensor(id).type.dtype) || tensor(id).quant) return false;
  return true;
}

Result<void> OperationCall::fold(const ir::Node& node) {
  std::vector<std::optional<ir::ConstArrayView>> values;
  for (const ir::TensorId id : node.inputs) {
    values.emplace_back();
    if (id != ir::no_tensor) values.back() = tensor(id).value();
  }
  JAUGE_TRY(auto results, ops::evaluate(emit.graph, node, values));
  for (std::size_t i = 0; i < results.size(); ++i)
    emit.graph.tensor(node.outputs[i]).data = ir::Buffer(std::move(results[i].bytes));
  return {};
}

}  // namespace jauge::import::tflite
