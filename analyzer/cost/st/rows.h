// A model as ST's reports list it: rows that read and write values. One list for the model graph, another, after
// conversions and merges, for the C graph.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/ir/shape.h"

namespace jauge::cost::st {

enum class RowKind : std::uint8_t {
  convolution,
  dense,
  recurrent,
  norm,        // scale and bias for each channel
  clamp,       // ReLU, ReLU6, clip: what requantisation does anyway
  leaky,       // LeakyReLU
  parametric,  // PReLU
  curve,       // sigmoid, tanh
  other_activation,
  max_pool,
  other_pool,  // average, global
  elementwise,
  pad,
  transpose,
  conversion,
  shape,  // reshape, flatten, dropout: no work and no bytes
  other,
};

using Value = int;  // what one row writes and others read: 0 ... value_count - 1

struct StoredArray {
  std::int64_t count = 0;
  std::int64_t bytes_each = 0;
  std::int64_t inner = 0;  // of a float matrix of a dense row: length of its rows; else 0: never compressed
};

struct Row {
  std::string name = {};
  std::string type = {};  // as ST prints it: "Conv2D", "Nonlinearity"
  RowKind kind = RowKind::other;
  std::optional<std::int64_t> macc = {};  // nothing: ST has no convention for this operator
  std::int64_t params = 0;
  std::vector<StoredArray> arrays = {};
  ir::Shape output_shape = {};
  std::int64_t channels = 0;  // of conv, dense, norm: outputs that have their own bias
  bool integer = false;       // computes with integers
  bool has_bias = false;
  bool padded = false;          // conv: some padding is not zero
  bool depthwise = false;       // conv: one input channel for each filter
  bool windowed = false;        // pool: not over the whole map
  bool identity = false;        // shape: not even the shape changes (Dropout)
  bool moves_no_bytes = false;  // transpose: of axes of one element, or of a layout that ST chooses itself
  std::vector<Value> reads = {};
  std::vector<Value> writes = {};
};

struct Rows {
  std::vector<Row> rows;  // each after those that write what it reads
  int value_count = 0;
  std::vector<Value> outputs;  // of the model
};

// Sums of rows; unknown counts are 0, and sums stay at the largest number.
std::int64_t macc_of(const Rows& rows);
std::int64_t params_of(const Rows& rows);

// Bytes of one array; ST pads each to words, so sums of rows can be smaller than totals.
std::int64_t bytes_of(const StoredArray& array);
std::int64_t padded_bytes_of(const StoredArray& array);

}  // namespace jauge::cost::st
