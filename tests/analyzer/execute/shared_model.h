// Models and data that lie beside the project, for tests of the executor.
#pragma once

#include <filesystem>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::execute::testing {

// Read in this process and made channels-last; fails the running test and returns an empty graph when that is not
// possible. `name` is relative to the folder of ground truth ("models/mlperf-tiny/kws_ref_model_int8.tflite").
ir::Graph shared_model(const std::string& name);

// The bytes of a file of ground truth.
std::vector<std::byte> shared_bytes(const std::string& name);

// One array of `type` from bytes that start at sample * its size.
ir::Array sample_of(const ir::TensorType& type, const std::vector<std::byte>& bytes, std::size_t sample = 0);

}  // namespace jauge::execute::testing
