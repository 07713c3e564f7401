// What a layer asks of a library's kernel, in the units in which kernels take time. Counted from the graph alone and
// the same for every data type, so that a float network can be asked what it would cost as int8.
#pragma once

#include <vector>

#include "analyzer/cost/counts.h"
#include "analyzer/target/speed_model.h"

namespace jauge::cost {

struct LayerWork {
  std::optional<target::KernelClass> kernel;  // nothing: no code runs (a reshape)
  double macs = 0, live_macs = 0;
  double taps = 0, live_taps = 0;  // see target::WorkKind
  double gather = 0;
  double outputs = 0;
  double weights = 0;
};

// One entry for each layer of `counts`, which are those of `graph`.
std::vector<LayerWork> layer_work(const ir::Graph& graph, const Counts& counts);

// Units of one kind of work in one layer; `call` has none. `live`: of MACs and taps, those that are not wasted on dead
// channels.
double amount(const LayerWork& layer, target::WorkKind work, bool live);

}  // namespace jauge::cost
