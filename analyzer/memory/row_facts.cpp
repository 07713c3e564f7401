#include "analyzer/memory/row_facts.h"

#include <algorithm>

#include "analyzer/ops/scratch.h"

namespace jauge::memory {
namespace {

ReadRows read_of(const ops::NodeView& node, std::size_t i, int value) {
  const ops::Rows rows = ops::rows_of(node.input(i));
  const std::int64_t bytes = rows.elements * ir::bytes_of(node.input_dtype(i));
  const ops::Operator& op = *ops::find_operator(node.node().op);
  const ops::RowRule rule = ops::row_rule(node, i);
  const bool in_place = std::ranges::count(op.memory.in_place_inputs, i) > 0 && rule.kind == ops::RowRule::Kind::same &&
                        rows == ops::rows_of(node.output()) &&
                        bytes_of(node.input_tensor(i).type) == bytes_of(node.output_tensor().type);
  return {.value = value,
          .rule = rule,
          .rows = rows.count,
          .row_bytes = bytes,
          .pixels = rows.pixels,
          .in_place = in_place};
}

RowFacts facts_of(const ir::Graph& graph, const Values& values, std::size_t index) {
  const ir::Node& node = graph.nodes[index];
  RowFacts facts;
  if (!ops::find_operator(node.op) || node.outputs.size() != 1 || values.nodes[index].writes.size() != 1) return facts;
  const ops::NodeView view(graph, node);
  const ops::Rows rows = ops::rows_of(view.output());
  facts.value = values.nodes[index].writes[0];
  facts.rows = rows.count;
  facts.pixels = rows.pixels;
  facts.row_bytes = rows.elements * ir::bytes_of(view.output_tensor().type.dtype);
  for (std::size_t i = 0; i < node.inputs.size(); ++i)
    if (view.has_input(i) && values.of_tensor[index_of(node.inputs[i])] != no_value)
      facts.reads.push_back(read_of(view, i, values.of_tensor[index_of(node.inputs[i])]));
  facts.streams = facts.row_bytes > 0 && !facts.reads.empty() && ops::makes_rows_in_order(view);
  return facts;
}

}  // namespace

std::vector<RowFacts> row_facts(const ir::Graph& graph, const Values& values) {
  std::vector<RowFacts> result;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) result.push_back(facts_of(graph, values, i));
  return result;
}

}  // namespace jauge::memory
