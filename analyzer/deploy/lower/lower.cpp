#include <algorithm>

#include "analyzer/deploy/lower/lowered.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

struct Lowering {
  std::string_view op;
  Result<LoweredOps> (*lower)(const ops::NodeView&);
};

constexpr Lowering lowerings[] = {
    {"Abs", lower_function},
    {"Add", lower_binary},
    {"ArgMax", lower_arg_max},
    {"ArgMin", lower_arg_max},
    {"AveragePool", lower_pool},
    {"Ceil", lower_function},
    {"Celu", lower_function},
    {"Clip", lower_function},
    {"Concat", lower_concat},
    {"Conv", lower_conv},
    {"ConvTranspose", lower_conv_transpose},
    {"Cos", lower_function},
    {"DepthToSpace", lower_movement},
    {"Dequantize", lower_border},
    {"Div", lower_binary},
    {"Dropout", lower_movement},
    {"Elu", lower_function},
    {"Erf", lower_function},
    {"Exp", lower_function},
    {"Expand", lower_movement},
    {"Flatten", lower_movement},
    {"Floor", lower_function},
    {"GRU", lower_recurrent},
    {"Gather", lower_movement},
    {"Gelu", lower_function},
    {"Gemm", lower_dense},
    {"GlobalAveragePool", lower_global_pool},
    {"GlobalMaxPool", lower_global_pool},
    {"HardSigmoid", lower_function},
    {"HardSwish", lower_function},
    {"Identity", lower_movement},
    {"LSTM", lower_recurrent},
    {"LeakyRelu", lower_function},
    {"Log", lower_function},
    {"LogSoftmax", lower_softmax},
    {"MatMul", lower_dense},
    {"Max", lower_binary},
    {"MaxPool", lower_pool},
    {"Min", lower_binary},
    {"Mish", lower_function},
    {"Mul", lower_binary},
    {"Neg", lower_function},
    {"PRelu", lower_binary},
    {"Pad", lower_pad},
    {"Pow", lower_binary},
    {"Quantize", lower_border},
    {"RNN", lower_recurrent},
    {"Reciprocal", lower_function},
    {"ReduceMean", lower_reduce},
    {"ReduceSum", lower_reduce},
    {"Relu", lower_function},
    {"Requantize", lower_function},
    {"Reshape", lower_movement},
    {"Resize", lower_resize},
    {"Round", lower_function},
    {"ScaleBias", lower_scale_bias},
    {"Selu", lower_function},
    {"SequenceLSTM", lower_sequence_lstm},
    {"Shrink", lower_function},
    {"SVDF", lower_svdf},
    {"Sigmoid", lower_function},
    {"Sin", lower_function},
    {"Slice", lower_movement},
    {"Softmax", lower_softmax},
    {"Softplus", lower_function},
    {"Softsign", lower_function},
    {"SpaceToDepth", lower_movement},
    {"Split", lower_movement},
    {"Sqrt", lower_function},
    {"Squeeze", lower_movement},
    {"Sub", lower_binary},
    {"Sum", lower_binary},
    {"Tanh", lower_function},
    {"ThresholdedRelu", lower_function},
    {"Tile", lower_movement},
    {"Transpose", lower_movement},
    {"Unsqueeze", lower_movement},
    {"Unstack", lower_movement},
};

}  // namespace

Result<LoweredOps> lower(const ops::NodeView& node) {
  const auto found = std::ranges::find_if(lowerings, [&](const Lowering& entry) { return entry.op == node.node().op; });
  if (found == std::end(lowerings)) return ops::not_supported("the runtime on the chip has no kernel for it");
  return found->lower(node);
}

}  // namespace jauge::deploy
