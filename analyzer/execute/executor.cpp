#include "analyzer/execute/executor.h"

#include "analyzer/execute/program.h"

namespace jauge::execute {

Result<std::vector<ir::Array>> run(const ir::Graph& graph, const std::vector<ir::Array>& inputs,
                                   const Observer& observer) {
  JAUGE_TRY(const Program program, Program::prepare(graph, Kernels::reference));
  return program.run(inputs, observer);
}

}  // namespace jauge::execute
