// A float graph as a graph of integers: the rewriting alone, for scales that somebody has chosen.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"
#include "analyzer/quantize/number_format.h"

namespace jauge::quantize {

// What the graph's inputs and outputs are.
enum class Border { integers, reals };

struct Scheme {
  Precision precision = Precision::int8;
  Border border = Border::integers;
  std::span<const std::optional<ir::QuantParams>> scales = {};  // activation_scales
  // For every tensor the mean of each of its channels, to correct biases with; none: biases are not corrected.
  std::span<const std::vector<double>> channel_means = {};
  // For every node whether it stays float; none: no node does that could be an integer one.
  std::vector<bool> stays_float = {};
};

// `graph` as prepare() makes it. Nodes keep their order, names and operators; integer ones get Rounding::onnx, int8
// weights with a scale for each output channel and biases in the unit of their sums. Tensors that both kinds of node
// read exist twice, with Quantize or Dequantize between. Errors: internal when the result does not type-check.
Result<ir::Graph> quantize_graph(const ir::Graph& graph, const Scheme& scheme);

}  // namespace jauge::quantize
