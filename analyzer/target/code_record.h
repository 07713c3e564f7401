// Code of a runtime as its compiler and linker make it, kernel by kernel.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/base/units.h"

namespace jauge::target {

struct CodePiece {
  Bytes flash, ram;
};

// One way to build the runtime. A program's code = fixed + per_kernel x kernels + the pieces of its kernels, each piece
// once.
struct CodeBuild {
  Bytes fixed, per_kernel;
  std::vector<CodePiece> pieces;
  std::map<std::string, std::vector<std::size_t>> kernels;  // indices of pieces, by the name of the kernel
};

struct CodeRecord {
  std::string core;                         // prefix of Core::name: "Cortex-M4"
  Bytes ram;                                // of an opened model, beside its arena
  std::map<std::string, CodeBuild> builds;  // by the arithmetic that is built in: "tflite", "onnx"
  std::string source;
};

}  // namespace jauge::target
