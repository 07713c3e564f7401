// The STM32Cube.AI view of a model, for comparison with published reports only; planning never reads it.
// Rules and evidence: docs/conventions.md ("ST MACC"): bias once per channel, ReLU 1, softmax 15, kept BatchNorm 2 ...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/st/compression.h"
#include "analyzer/cost/st/version.h"
#include "analyzer/ir/graph.h"

namespace jauge::cost {

struct StLayer {
  std::string name;                       // as ST names the row
  std::string op;                         // as ST names its type: "Conv2D", "Nonlinearity"
  std::optional<std::int64_t> macc = {};  // nothing: ST has no convention for this operator
  std::int64_t params = 0;                // BatchNorm 2 per channel
  std::int64_t weight_bytes = 0;
  ir::Shape output_shape = {};
};

struct StView {
  StVersion version = {};
  StCompression compression = StCompression::none;
  std::int64_t params = 0;
  std::int64_t macc = 0;              // of the optimised C graph: ST's headline figure
  std::int64_t macc_model_graph = 0;  // of the original layers
  std::int64_t weight_bytes = 0;
  std::vector<StLayer> layers = {};                 // the C graph's rows
  std::vector<StLayer> model_layers = {};           // the rows of the model graph
  std::vector<std::string> unknown_operators = {};  // counted as 0; the totals are then lower bounds
};

struct StOptions {
  StVersion version = newest_st_version;
  StCompression compression = StCompression::none;
};

// From the graph as the file has it.
StView st_view(const ir::Graph& model_graph, const StOptions& options = {});

}  // namespace jauge::cost
