#include "analyzer/cost/st/operator_rows.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace jauge::cost::st {
namespace {

struct Type {
  std::string_view name, article;
};

constexpr Type conv{"Conv2D", "conv2d"}, dense{"Dense", "gemm"}, nonlinearity{"Nonlinearity", "nl"},
    pool{"Pool", "pool"}, eltwise{"Eltwise", "eltwise"}, scale_bias{"ScaleBias", "bn"}, reshape{"Reshape", "reshape"},
    transpose{"Transpose", "transpose"}, conversion{"Conversion", "conversion"}, pad{"Pad", "pad"};

struct Entry {
  RowKind kind;
  Type type;
};

const std::map<std::string_view, Entry> entries = {
    {"AveragePool", {RowKind::other_pool, pool}},
    {"BatchNormalization", {RowKind::norm, scale_bias}},
    {"Cast", {RowKind::other, conversion}},
    {"Clip", {RowKind::clamp, nonlinearity}},
    {"Concat", {RowKind::other, {"Concat", "concat"}}},
    {"Conv", {RowKind::convolution, conv}},
    {"Dequantize", {RowKind::conversion, conversion}},
    {"DequantizeLinear", {RowKind::conversion, conversion}},
    {"Dropout", {RowKind::shape, reshape}},
    {"Flatten", {RowKind::shape, reshape}},
    {"GRU", {RowKind::recurrent, {"GRU", "gru"}}},
    {"Gather", {RowKind::other, {"Gather", "gather"}}},
    {"Gemm", {RowKind::dense, dense}},
    {"GlobalAveragePool", {RowKind::other_pool, pool}},
    {"GlobalMaxPool", {RowKind::other_pool, pool}},
    {"Identity", {RowKind::shape, reshape}},
    {"LSTM", {RowKind::recurrent, {"LSTM", "lstm"}}},
    {"LeakyRelu", {RowKind::leaky, nonlinearity}},
    {"MatMul", {RowKind::dense, dense}},
    {"MaxPool", {RowKind::max_pool, pool}},
    {"PRelu", {RowKind::parametric, nonlinearity}},
    {"Pad", {RowKind::pad, pad}},
    {"QLinearConv", {RowKind::convolution, conv}},
    {"QLinearMatMul", {RowKind::dense, dense}},
    {"Quantize", {RowKind::conversion, conversion}},
    {"QuantizeLinear", {RowKind::conversion, conversion}},
    {"ReduceMean", {RowKind::other_pool, pool}},
    {"Relu", {RowKind::clamp, nonlinearity}},
    {"Requantize", {RowKind::conversion, conversion}},
    {"Reshape", {RowKind::shape, reshape}},
    {"Resize", {RowKind::other, {"Upsample", "upsample"}}},
    {"Sigmoid", {RowKind::curve, nonlinearity}},
    {"Slice", {RowKind::other, {"Slice", "slice"}}},
    {"Split", {RowKind::other, {"Split", "split"}}},
    {"Squeeze", {RowKind::shape, reshape}},
    {"Tanh", {RowKind::curve, nonlinearity}},
    {"Transpose", {RowKind::transpose, transpose}},
    {"Unsqueeze", {RowKind::shape, reshape}},
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

OperatorRow row_of(RowKind kind, const Type& type) {
  return {kind, std::string(type.name), std::string(type.article)};
}

}  // namespace

OperatorRow operator_row(const ops::NodeView& node) {
  const std::string& op = node.node().op;
  if (const auto found = entries.find(op); found != entries.end())
    return row_of(found->second.kind, found->second.type);
  switch (ops::family_of(node)) {
    case ops::Family::activation:
      return row_of(RowKind::other_activation, nonlinearity);
    case ops::Family::elementwise:
      return row_of(RowKind::elementwise, eltwise);
    case ops::Family::pooling:
      return row_of(RowKind::other_pool, pool);
    default:
      return {RowKind::other, op, lower(op)};
  }
}

OperatorRow activation_row(ir::ActivationKind kind) {
  switch (kind) {
    case ir::ActivationKind::tanh:
    case ir::ActivationKind::sigmoid:
      return row_of(RowKind::curve, nonlinearity);
    case ir::ActivationKind::leaky_relu:
      return row_of(RowKind::leaky, nonlinearity);
    default:
      return row_of(RowKind::clamp, nonlinearity);
  }
}

}  // namespace jauge::cost::st
