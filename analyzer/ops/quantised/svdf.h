// The numbers between the integers of TFLite's SVDF: what the executor computes with and the runtime on the chip gets.
#pragma once

#include "analyzer/ops/operator.h"
#include "analyzer/ops/quantised/meaning.h"
#include "firmware_probe/runtime/quant_math.h"

namespace jauge::ops::quantised {

// Formed in float32 as the reference forms them.
struct SvdfScaling {
  jauge_multiplier to_state{}, to_output{};
  StoredRange state_range;  // less the state's zero point
};

// Of the meanings of inputs 0 to 2 only. Errors: unsupported_operator when the state has no scale.
Result<SvdfScaling> svdf_scaling(const NodeView& node, InputArrays inputs, float out_scale);

}  // namespace jauge::ops::quantised
