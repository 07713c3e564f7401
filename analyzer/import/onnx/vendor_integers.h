// ONNX Runtime's own integer operators (domain com.microsoft), which its quantiser writes, in standard words:
// QLinearAdd becomes DequantizeLinear, Add and QuantizeLinear. passes/integers_between_borders then makes one integer
// operator of the three, as of any other QDQ model.
#pragma once

#include "analyzer/import/containers/protobuf/model_proto.h"

namespace jauge::import::onnx {

// Nodes that have no such reading (computed scales of a bias, channels-last pools) stay, and are refused by name later.
void spell_out_vendor_integers(::onnx::GraphProto& graph);

}  // namespace jauge::import::onnx
