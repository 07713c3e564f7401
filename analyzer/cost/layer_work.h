// What a layer asks of a library's kernel, in the units in which kernels take time. Counted from the graph alone and
// the same for every data type, so that a float network can be asked what it would cost as int8.
#pragma once

#include <optional>

#include "analyzer/cost/own_loops.h"
#include "analyzer/ops/operator.h"
#include "analyzer/target/speed_model.h"

namespace jauge::cost {

struct LayerWork {
  std::optional<target::KernelClass> kernel;  // nothing: no code runs (a reshape)
  double macs = 0, live_macs = 0;
  double taps = 0, live_taps = 0;  // see target::WorkKind
  double gather = 0;
  double outputs = 0;
  double weights = 0;
  LoopShape loops;  // what our own kernels need to know of it
};

// What is counted of the node anyway.
struct NodeCounts {
  Macs macs, live_macs;
  std::int64_t params = 0;
};

LayerWork layer_work(const ops::NodeView& node, const NodeCounts& counts);

// Units of one kind of work in one layer; `call` has none. `live`: of MACs and taps, those that are not wasted on dead
// channels.
double amount(const LayerWork& layer, target::WorkKind work, bool live);

}  // namespace jauge::cost
