#include "analyzer/ops/checks.h"

#include <algorithm>
#include <limits>

#include "analyzer/base/checked_math.h"

namespace jauge::ops {
namespace {

Result<ir::ConstArrayView> constant_list(const NodeView& node, std::size_t i, std::string_view role) {
  if (!node.has_input(i)) return contradiction("the input '" + std::string(role) + "' is missing");
  const auto value = node.constant(i);
  if (!value)
    return Error{
        .kind = ErrorKind::shape_needed,
        .where = {},
        .what = "its " + std::string(role) + " ('" + node.input_tensor(i).name + "') is computed while the model runs",
        .hint = "export the model with fixed shapes, or give its input shapes with --shape NAME=1,..."};
  if (value->type.shape.size() > 1)
    return contradiction("its " + std::string(role) + " is a tensor of shape " + ir::to_text(value->type.shape) +
                         ", not a list");
  return *value;
}

}  // namespace

Error contradiction(std::string what, std::string hint) {
  return {.kind = ErrorKind::damaged_file, .where = {}, .what = std::move(what), .hint = std::move(hint)};
}

Error not_supported(std::string what, std::string hint) {
  return {.kind = ErrorKind::unsupported_operator, .where = {}, .what = std::move(what), .hint = std::move(hint)};
}

Result<std::vector<std::int64_t>> integers_of(const NodeView& node, std::size_t i, std::string_view role) {
  JAUGE_TRY(const auto value, constant_list(node, i, role));
  if (ir::is_float(value.type.dtype)) return contradiction("its " + std::string(role) + " is not a list of integers");
  return ir::to_int64s(value);
}

Result<std::vector<double>> reals_of(const NodeView& node, std::size_t i, std::string_view role) {
  JAUGE_TRY(const auto value, constant_list(node, i, role));
  return ir::to_doubles(value);
}

Result<std::size_t> axis_of(std::int64_t axis, std::size_t rank) {
  const auto signed_rank = static_cast<std::int64_t>(rank);
  if (axis < -signed_rank || axis >= signed_rank)
    return contradiction("axis " + std::to_string(axis) + " is outside a tensor of rank " + std::to_string(rank));
  return static_cast<std::size_t>(axis < 0 ? axis + signed_rank : axis);
}

Result<std::vector<std::size_t>> axes_of(std::span<const std::int64_t> axes, std::size_t rank) {
  std::vector<std::size_t> result;
  for (std::int64_t axis : axes) {
    JAUGE_TRY(const std::size_t found, axis_of(axis, rank));
    if (std::find(result.begin(), result.end(), found) != result.end())
      return contradiction("axis " + std::to_string(axis) + " is listed twice");
    result.push_back(found);
  }
  return result;
}

Result<ir::Shape> broadcast(const ir::Shape& a, const ir::Shape& b) {
  ir::Shape result(std::max(a.size(), b.size()));
  for (std::size_t back = 1; back <= result.size(); ++back) {
    const std::int64_t from_a = back <= a.size() ? a[a.size() - back] : 1;
    const std::int64_t from_b = back <= b.size() ? b[b.size() - back] : 1;
    if (from_a != from_b && from_a != 1 && from_b != 1)
      return contradiction("shapes " + ir::to_text(a) + " and " + ir::to_text(b) + " do not broadcast");
    result[result.size() - back] = from_a == 1 ? from_b : from_a;
  }
  return result;
}

Result<void> require_rank(const NodeView& node, std::size_t input, std::size_t rank) {
  const ir::Shape& shape = node.input(input);
  if (shape.size() == rank) return {};
  return contradiction("input " + std::to_string(input) + " has shape " + ir::to_text(shape) + "; rank " +
                       std::to_string(rank) + " is needed");
}

Result<void> require_shape(const NodeView& node, std::size_t input, const ir::Shape& shape, std::string_view role) {
  if (node.input(input) == shape) return {};
  return contradiction("its " + std::string(role) + " has shape " + ir::to_text(node.input(input)) + "; " +
                       ir::to_text(shape) + " is needed");
}

Result<void> require_float(const NodeView& node, std::size_t input) {
  // Integers with a scale stand for real numbers.
  if (ir::is_float(node.input_dtype(input)) || node.input_tensor(input).quant) return {};
  return not_supported("input " + std::to_string(input) + " is " + std::string(name_of(node.input_dtype(input))) +
                       "; only floating point is done here");
}

Result<void> require_same_dtype(const NodeView& node, std::initializer_list<std::size_t> inputs) {
  const ir::DType first = node.input_dtype(*inputs.begin());
  // Quantised operators mix types: int8 weights beside int16 or float data, int32 biases.
  if (node.input_tensor(*inputs.begin()).quant) return {};
  for (std::size_t i : inputs)
    if (node.has_input(i) && node.input_dtype(i) != first && !node.input_tensor(i).quant)
      return contradiction("input " + std::to_string(i) + " is " + std::string(name_of(node.input_dtype(i))) +
                           " beside " + std::string(name_of(first)));
  return {};
}

Result<Types> same_as_input(const NodeView& node) {
  return Types{node.input_tensor(0).type};
}

Result<Types> same_as_float_input(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  // Quantised activations may change their type on the way (TFLite's softmax: int8 to int16).
  if (node.input_tensor(0).quant && node.output_tensor().quant)
    return Types{{node.output_tensor().type.dtype, node.input(0)}};
  return same_as_input(node);
}

std::int64_t saturating_product(std::initializer_list<std::int64_t> factors) {
  const auto product = checked_product(std::span(factors.begin(), factors.size()));
  return product.value_or(std::numeric_limits<std::int64_t>::max());
}

std::optional<std::int64_t> st_zero(const NodeView&) {
  return 0;
}

std::optional<std::int64_t> st_unknown(const NodeView&) {
  return std::nullopt;
}

}  // namespace jauge::ops
