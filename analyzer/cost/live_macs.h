// Dead output channels: those whose weights are all zero. Some engines skip them, others do not; both counts are shown.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::cost {

// Of `nominal` MACs those that work on channels with at least one weight that is not zero. Nominal for operators
// without constant weights.
Macs live_macs(const ops::NodeView& node, Macs nominal);

}  // namespace jauge::cost
