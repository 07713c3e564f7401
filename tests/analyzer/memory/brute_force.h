// The planner's questions answered by trying everything: bytes, orders. For networks of a few small tensors.
#pragma once

#include <optional>

#include "analyzer/ir/graph.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory::testing {

// The fewest bytes in which output 0 and input `input` of a node can lie when the kernel goes over its output pixel by
// pixel and reads each pixel's window before it writes the pixel; every shift is tried. Nothing when the two must not
// share a byte.
std::optional<std::int64_t> least_span(const ir::Graph& graph, const ir::Node& node, std::size_t input);

// The smallest worst step over all orders of at most `most_orders`; nothing when there are more. Level none or overlap.
std::optional<std::int64_t> least_worst_step(const ir::Graph& graph, Level level, int most_orders);

}  // namespace jauge::memory::testing
