// Runs one pass on one graph: judged in structure, types and outputs.
#pragma once

#include <gtest/gtest.h>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"
#include "tests/analyzer/passes/model.h"
#include "tests/analyzer/passes/same_outputs.h"

namespace jauge::passes::testing {

// The graph after the pass and after dead nodes are gone.
inline ir::Graph after(Result<ir::Graph> (*pass)(ir::Graph), const ir::Graph& graph) {
  auto result = pass(graph);
  EXPECT_TRUE(result) << to_text(result.error());
  auto live = remove_dead(*std::move(result));
  EXPECT_EQ(ir::find_fault(*live), std::nullopt);
  const auto typed = ops::infer_shapes(*live);
  EXPECT_TRUE(typed) << to_text(typed.error());
  const auto inputs = random_inputs(graph, 7);
  EXPECT_LE(difference(outputs_of(graph, inputs), outputs_of(*live, inputs)), 1e-5);
  for (std::size_t i = 0; i < graph.outputs.size(); ++i)
    EXPECT_EQ(live->tensor(live->outputs[i]).name, graph.tensor(graph.outputs[i]).name);
  for (std::size_t i = 0; i < graph.inputs.size(); ++i)
    EXPECT_EQ(live->tensor(live->inputs[i]).name, graph.tensor(graph.inputs[i]).name);
  return *std::move(live);
}

// Channels-last without Transposes where possible: what the later passes get to see.
inline ir::Graph channels_last(const ir::Graph& graph) {
  return after(cancel_transposes, after(to_channels_last, graph));
}

inline ir::Graph deployable(const ir::Graph& graph) {
  ir::Graph result = graph;
  EXPECT_EQ(fault_of_passes(result, 11), std::nullopt);
  return result;
}

}  // namespace jauge::passes::testing
