// Code bytes of the runtime on a Cortex-M4, kernel by kernel, as the linker keeps them. What a link keeps for two
// kernels is what it keeps for either, so the sum over a model's kernels, each section once, is the model's code.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "analyzer/base/result.h"

namespace jauge::code_bytes {

struct Piece {
  long flash = 0, ram = 0;
};

// One arithmetic: the runtime is built without the other (kernel.h).
struct Build {
  long fixed = 0;                                        // of a program without kernels
  long per_kernel = 4;                                   // its address in the list of kernels
  std::map<std::string, Piece> pieces;                   // sections beyond `fixed`
  std::map<std::string, std::set<std::string>> kernels;  // the pieces that each needs
};

struct CodeBytes {
  std::string compiler;                 // "12.2.1"
  long ram = 0;                         // of the opened model, beside its arena
  std::map<std::string, Build> builds;  // "tflite", "onnx"
};

// Compiles firmware_probe/runtime below `root` with arm-none-eabi-gcc in the empty folder `scratch`.
// Errors: internal when a compiler or linker fails, with what it said.
Result<CodeBytes> measure(const std::filesystem::path& root, const std::filesystem::path& scratch);

}  // namespace jauge::code_bytes
