// The integer kernels behind Operator::run_tflite and Operator::run_onnx: whole tensors, exact, one operator family a
// file. Obviously right rather than fast; analyzer/execute/fast is tested against them.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops::quantised {

// Both worlds.
Result<void> run_conv(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_gemm(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_mat_mul(const NodeView& node, InputArrays inputs, OutputArrays outputs);

// ONNX Runtime's world alone.
Result<void> run_softmax_onnx(const NodeView& node, InputArrays inputs, OutputArrays outputs);

// TFLite's world; ONNX Runtime computes these with the real numbers (run_through_reals).
Result<void> run_add(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_sub(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_mul(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_softmax(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_sigmoid(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_tanh(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_relu(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_clip(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_leaky_relu(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_p_relu(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_hard_swish(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_conv_transpose(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_sequence_lstm(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_svdf(const NodeView& node, InputArrays inputs, OutputArrays outputs);
Result<void> run_resize(const NodeView& node, InputArrays inputs, OutputArrays outputs);

}  // namespace jauge::ops::quantised
