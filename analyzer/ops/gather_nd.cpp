// GatherND: inputs data, indices whose last dimension holds positions (negative ones count from the end); attribute
// batch_dims (default 0): so many leading dimensions are the same in both.
#include <algorithm>

#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

struct Work {
  std::size_t batch_dims, depth;  // depth: dimensions of data that one tuple of indices names
  std::int64_t batches, tuples;   // tuples of one batch
};

Result<Work> work_of(const NodeView& node, const ir::Shape& data, const ir::Shape& indices) {
  const std::int64_t batch_dims = node.attributes().integer("batch_dims", 0);
  if (data.empty() || indices.empty() || batch_dims < 0 ||
      batch_dims >= static_cast<std::int64_t>(std::min(data.size(), indices.size())))
    return contradiction("its batch_dims does not fit its inputs");
  const auto split = batch_dims;
  if (!std::equal(data.begin(), data.begin() + split, indices.begin()))
    return contradiction("its data and indices have other batches");
  if (indices.back() < 1 || indices.back() > static_cast<std::int64_t>(data.size()) - batch_dims)
    return contradiction("its indices name " + std::to_string(indices.back()) + " dimensions");
  return Work{.batch_dims = static_cast<std::size_t>(batch_dims),
              .depth = static_cast<std::size_t>(indices.back()),
              .batches = ir::elements({data.begin(), data.begin() + split}),
              .tuples = ir::elements({indices.begin() + split, indices.end() - 1})};
}

Result<Types> infer(const NodeView& node) {
  const ir::Shape &data = node.input(0), &indices = node.input(1);
  if (!ir::is_integer(node.input_dtype(1))) return contradiction("its indices are no integers");
  JAUGE_TRY(const Work work, work_of(node, data, indices));
  ir::Shape shape(indices.begin(), indices.end() - 1);
  shape.insert(shape.end(), data.begin() + static_cast<std::ptrdiff_t>(work.batch_dims + work.depth), data.end());
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& data = inputs[0]->type.shape;
  JAUGE_TRY(const Work work, work_of(node, data, inputs[1]->type.shape));
  const auto first = data.begin() + static_cast<std::ptrdiff_t>(work.batch_dims);
  const ir::Shape named(first, first + static_cast<std::ptrdiff_t>(work.depth));
  const std::int64_t slices = ir::elements(named);  // of one batch
  const std::int64_t slice = ir::elements({first + static_cast<std::ptrdiff_t>(work.depth), data.end()});
  const auto size = static_cast<std::size_t>(slice * ir::bytes_of(inputs[0]->type.dtype));
  const std::vector<std::int64_t> indices = ir::to_int64s(*inputs[1]);
  auto to = outputs[0].bytes.begin();
  for (std::int64_t tuple = 0; tuple < work.batches * work.tuples; ++tuple) {
    std::int64_t place = 0;
    for (std::size_t i = 0; i < work.depth; ++i) {
      const std::int64_t index = indices[static_cast<std::size_t>(tuple) * work.depth + i];
      if (index < -named[i] || index >= named[i])
        return contradiction("index " + std::to_string(index) + " is outside " + std::to_string(named[i]) +
                             " elements");
      place = place * named[i] + (index < 0 ? index + named[i] : index);
    }
    const auto from = static_cast<std::size_t>(tuple / work.tuples * slices + place) * size;
    to = std::copy_n(inputs[0]->bytes.begin() + static_cast<std::ptrdiff_t>(from), size, to);
  }
  return {};
}

}  // namespace

extern const Operator gather_nd_operator;

const Operator gather_nd_operator = {.name = "GatherND",
                                     .summary = "picks slices by several indices at once",
                                     .min_inputs = 2,
                                     .max_inputs = 2,
                                     .attributes = {{"batch_dims", AttributeType::integer}},
                                     .infer = infer,
                                     .st_macc = st_zero,
                                     .run = run};

}  // namespace jauge::ops
