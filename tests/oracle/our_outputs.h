// Our answer to a model that ONNX Runtime answers as well, and how far apart two answers are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/execute/program.h"

namespace jauge::oracle {

using NamedArrays = std::vector<std::pair<std::string, ir::Array>>;

// Reads, simplifies and runs an ONNX file; inputs and outputs lie as the file wants them. Errors: those of the stages.
Result<std::vector<ir::Array>> our_outputs(const std::string& model_bytes, const std::string& file_name,
                                           const NamedArrays& inputs, execute::Kernels kernels);

struct Difference {
  std::string types;  // empty unless element type or shape differ
  std::size_t elements = 0, differing = 0;
  double worst = 0, largest = 0;  // largest: magnitude of any of their elements
};

// An element differs when integers are not equal, or reals by more than 1e-4 of the tensor's largest magnitude.
Difference difference(const ir::Array& ours, const ir::Array& theirs);

}  // namespace jauge::oracle
