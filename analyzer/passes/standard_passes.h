// All passes, one file each, named as their function. See pipeline.cpp for their order.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::passes {

// Nodes whose inputs are all constant, and shapes of tensors, become constants.
Result<ir::Graph> fold_constants(ir::Graph graph);

// Nodes that pass their input on: Dropout, Identity, reshapes to the same shape, empty pads, sums with zero ...
Result<ir::Graph> remove_identity(ir::Graph graph);

// Integers the way ONNX writes them take our form: scales on tensors, borders with one input, integer operators.
Result<ir::Graph> one_input_borders(ir::Graph graph);

// Float operators between Dequantize and Quantize become operators on integers, where that is exact.
Result<ir::Graph> integers_between_borders(ir::Graph graph);

// Every operator with a layout gets channels-last activations and weights, with Transposes around it.
Result<ir::Graph> to_channels_last(ir::Graph graph);

// Transposes wander towards the outputs and meet; what is left moves bytes that nothing else could.
Result<ir::Graph> cancel_transposes(ir::Graph graph);

// Transposes at graph inputs and outputs become a layout of that input or output (Tensor::file_axes).
Result<ir::Graph> absorb_io_transposes(ir::Graph graph);

// Chains of reshapes become one.
Result<ir::Graph> merge_reshapes(ir::Graph graph);

// Pad goes into the window operator that reads it, where the result is the same to the bit.
Result<ir::Graph> fold_pad(ir::Graph graph);

// MatMul with constant weights and an Add of a constant become Gemm.
Result<ir::Graph> gemm_from_matmul(ir::Graph graph);

// One form for what formats write differently: every reshape is Reshape, what reduces a whole map a global pool.
Result<ir::Graph> canonical_shapes(ir::Graph graph);

// Rows times a constant matrix are Gemm with weights [outputs, inputs] and without factors.
Result<ir::Graph> canonical_dense(ir::Graph graph);

// BatchNormalization, also written out as Mul and Add of constants, goes into the weights before it, where it is
// exact; elsewhere it becomes ScaleBias, or stays written out.
Result<ir::Graph> fold_batch_norm(ir::Graph graph);

// Clamps run inside the node before them.
Result<ir::Graph> fuse_activation(ir::Graph graph);

// Output channels whose weights are all zero, where what they hold can go into the next layer's bias: exact for
// integers, and up to the order of sums for reals. On request only, for a deployable graph: nominal counts stay
// comparable (architecture.md, decision 13).
Result<ir::Graph> remove_dead_channels(ir::Graph graph);

// Nodes and tensors that no output needs.
Result<ir::Graph> remove_dead(ir::Graph graph);

}  // namespace jauge::passes
