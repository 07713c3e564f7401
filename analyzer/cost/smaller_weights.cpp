#include "analyzer/cost/smaller_weights.h"

#include "analyzer/base/checked_math.h"
#include "analyzer/cost/parameters.h"

namespace jauge::cost {
namespace {

Bytes stored(const ir::Graph& graph, const Parameter& parameter) {
  return ir::bytes_of(graph.tensor(parameter.tensor).type);
}

Bytes all_stored(const ir::Graph& graph) {
  Bytes bytes;
  for (const Parameter& parameter : parameters_of(graph)) bytes += stored(graph, parameter);
  return bytes;
}

bool is_float_tensor(const ir::Graph& graph, const Parameter& parameter) {
  return ir::is_float(graph.tensor(parameter.tensor).type.dtype);
}

bool is_dense_weight(const ir::Graph& graph, const Parameter& parameter) {
  const ir::Node& node = graph.nodes[static_cast<std::size_t>(parameter.node)];
  return is_weight(graph, parameter) && ops::family_of(ops::NodeView(graph, node)) == ops::Family::dense;
}

// A matrix as indices into a table of 2^index_bits floats; rows of 4-bit indices are padded to whole bytes.
Bytes with_table(const ir::Shape& matrix, int index_bits) {
  const std::int64_t count = ir::elements(matrix);
  if (index_bits == 8) return {count + 256 * 4};
  const std::int64_t row = matrix.back();
  return {row == 0 ? 0 : count / row * ceil_divide(row, 2) + 16 * 4};
}

}  // namespace

Bytes int8_weight_bytes(const ir::Graph& graph) {
  Bytes bytes;
  for (const Parameter& parameter : parameters_of(graph)) {
    if (is_weight(graph, parameter) && is_float_tensor(graph, parameter))
      bytes += Bytes{ir::elements(graph.tensor(parameter.tensor).type.shape)};
    else
      bytes += stored(graph, parameter);
  }
  return bytes;
}

Bytes table_weight_bytes(const ir::Graph& graph, int index_bits) {
  const Bytes all = all_stored(graph);
  Bytes bytes = all;
  for (const Parameter& parameter : parameters_of(graph)) {
    if (!is_dense_weight(graph, parameter) || !is_float_tensor(graph, parameter)) continue;
    const Bytes before = stored(graph, parameter);
    const Bytes after = with_table(graph.tensor(parameter.tensor).type.shape, index_bits);
    if (before * 100 < all || after * 10 > before * 9) continue;
    bytes += after - before;
  }
  return bytes;
}

}  // namespace jauge::cost
