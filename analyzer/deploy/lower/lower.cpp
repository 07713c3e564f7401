#include <algorithm>

#include "analyzer/deploy/lower/lowered.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

struct Lowering {
  std::string_view op;
  Result<LoweredOps> (*lower)(const ops::NodeView&);
};

constexpr Lowering lowerings[] = {
    {"Dequantize", lower_border}, {"Gemm", lower_dense},      {"MatMul", lower_dense},
    {"Quantize", lower_border},   {"Softmax", lower_softmax},
};

}  // namespace

Result<LoweredOps> lower(const ops::NodeView& node) {
  const auto found = std::ranges::find_if(lowerings, [&](const Lowering& entry) { return entry.op == node.node().op; });
  if (found == std::end(lowerings)) return ops::not_supported("the runtime on the chip has no kernel for it");
  return found->lower(node);
}

}  // namespace jauge::deploy
