// Tensors seen as rows, and which rows of an input one row of the output needs. The runtime's kernels make one output
// row a call, and the arena planner lets rings hold a few rows of a tensor: both take the rows from here.
//
// What every kernel of the runtime promises: before it writes row r of its output it has read (or copied) every input
// row that output rows <= r need, so a row that no later row needs may be overwritten by row r itself. Element by
// element kernels read an element of each input before they write that element, first to last.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

struct Rows {
  std::int64_t count = 1;
  std::int64_t elements = 0;  // of one row
  std::int64_t pixels = 1;    // of one row: elements that belong together (channels) are written together

  bool operator==(const Rows&) const = default;
};

// One image [1, H, W, C] has H rows of W pixels, one sequence [1, L, C] has L rows of one pixel; everything else is a
// single row of one pixel.
Rows rows_of(const ir::Shape& shape);

// Positions along one axis that output position i needs: first(i), first(i) + dilation, ... last(i). Those outside the
// input are padding.
struct Reach {
  std::int64_t kernel = 1, stride = 1, pad = 0, dilation = 1;

  std::int64_t first(std::int64_t i) const { return i * stride - pad; }
  std::int64_t last(std::int64_t i) const { return first(i) + (kernel - 1) * dilation; }
};

struct RowRule {
  enum class Kind {
    whole,   // every output row may need all of the input
    same,    // row r needs row r, any element of it; both tensors have as many rows
    window,  // row r needs the rows of a window, pixel p those of a window of pixels in each of them
  } kind = Kind::whole;
  Reach rows = {}, pixels = {};  // of windows
};

// Rows [first, last] of the input that output row r needs, held inside the input; empty when last < first.
struct RowRange {
  std::int64_t first = 0, last = -1;

  bool empty() const { return last < first; }
};
RowRange rows_needed(const RowRule& rule, std::int64_t output_row, std::int64_t input_rows);

// The rule of input i of this node: its operator's, or whole. Rules speak of the node's first output.
RowRule row_rule(const NodeView& node, std::size_t input);

// Rules for Operator::rows.
RowRule rows_of_window(const NodeView& node, std::size_t input);        // convolutions and pools
RowRule rows_one_by_one(const NodeView& node, std::size_t input);       // element by element
RowRule rows_along_last_axis(const NodeView& node, std::size_t input);  // attribute axis names the last one (Softmax)
RowRule rows_joined(const NodeView& node, std::size_t input);           // attribute axis lies inside a row (Concat)

}  // namespace jauge::ops
