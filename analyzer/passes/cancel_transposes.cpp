#include "analyzer/passes/standard_passes.h"
#include "analyzer/passes/transpose_sinker.h"

namespace jauge::passes {

Result<ir::Graph> cancel_transposes(ir::Graph graph) {
  return sink_transposes(std::move(graph));
}

}  // namespace jauge::passes
