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

template <class T>
Blob blob_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

template <class T>
Blob blob_of(const T& value) {
  return blob_of(std::span(&value, 1));
}

using LoweredOps = std::vector<LoweredOp>;  // run one after the other; the last writes the node's output

// One function for each operator; lower.cpp lists them. Errors: unsupported_operator without place.
Result<LoweredOps> lower(const ops::NodeView& node);

Result<LoweredOps> lower_border(const ops::NodeView& node);
Result<LoweredOps> lower_dense(const ops::NodeView& node);
Result<LoweredOps> lower_softmax(const ops::NodeView& node);

}  // namespace jauge::deploy
