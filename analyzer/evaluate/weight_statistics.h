// What a model's weights look like, tensor by tensor.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::evaluate {

struct WeightStatistics {
  int layer = 0;       // index of the node
  std::string name;    // of the layer
  std::string tensor;  // of the weights
  ir::TensorType type;
  std::int64_t zeros = 0;       // integers: equal to their zero point
  std::int64_t not_finite = 0;  // NaN or infinite: the range leaves them out
  std::int64_t denormal = 0;    // so small that some processors compute them slowly or as 0
  double low = 0, high = 0;     // real values
  double mean = 0, deviation = 0;
  std::vector<std::int64_t> histogram;  // of the finite values, in equal steps from low to high; empty: all are equal
  std::int64_t channels = 0, dead_channels = 0;  // output channels, and those that are all zero; 0: no such axis

  double sparsity() const;  // share of zeros
};

// All constants that are data (no shapes, axes or pads), in the order of the nodes; shared ones once.
std::vector<WeightStatistics> weight_statistics(const ir::Graph& graph);

}  // namespace jauge::evaluate
