// One tensor of a graph: a constant from the file, a graph input, or what a node writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/ir/array.h"
#include "analyzer/ir/buffer.h"
#include "analyzer/ir/quant_params.h"
#include "analyzer/ir/shape.h"

namespace jauge::ir {

// Names a tensor of one graph; an index that cannot be mistaken for another.
enum class TensorId : std::int32_t {};
inline constexpr TensorId no_tensor{-1};  // an optional input that is absent

constexpr std::size_t index_of(TensorId id) {
  return static_cast<std::size_t>(id);
}

struct Tensor {
  std::string name;  // as in the user's file
  TensorType type;
  std::optional<QuantParams> quant;
  std::optional<Buffer> data;  // of constants: exactly bytes_of(type) bytes
  // Of graph inputs and outputs whose layout a pass changed: axis i of this tensor is axis file_axes[i] of the file's.
  // Empty: as in the file.
  std::vector<std::int64_t> file_axes = {};

  bool is_constant() const { return data.has_value(); }
  ConstArrayView value() const { return {type, data->bytes(), quant ? &*quant : nullptr}; }
};

}  // namespace jauge::ir
