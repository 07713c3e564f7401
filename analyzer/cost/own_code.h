// Flash and RAM that our own runtime adds to a network: counted, because our build measures it (bench/code_bytes).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/figure.h"
#include "analyzer/target/runtime_profile.h"

namespace jauge::cost {

struct Workload;

// The network as a model package.
struct Packed {
  Bytes package;                     // weights and tables as they lie in Flash
  std::vector<std::string> kernels;  // each once
  std::string arithmetic;            // "tflite" or "onnx"; empty: both
};

// The package beyond the network's weights, and the code of its kernels. Nothing when the network was not packed, or
// nobody measured the code on this core.
std::optional<Figure> own_code(const Workload& workload, const target::Target& target,
                               const target::RuntimeProfile& runtime);
std::optional<Figure> own_ram(const Workload& workload, const target::Target& target,
                              const target::RuntimeProfile& runtime);

}  // namespace jauge::cost
