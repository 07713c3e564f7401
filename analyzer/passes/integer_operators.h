// Float operators between Dequantize and Quantize that are operators on integers.
#pragma once

#include <map>
#include <optional>

#include "analyzer/ir/graph.h"

namespace jauge::passes {

// For each float tensor that a Dequantize writes, the integers it reads.
using Packed = std::map<ir::TensorId, ir::TensorId>;

// Whether the operator only moves numbers or picks some of them: it does the same to integers, and their meaning stays.
bool moves_only(const ir::Node& node);

// The inputs of a moving operator for integers instead of reals. Nothing when they do not all mean the same, or when a
// margin has no exact number.
std::optional<std::vector<ir::TensorId>> moved_integers(ir::Graph& graph, const ir::Node& node, const Packed& packed);

// The inputs of a computing operator for integers instead of reals: a bias becomes int32 with the scale of the
// products. Nothing when an input is not integer, or when the operator is none that integer kernels know.
std::optional<std::vector<ir::TensorId>> computed_integers(ir::Graph& graph, const ir::Node& node,
                                                           const Packed& packed);

}  // namespace jauge::passes
