// Tensors that share bytes because the operators allow it: views, and outputs that take over a dying input.
#pragma once

#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/memory/lifetimes.h"

namespace jauge::memory {

// One piece of the arena and the tensors that lie in it, in the order in which they are written. All have its size.
struct Storage {
  std::vector<ir::TensorId> tensors;
  Bytes size;
  int first_step = 0;
  int last_step = 0;  // inclusive
};

// Every tensor with a lifetime in exactly one storage. An output takes over an input wherever ops::MemoryRule allows
// it: that never raises the live bytes of any step, so their maximum is a lower bound for every choice of takeovers.
std::vector<Storage> storages(const ir::Graph& graph, const std::vector<int>& order,
                              const std::vector<std::optional<Lifetime>>& lifetimes);

}  // namespace jauge::memory
