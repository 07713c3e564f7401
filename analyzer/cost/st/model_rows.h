// A model as ST lists its original layers: the left half of its report.
#pragma once

#include <string>
#include <vector>

#include "analyzer/cost/st/rows.h"
#include "analyzer/ir/graph.h"

namespace jauge::cost::st {

struct ModelRows {
  Rows rows;
  std::vector<std::string> unknown_operators;  // without ST convention, each once
};

// `graph` as the file has it, before any pass of ours.
ModelRows model_rows(const ir::Graph& graph);

}  // namespace jauge::cost::st
