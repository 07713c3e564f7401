// What most `infer` functions ask: values of shape-deciding inputs, axes in range, broadcast shapes, element types.
#pragma once

#include <initializer_list>
#include <string>

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// The model contradicts itself (damaged_file), or asks for a variant we do not do (unsupported_operator).
Error contradiction(std::string what, std::string hint = {});
Error not_supported(std::string what, std::string hint = {});

// The constant value of input i, which the node calls `role` ("shape", "axes"). Errors: shape_needed when a node
// computes it, damaged_file when it is no list of integers.
Result<std::vector<std::int64_t>> integers_of(const NodeView& node, std::size_t i, std::string_view role);
// The same for real numbers (scales of Resize).
Result<std::vector<double>> reals_of(const NodeView& node, std::size_t i, std::string_view role);

// -1 counts from the end. Errors: damaged_file when outside the rank.
Result<std::size_t> axis_of(std::int64_t axis, std::size_t rank);
// Each axis once at most; in the order given.
Result<std::vector<std::size_t>> axes_of(std::span<const std::int64_t> axes, std::size_t rank);

// The common shape by ONNX's (numpy's) broadcasting rule.
Result<ir::Shape> broadcast(const ir::Shape& a, const ir::Shape& b);

Result<void> require_rank(const NodeView& node, std::size_t input, std::size_t rank);
Result<void> require_shape(const NodeView& node, std::size_t input, const ir::Shape& shape, std::string_view role);
Result<void> require_float(const NodeView& node, std::size_t input);
// All inputs listed (those that are given) have the type of the first one.
Result<void> require_same_dtype(const NodeView& node, std::initializer_list<std::size_t> inputs);

// One output with the type of input 0.
Result<Types> same_as_input(const NodeView& node);
// The same for operators that compute with real numbers only.
Result<Types> same_as_float_input(const NodeView& node);

// a * b * c, held at the top of 64 bits instead of overflowing.
std::int64_t saturating_product(std::initializer_list<std::int64_t> factors);

// Counts that many operators share.
std::optional<std::int64_t> st_zero(const NodeView& node);
std::optional<std::int64_t> st_unknown(const NodeView& node);
template <int per_element>
std::optional<std::int64_t> st_per_output(const NodeView& node) {
  return saturating_product({per_element, ir::elements(node.output())});
}

}  // namespace jauge::ops
