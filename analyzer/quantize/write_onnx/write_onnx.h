// Our graph as an ONNX file that other programs run: channels first, integers as QuantizeLinear and DequantizeLinear
// around float operators (QDQ), which ONNX Runtime turns into its integer kernels.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::quantize {

// Inputs and outputs are float32 under their names and in the layout of the user's file, so that the same data goes
// in. Opset 18, or 21 where 16-bit integers need it.
// Errors: unsupported_operator for nodes that ONNX does not have (TFLite's LSTM ...), naming the first.
Result<std::vector<std::byte>> write_onnx(const ir::Graph& graph, const std::string& tool_version);

}  // namespace jauge::quantize
