// Operators on single values, reductions, and the borders between real numbers and integers.
#include <algorithm>
#include <array>
#include <limits>

#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {
namespace {

struct Renamed {
  std::string_view kind;
  std::string_view op;
};

constexpr Renamed renamed[] = {
    {"ABS", "Abs"},
    {"ADD", "Add"},
    {"CEIL", "Ceil"},
    {"COS", "Cos"},
    {"DIV", "Div"},
    {"ELU", "Elu"},
    {"EXP", "Exp"},
    {"FLOOR", "Floor"},
    {"GELU", "Gelu"},
    {"HARD_SWISH", "HardSwish"},
    {"LEAKY_RELU", "LeakyRelu"},
    {"LOG", "Log"},
    {"LOGISTIC", "Sigmoid"},
    {"LOG_SOFTMAX", "LogSoftmax"},
    {"MAXIMUM", "Max"},
    {"MEAN", "ReduceMean"},
    {"MINIMUM", "Min"},
    {"MUL", "Mul"},
    {"NEG", "Neg"},
    {"POW", "Pow"},
    {"PRELU", "PRelu"},
    {"REDUCE_MAX", "ReduceMax"},
    {"REDUCE_MIN", "ReduceMin"},
    {"REDUCE_PROD", "ReduceProd"},
    {"RELU", "Relu"},
    {"ROUND", "Round"},
    {"SIN", "Sin"},
    {"SQRT", "Sqrt"},
    {"SUB", "Sub"},
    {"SUM", "ReduceSum"},
    {"TANH", "Tanh"},
};

std::string op_of(const OperationCall& call) {
  const auto found = std::find_if(std::begin(renamed), std::end(renamed),
                                  [&call](const Renamed& entry) { return entry.kind == call.kind(); });
  return std::string(found->op);
}

bool may_fuse(const OperationCall& call) {
  constexpr std::array kinds = {"ADD", "SUB", "MUL", "DIV"};
  return std::find(kinds.begin(), kinds.end(), call.kind()) != kinds.end();
}

}  // namespace

Result<void> convert_binary(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  return call.finish(op_of(call), {call.input(0), call.input(1)}, {}, may_fuse(call) ? call.options.int8(0) : 0);
}

Result<void> convert_unary(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  if (call.kind() == "LEAKY_RELU")
    return call.finish("LeakyRelu", {call.input(0)}, {{"alpha", double{call.options.real(0)}}});
  if (call.kind() == "GELU")
    return call.finish("Gelu", {call.input(0)},
                       {{"approximate", std::string(call.options.boolean(0) ? "tanh" : "none")}});
  return call.finish(op_of(call), {call.input(0)});
}

Result<void> convert_clamp(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const bool six = call.kind() == "RELU6";
  const ir::TensorId low = call.emit.constant(call.name() + "/min", {}, {six ? 0.0f : -1.0f});
  const ir::TensorId high = call.emit.constant(call.name() + "/max", {}, {six ? 6.0f : 1.0f});
  return call.finish("Clip", {call.input(0), low, high});
}

Result<void> convert_softmax(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  if (call.options.real(0) != 1.0f) return call.unsupported("its beta is not 1");
  return call.finish("Softmax", {call.input(0)}, {{"axis", std::int64_t{-1}}});
}

// What a tensor's numbers mean stands on the tensor; the node says only that they change their meaning.
Result<void> convert_quantize(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const ir::Tensor& input = call.tensor(call.input(0));
  const ir::Tensor& output = call.tensor(call.output());
  if (call.kind() == "DEQUANTIZE") {
    if (ir::is_float(input.type.dtype))
      return call.finish("Cast", {call.input(0)}, {{"to", std::string("float32")}});  // from half precision
    if (!input.quant) return call.damaged("its input has no scale");
    return call.finish("Dequantize", {call.input(0)});
  }
  if (!output.quant) return call.damaged("its output has no scale");
  return call.finish(ir::is_float(input.type.dtype) ? "Quantize" : "Requantize", {call.input(0)},
                     {{"to", std::string(ir::name_of(output.type.dtype))}});
}

Result<void> convert_reduction(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  JAUGE_TRY(const auto axes, call.integers(1));
  const ir::TensorId ours = call.emit.integers(call.name() + "/axes", axes);
  return call.finish(op_of(call), {call.input(0), ours}, {{"keepdims", std::int64_t{call.options.boolean(0)}}});
}

Result<void> convert_arg_max(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  JAUGE_TRY(const auto axis, call.integers(1));
  if (axis.size() != 1) return call.damaged("it has no single axis");
  const ir::Tensor declared = call.tensor(call.output());
  JAUGE_TRY(const ir::TensorId index,
            call.before(call.kind() == "ARG_MIN" ? "ArgMin" : "ArgMax", "index", {call.input(0)},
                        {{"axis", axis.front()}, {"keepdims", std::int64_t{0}}}));
  return call.finish("Cast", {index}, {{"to", std::string(ir::name_of(declared.type.dtype))}});
}

Result<void> convert_cast(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const ir::DType to = call.tensor(call.output()).type.dtype;
  return call.finish("Cast", {call.input(0)}, {{"to", std::string(ir::name_of(to))}});
}

}  // namespace jauge::import::tflite
