// A small int8 network with random weights, its package, and what the executor answers: nothing that is read from a
// file.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::testing {

struct SmallModel {
  ir::Graph graph;
  std::vector<std::uint8_t> package;

  std::vector<std::uint8_t> sample(std::int64_t index) const;  // random, the same for the same index
  std::vector<std::uint8_t> answer(std::int64_t index) const;  // of the executor's reference kernels
};

// `inputs` -> 12 -> `outputs`, all int8. Different seeds: different weights.
SmallModel small_model(std::int64_t inputs = 16, std::int64_t outputs = 10, std::uint32_t seed = 1);

}  // namespace jauge::testing
