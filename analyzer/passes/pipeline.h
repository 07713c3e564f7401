// Graph to simpler graph. pipeline.cpp lists all passes in order, with the reason for the order.
#pragma once

#include <span>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::passes {

struct Pass {
  std::string_view name;
  std::string_view summary;
  Result<ir::Graph> (*run)(ir::Graph) = nullptr;
};

std::span<const Pass> standard_passes();

// Runs all standard passes; after each one ir::find_fault and ops::infer_shapes have the word (a fault is an internal
// error naming the pass). The result is channels-last throughout; graph inputs and outputs keep their order and
// names, and those whose layout changed say so in Tensor::file_axes (the chip then takes pictures as cameras give
// them). Errors: those of single passes.
Result<ir::Graph> make_deployable(ir::Graph model);

// The deployable graph without output channels whose weights are all zero, where their absence changes no result
// (integers exactly, reals up to the order of sums). Only on request: nominal counts stay comparable.
Result<ir::Graph> without_dead_channels(ir::Graph deployable);

}  // namespace jauge::passes
