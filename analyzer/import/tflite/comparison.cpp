// Comparisons and choices, and operators that are two of ours.
#include <algorithm>

#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {
namespace {

struct Renamed {
  std::string_view kind;
  std::string_view op;
  std::size_t inputs;
};

constexpr Renamed renamed[] = {
    {"EQUAL", "Equal", 2},     {"GREATER", "Greater", 2},        {"GREATER_EQUAL", "GreaterOrEqual", 2},
    {"LESS", "Less", 2},       {"LESS_EQUAL", "LessOrEqual", 2}, {"LOGICAL_AND", "And", 2},
    {"LOGICAL_NOT", "Not", 1}, {"LOGICAL_OR", "Or", 2},          {"SELECT", "Where", 3},
    {"SELECT_V2", "Where", 3},
};

// Stored integers mean the same numbers only with the same scale.
bool mean_the_same(const OperationCall& call, const std::vector<ir::TensorId>& ids) {
  return std::ranges::all_of(ids,
                             [&](ir::TensorId id) { return call.tensor(id).quant == call.tensor(ids.front()).quant; });
}

Result<void> require_real_numbers(const OperationCall& call) {
  if (ir::is_float(call.tensor(call.input(0)).type.dtype)) return {};
  return call.unsupported("it is known here for real numbers only", "keep this operator in float32");
}

}  // namespace

Result<void> convert_comparison(OperationCall& call) {
  const auto found = std::ranges::find(renamed, call.kind(), &Renamed::kind);
  JAUGE_CHECK(call.require_inputs(found->inputs));
  std::vector<ir::TensorId> inputs;
  for (std::size_t i = 0; i < found->inputs; ++i) inputs.push_back(call.input(i));
  std::vector<ir::TensorId> compared(found->op == "Where" ? inputs.begin() + 1 : inputs.begin(), inputs.end());
  if (found->op == "Where") compared.push_back(call.output());
  if (!mean_the_same(call, compared))
    return call.unsupported("it compares integers of different scales", "keep this operator in float32");
  return call.finish(std::string(found->op), std::move(inputs));
}

Result<void> convert_composite(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const std::string_view kind = call.kind();
  if (kind == "SQUARE") return call.finish("Mul", {call.input(0), call.input(0)});
  JAUGE_CHECK(require_real_numbers(call));
  if (kind == "ADD_N") {
    JAUGE_CHECK(call.require_inputs(call.input_count()));
    return call.finish("Sum", call.all_inputs());
  }
  if (kind == "RSQRT") {
    JAUGE_TRY(const ir::TensorId root, call.before("Sqrt", "root", {call.input(0)}));
    return call.finish("Reciprocal", {root});
  }
  if (kind == "SQUARED_DIFFERENCE") {
    JAUGE_CHECK(call.require_inputs(2));
    JAUGE_TRY(const ir::TensorId difference, call.before("Sub", "difference", {call.input(0), call.input(1)}));
    return call.finish("Mul", {difference, difference});
  }
  // L2_NORMALIZATION: along the last axis.
  const ir::TensorId axis = call.emit.integers(call.name() + "/axis", {-1});
  JAUGE_TRY(const ir::TensorId length,
            call.before("ReduceL2", "length", {call.input(0), axis}, {{"keepdims", std::int64_t{1}}}));
  return call.finish("Div", {call.input(0), length}, {}, call.options.int8(0));
}

// BROADCAST_TO: data, shape. FILL: shape, one value.
Result<void> convert_broadcast(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  const ir::TensorId data = call.input(call.kind() == "FILL" ? 1 : 0);
  return call.finish("Expand", {data, call.emit.integers(call.name() + "/shape", call.output_shape())});
}

// Inputs: indices, table.
Result<void> convert_embedding_lookup(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  return call.finish("Gather", {call.input(1), call.input(0)}, {{"axis", std::int64_t{0}}});
}

}  // namespace jauge::import::tflite
