// ArgMax and ArgMin: attributes axis (default 0), keepdims (1), select_last_index (0). Indices are int64.
#include <cstddef>

#include "analyzer/ops/dtype_dispatch.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  ir::Shape shape = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), shape.size()));
  if (shape[axis] == 0) return contradiction("it searches an empty dimension");
  shape[axis] = 1;
  if (node.attributes().integer("keepdims", 1) == 0) shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(axis));
  return Types{{ir::DType::int64, std::move(shape)}};
}

template <bool largest>
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = inputs[0]->type.shape;
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), shape.size()));
  const std::int64_t inner = ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()});
  const bool last = node.attributes().integer("select_last_index", 0) != 0;
  return with_type(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const auto better = [last](T candidate, T best) {
      return largest ? candidate > best || (last && candidate == best)
                     : candidate < best || (last && candidate == best);
    };
    const auto out = outputs[0].as<std::int64_t>();
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto at = static_cast<std::int64_t>(i);
      const T* first = inputs[0]->as<T>().data() + at / inner * inner * shape[axis] + at % inner;
      std::int64_t best = 0;
      for (std::int64_t k = 1; k < shape[axis]; ++k)
        if (better(first[k * inner], first[best * inner])) best = k;
      out[i] = best;
    }
    return {};
  });
}

Operator arg_search(std::string_view name, std::string_view summary, decltype(Operator::run) run) {
  return {.name = name,
          .summary = summary,
          .family = Family::pooling,
          .attributes = {{"axis", AttributeType::integer},
                         {"keepdims", AttributeType::integer},
                         {"select_last_index", AttributeType::integer}},
          .infer = infer,
          .st_macc = st_unknown,
          .run = run};
}

}  // namespace

extern const Operator arg_max_operator, arg_min_operator;

const Operator arg_max_operator = arg_search("ArgMax", "index of the largest value", run<true>);
const Operator arg_min_operator = arg_search("ArgMin", "index of the smallest value", run<false>);

}  // namespace jauge::ops
