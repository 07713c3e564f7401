// What a model costs without any chip: per layer and in total. All of it counted from the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/cost/layer_work.h"
#include "analyzer/ir/graph.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost {

struct LayerCount {
  int index = 0;      // of the node in its graph
  std::string name;   // as in the user's file; "Conv_3" style when the file has none
  std::string op;     // operator name: "Conv"
  std::string label;  // "Conv 3x3 /2, ReLU"
  ops::Family family = ops::Family::data_movement;
  ir::TensorType output;  // output 0
  std::int64_t params = 0;
  Macs macs;
  Macs live_macs;      // between channels that carry anything (live_channels.h)
  Bytes weight_bytes;  // as stored
  Bytes live_weight_bytes;
  Bytes output_bytes;  // all outputs
  std::vector<std::string> origin_names;
  LayerWork work;  // what its kernel has to do
};

struct Counts {
  std::vector<LayerCount> layers;
  std::int64_t params = 0;
  Macs macs;
  Macs live_macs;
  Bytes weight_bytes;        // a constant that several nodes read counts once
  Bytes live_weight_bytes;   // the same of the weights that the live MACs need
  std::string weight_dtype;  // see parameters.h: asked once for all chips
};

Counts count(const ir::Graph& graph);

// The name people see for a node: its own, or "Conv_3" (operator and index) when the file gives none.
std::string layer_name(const ir::Graph& graph, int index);

}  // namespace jauge::cost
