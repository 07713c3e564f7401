// One folder of the ONNX backend tests (Debian package libonnx-testdata): a model, its inputs, the outputs it must
// give.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/ir/tensor.h"

namespace jauge::testing {

struct OnnxTestCase {
  std::string name;  // "relu", without "test_"
  std::filesystem::path folder;
  std::set<std::string> operators;  // of all nodes; other domains with their prefix
};

// All tests of a group of the package ("node", "pytorch-converted" ...), by name; empty when it is not installed.
std::vector<OnnxTestCase> onnx_tests(const std::string& group);

struct OnnxOutcome {
  bool passed = false;
  std::string complaint;  // what failed, in one line
};

// Through the whole path: read with everything but the first input bound, make deployable, run, compare (reals with
// rtol 1e-3 and atol 1e-7, integers exactly).
OnnxOutcome run(const OnnxTestCase& test);

}  // namespace jauge::testing
