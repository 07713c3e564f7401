// A node made ready for many runs on this processor: constants decoded and packed, tables computed. Bit-equal to the
// reference kernel for integers; float sums run in another order.
#pragma once

#include <functional>
#include <optional>

#include "analyzer/execute/fast/tiles.h"
#include "analyzer/ops/operator.h"

namespace jauge::execute::fast {

// Memory that kernels of one thread share; grows to what the largest needs.
class Scratch {
 public:
  std::byte* padded(std::size_t size) { return grown(padded_, size); }
  std::byte* sums(std::size_t size) { return grown(sums_, size); }

 private:
  static std::byte* grown(AlignedBytes& bytes, std::size_t size) {
    if (bytes.size() < size) bytes = AlignedBytes(size);
    return bytes.data();
  }
  AlignedBytes padded_, sums_;
};

using Kernel = std::function<void(ops::InputArrays, ops::OutputArrays, Scratch&)>;

// Nothing when the reference kernel must run: other types, weights that are no constants, an older processor.
// The kernel applies the node's activation.
std::optional<Kernel> prepare(const ops::NodeView& node, Instructions instructions);

// One family each.
std::optional<Kernel> prepare_products(const ops::NodeView& node, Instructions instructions);   // Conv, Gemm, MatMul
std::optional<Kernel> prepare_depthwise(const ops::NodeView& node, Instructions instructions);  // Conv
std::optional<Kernel> prepare_table(const ops::NodeView& node);  // functions of one 8-bit number
std::optional<Kernel> prepare_sum(const ops::NodeView& node, Instructions instructions);  // Add
std::optional<Kernel> prepare_average(const ops::NodeView& node);                         // AveragePool
std::optional<Kernel> prepare_border(const ops::NodeView& node);                          // Quantize

}  // namespace jauge::execute::fast
