#include "analyzer/ops/rows.h"

#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

using Kind = RowRule::Kind;

bool has_rows(const ir::Shape& shape) {
  return (shape.size() == 4 || shape.size() == 3) && shape[0] == 1;
}

constexpr std::size_t row_axis = 1;

// The window of a node whatever the operator: convolutions find the kernel in their weights.
std::optional<Window> window_of_node(const NodeView& node) {
  std::vector<std::int64_t> kernel = node.attributes().integers("kernel_shape");
  const std::size_t rank = node.input(0).size();
  const std::size_t weights = node.node().op == "QLinearConv" ? 3 : 1;
  if (node.has_input(weights) && node.input(weights).size() == rank)
    kernel.assign(node.input(weights).begin() + 1, node.input(weights).end() - 1);
  const auto window = window_of(node, kernel);
  if (!window) return std::nullopt;
  return *window;
}

}  // namespace

Rows rows_of(const ir::Shape& shape) {
  if (!has_rows(shape)) return {.count = 1, .elements = ir::elements(shape), .pixels = 1};
  const std::int64_t pixels = shape.size() == 4 ? shape[2] : 1;
  return {.count = shape[row_axis], .elements = pixels * shape.back(), .pixels = pixels};
}

RowRange rows_needed(const RowRule& rule, std::int64_t output_row, std::int64_t input_rows) {
  switch (rule.kind) {
    case Kind::whole:
      break;
    case Kind::same:
      return {output_row, output_row};
    case Kind::window: {
      RowRange range{rule.rows.first(output_row), rule.rows.last(output_row)};
      const std::int64_t step = rule.rows.dilation;
      if (range.first < 0) range.first += (-range.first + step - 1) / step * step;
      if (range.last >= input_rows) range.last -= (range.last - input_rows + step) / step * step;
      return range;
    }
  }
  return {0, input_rows - 1};
}

RowRule row_rule(const NodeView& node, std::size_t input) {
  const Operator* op = find_operator(node.node().op);
  if (!op || !op->rows) return {};
  return op->rows(node, input);
}

RowRule rows_of_window(const NodeView& node, std::size_t input) {
  if (input != 0 || node.output_count() != 1 || !channels_last(node.attributes())) return {};
  if (!has_rows(node.input(0)) || !has_rows(node.output())) return {};
  const auto window = window_of_node(node);
  if (!window) return {};
  const Reach high = {window->kernel_height, window->stride_height, window->pad_top, window->dilation_height};
  const Reach wide = {window->kernel_width, window->stride_width, window->pad_left, window->dilation_width};
  if (window->spatial_rank == 1) return {.kind = Kind::window, .rows = wide};
  return {.kind = Kind::window, .rows = high, .pixels = wide};
}

RowRule rows_one_by_one(const NodeView& node, std::size_t input) {
  if (!node.has_input(input) || rows_of(node.input(input)) != rows_of(node.output())) return {};
  return {.kind = Kind::same};
}

RowRule rows_along_last_axis(const NodeView& node, std::size_t input) {
  const std::size_t rank = node.input(0).size();
  const auto axis = axis_of(node.attributes().integer("axis", -1), rank);
  if (!axis || *axis + 1 != rank || node.attributes().integer("flatten_to_2d", 0) != 0) return {};
  return rows_one_by_one(node, input);
}

RowRule rows_joined(const NodeView& node, std::size_t input) {
  const ir::Shape& out = node.output();
  const auto axis = axis_of(node.attributes().integer("axis", 0), out.size());
  if (!node.has_input(input) || !axis || *axis <= row_axis || !has_rows(out) || !has_rows(node.input(input))) return {};
  return {.kind = Kind::same};
}

}  // namespace jauge::ops
