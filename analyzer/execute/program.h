// A graph made ready for many samples: fast kernels prepared where there are some, memory planned once and reused.
#pragma once

#include <memory>

#include "analyzer/execute/executor.h"

namespace jauge::execute {

enum class Kernels {
  fast,       // those of this processor, the reference kernels elsewhere
  reference,  // the judges only
};

// Immutable and safe to run from several threads at once. Costs: packed copies of the weights, and for each thread that
// runs at the same time the memory of the tensors that are alive together.
class Program {
 public:
  // Errors: unsupported_operator (a node without kernel), too_large (a tensor over 1 GiB).
  static Result<Program> prepare(ir::Graph graph, Kernels kernels = Kernels::fast);

  // As execute::run.
  Result<std::vector<ir::Array>> run(const std::vector<ir::Array>& inputs, const Observer& observer = {}) const;

  const ir::Graph& graph() const;
  // Nodes that run with a fast kernel.
  std::size_t fast_nodes() const;

 private:
  struct Plan;
  std::shared_ptr<const Plan> plan_;
};

}  // namespace jauge::execute
