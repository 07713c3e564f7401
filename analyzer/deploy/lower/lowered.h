// A node as the runtime sees it: kernel, operands, parameters, weights in the kernel's own layout.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/deploy/geometry.h"
#include "analyzer/ops/operator.h"
#include "firmware_probe/runtime/kernel_list.h"
#include "firmware_probe/runtime/package.h"
#include "firmware_probe/runtime/parameters.h"

namespace jauge::deploy {

using Blob = std::string;  // bytes; a string because g++ 12 warns of nothing where vectors of bytes are compared

struct Operand {
  ir::TensorId tensor = ir::no_tensor;
  std::optional<Geometry> as = {};  // instead of geometry_of its shape; only for tensors outside groups
};

struct LoweredOp {
  std::uint16_t kernel = 0;
  jauge_weight_layout weight_layout = JAUGE_WEIGHTS_PLAIN;
  std::vector<Operand> inputs = {}, outputs = {};
  Blob parameters = {}, weights = {}, channels = {}, table = {};
};

inline Blob blob_of_bytes(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class T>
requires std::is_trivially_copyable_v<T> Blob blob_of(const T& record) {
  return blob_of_bytes(std::as_bytes(std::span(&record, 1)));
}

template <class T>
Blob blob_of_list(const std::vector<T>& records) {
  return blob_of_bytes(std::as_bytes(std::span(records)));
}

using LoweredOps = std::vector<LoweredOp>;  // run one after the other; the last writes the node's output

// What the runtime runs for a node. Errors: unsupported_operator, without place.
Result<LoweredOps> lower(const ops::NodeView& node);

// One function for each family of operators; lower.cpp lists who goes where.
Result<LoweredOps> lower_arg_max(const ops::NodeView& node);
Result<LoweredOps> lower_binary(const ops::NodeView& node);
Result<LoweredOps> lower_border(const ops::NodeView& node);
Result<LoweredOps> lower_concat(const ops::NodeView& node);
Result<LoweredOps> lower_conv(const ops::NodeView& node);
Result<LoweredOps> lower_conv_transpose(const ops::NodeView& node);
Result<LoweredOps> lower_dense(const ops::NodeView& node);
Result<LoweredOps> lower_function(const ops::NodeView& node);
Result<LoweredOps> lower_global_pool(const ops::NodeView& node);
Result<LoweredOps> lower_integer_lstm(const ops::NodeView& node);
Result<LoweredOps> lower_movement(const ops::NodeView& node);
Result<LoweredOps> lower_pad(const ops::NodeView& node);
Result<LoweredOps> lower_pool(const ops::NodeView& node);
Result<LoweredOps> lower_recurrent(const ops::NodeView& node);
Result<LoweredOps> lower_reduce(const ops::NodeView& node);
Result<LoweredOps> lower_resize(const ops::NodeView& node);
Result<LoweredOps> lower_scale_bias(const ops::NodeView& node);
Result<LoweredOps> lower_sequence_lstm(const ops::NodeView& node);
Result<LoweredOps> lower_softmax(const ops::NodeView& node);
Result<LoweredOps> lower_svdf(const ops::NodeView& node);

}  // namespace jauge::deploy
