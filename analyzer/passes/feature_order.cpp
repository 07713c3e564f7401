#include "analyzer/passes/feature_order.h"

namespace jauge::passes {

ir::TensorId reordered_features(ir::Graph& graph, ir::TensorId constant, std::size_t axis, const ir::Shape& map,
                                const Permutation& perm) {
  ir::Tensor result = graph.tensor(constant);
  const ir::Shape& shape = result.type.shape;
  const auto at = shape.begin() + static_cast<std::ptrdiff_t>(axis);
  const ir::Shape features = permuted(map, perm);

  // The one axis as the several it stands for.
  ir::Shape wide(shape.begin(), at);
  wide.insert(wide.end(), features.begin() + 1, features.end());
  wide.insert(wide.end(), at + 1, shape.end());
  Permutation order = identity(wide.size());
  const Permutation back = inverse(perm);
  for (std::size_t i = 1; i < back.size(); ++i) order[axis + i - 1] = back[i] - 1 + static_cast<std::int64_t>(axis);

  const ir::ConstArrayView viewed = {{result.type.dtype, wide}, result.data->bytes()};
  result.data = ir::Buffer(transposed(viewed, order).bytes);
  return graph.add(std::move(result));
}

}  // namespace jauge::passes
