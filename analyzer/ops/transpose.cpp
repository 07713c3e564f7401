// Transpose: attribute perm (default: reversed): axis i of the output is axis perm[i] of the input.
#include <numeric>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

std::vector<std::int64_t> permutation_of(const NodeView& node, std::size_t rank) {
  std::vector<std::int64_t> reversed(rank);
  std::iota(reversed.rbegin(), reversed.rend(), 0);
  return node.attributes().integers("perm", std::move(reversed));
}

Result<Types> infer(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  const auto perm = permutation_of(node, in.size());
  if (perm.size() != in.size())
    return contradiction("perm has " + std::to_string(perm.size()) + " entries for an input of rank " +
                         std::to_string(in.size()));
  JAUGE_TRY(const auto axes, axes_of(perm, in.size()));
  ir::Shape shape;
  for (std::size_t axis : axes) shape.push_back(in[axis]);
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Strides packed = strides_of(inputs[0]->type.shape);
  JAUGE_TRY(const auto axes, axes_of(permutation_of(node, packed.size()), packed.size()));
  Strides strides;
  for (std::size_t axis : axes) strides.push_back(packed[axis]);
  copy_strided(*inputs[0], strides, 0, outputs[0]);
  return {};
}

// ST counts half an operation for each element.
std::optional<std::int64_t> st_macc(const NodeView& node) {
  return ir::elements(node.output()) / 2;
}

}  // namespace

extern const Operator transpose_operator;

const Operator transpose_operator = {.name = "Transpose",
                                     .summary = "another order of the dimensions",
                                     .attributes = {{"perm", AttributeType::integers}},
                                     .infer = infer,
                                     .st_macc = st_macc,
                                     .run = run};

}  // namespace jauge::ops
