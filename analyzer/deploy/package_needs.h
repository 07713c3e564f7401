// What a program needs to run a package.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"
#include "analyzer/memory/plan.h"

namespace jauge::deploy {

struct PackageNeeds {
  Bytes package;
  std::vector<std::string> kernels;   // names as in kernel_list.h, by id
  bool tflite = false, onnx = false;  // the arithmetics of its ops
};

// Of a package that write_package made.
PackageNeeds needs_of(const std::vector<std::byte>& package);

// The same of a graph, as `jauge export` would write it. Errors: those of write_package.
Result<PackageNeeds> needs_of(const ir::Graph& deployable, const memory::Plan& plan);

}  // namespace jauge::deploy
