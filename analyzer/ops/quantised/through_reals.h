// The way around integer kernels: integers become float32, the operator's own kernel computes, results become integers
// again. ONNX Runtime does exactly this for operators between DequantizeLinear and QuantizeLinear that it has no
// integer kernel for, and its integer Add, Mul, LeakyRelu and Concat compute the same way.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// When the zero point joins: behind the rounding (QuantizeLinear), or before it (ONNX Runtime's integer AveragePool).
enum class ZeroPoint { after_rounding, before_rounding };

// The reals behind integers with one scale, or one for each slice.
ir::Array decoded(const ir::ConstArrayView& integers);

// The node's activation is applied to the real results. Outputs with a meaning are rounded in the node's world.
Result<void> run_through_reals(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs);

// The same for an operator's own integer kernel: like every kernel it leaves the activation to its caller.
Result<void> run_kernel_through_reals(const Operator& op, const NodeView& node, InputArrays inputs,
                                      OutputArrays outputs, ZeroPoint zero_point = ZeroPoint::after_rounding);

}  // namespace jauge::ops
