// What integers that stand for reals mean, as passes need it.
#pragma once

#include <optional>

#include "analyzer/ir/graph.h"

namespace jauge::passes {

// The numbers a quantised activation can hold; nothing for types that activations do not have.
struct StoredRange {
  std::int64_t low, high;
};
std::optional<StoredRange> stored_range(ir::DType dtype);

// The number that stands for `real`, rounded half to even, held within the type. Per tensor only.
std::int64_t stored_number(const ir::QuantParams& quant, ir::DType dtype, double real);

// Whether the numbers of a per-tensor quantised tensor lie within [low, high] anyway.
bool holds_all(const ir::Tensor& tensor, double low, double high);

// Scale and zero point as ONNX gives them, as constant inputs of a node. `stored` is the type of the integers; `axis`
// counts when there are several scales. Nothing when they are computed or make no sense.
std::optional<ir::QuantParams> quant_of_constants(const ir::Graph& graph, ir::TensorId scale, ir::TensorId zero_point,
                                                  std::int64_t axis, const ir::TensorType& stored);

// Lets a tensor mean reals. False when it means others already.
bool give_meaning(ir::Graph& graph, ir::TensorId id, const ir::QuantParams& quant);

// The same for constants, which may mean different things to different readers: a tensor with the same bytes.
ir::TensorId meaning(ir::Graph& graph, ir::TensorId constant, const ir::QuantParams& quant);

}  // namespace jauge::passes
