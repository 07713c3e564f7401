// Our whole path (read, simplify, run) against the outputs of ONNX Runtime that are stored beside this file. A second
// file of answers can be named in JAUGE_ORACLE_ANSWERS: what a live run gave.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <set>

#include "analyzer/execute/program.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "tests/oracle/oracle_case.h"
#include "tests/oracle/stored_outputs.h"
#include "tests/support/shared_files.h"

namespace jauge::oracle {
namespace {

std::filesystem::path answers_file() {
  const char* live = std::getenv("JAUGE_ORACLE_ANSWERS");
  return live ? std::filesystem::path(live) : jauge::testing::source_folder() / "tests/oracle/onnxruntime_outputs.txt";
}

// Axis i of the result is axis axes[i] of `array`.
ir::Array permuted(const ir::Array& array, const std::vector<std::int64_t>& axes) {
  if (axes.empty()) return array;
  ir::Array result;
  result.type = array.type;
  result.bytes.resize(array.bytes.size());
  for (std::size_t i = 0; i < axes.size(); ++i)
    result.type.shape[i] = array.type.shape[static_cast<std::size_t>(axes[i])];
  const auto size = static_cast<std::size_t>(ir::bytes_of(array.type.dtype));
  for (std::size_t to = 0; to * size < result.bytes.size(); ++to) {
    std::vector<std::int64_t> index(axes.size());
    auto rest = static_cast<std::int64_t>(to);
    for (std::size_t i = axes.size(); i-- > 0; rest /= result.type.shape[i])
      index[static_cast<std::size_t>(axes[i])] = rest % result.type.shape[i];
    std::int64_t from = 0;
    for (std::size_t i = 0; i < index.size(); ++i) from = from * array.type.shape[i] + index[i];
    std::copy_n(array.bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(from) * size), size,
                result.bytes.begin() + static_cast<std::ptrdiff_t>(to * size));
  }
  return result;
}

std::vector<std::int64_t> inverse(const std::vector<std::int64_t>& axes) {
  std::vector<std::int64_t> result(axes.size());
  for (std::size_t i = 0; i < axes.size(); ++i)
    result[static_cast<std::size_t>(axes[i])] = static_cast<std::int64_t>(i);
  return result;
}

Result<std::vector<ir::Array>> our_outputs(const OracleCase& one, execute::Kernels kernels) {
  const std::string bytes = one.model_bytes();
  JAUGE_TRY(auto imported,
            import::read_bytes(std::as_bytes(std::span(bytes)), one.name() + ".onnx", "/nonexistent", {}));
  JAUGE_TRY(auto graph, passes::make_deployable(std::move(imported.graph)));
  std::vector<ir::Array> inputs;
  for (const ir::TensorId id : graph.inputs)
    for (const auto& [name, array] : one.inputs())
      if (name == graph.tensor(id).name) inputs.push_back(permuted(array, graph.tensor(id).file_axes));
  JAUGE_TRY(const auto program, execute::Program::prepare(std::move(graph), kernels));
  JAUGE_TRY(auto outputs, program.run(inputs));
  for (std::size_t i = 0; i < outputs.size(); ++i)
    outputs[i] = permuted(outputs[i], inverse(program.graph().tensor(program.graph().outputs[i]).file_axes));
  return outputs;
}

// Integers exactly, reals within 1e-4 of the tensor's largest magnitude. Cases between Quantize and Dequantize give
// reals that are whole steps: a difference there is at least a step and far above that limit.
std::string complaint(const ir::Array& ours, const ir::Array& theirs) {
  if (ours.type != theirs.type)
    return "gives " + std::string(name_of(ours.type.dtype)) + " " + ir::to_text(ours.type.shape) + " instead of " +
           std::string(name_of(theirs.type.dtype)) + " " + ir::to_text(theirs.type.shape);
  const auto a = ir::to_doubles(ours.view()), b = ir::to_doubles(theirs.view());
  double largest = 0;
  for (const double x : b)
    if (std::isfinite(x)) largest = std::fmax(largest, std::fabs(x));
  const double limit = ir::is_float(ours.type.dtype) ? 1e-4 * largest : 0;
  std::size_t differing = 0;
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])) || std::fabs(a[i] - b[i]) <= limit) continue;
    ++differing;
    worst = std::fmax(worst, std::fabs(a[i] - b[i]));
  }
  if (differing == 0) return {};
  return std::to_string(differing) + " of " + std::to_string(a.size()) + " differ, by up to " + std::to_string(worst) +
         " of " + std::to_string(largest);
}

std::string complaint(const OracleCase& one, const Answer& answer, execute::Kernels kernels) {
  const auto ours = our_outputs(one, kernels);
  if (!ours) return jauge::to_text(ours.error());
  if (ours->size() != answer.outputs.size()) return "gives " + std::to_string(ours->size()) + " outputs";
  for (std::size_t i = 0; i < ours->size(); ++i)
    if (const std::string found = complaint((*ours)[i], answer.outputs[i]); !found.empty()) return found;
  return {};
}

class Oracle : public ::testing::TestWithParam<execute::Kernels> {};

TEST_P(Oracle, AgreesWithOnnxRuntime) {
  const auto answers = read_answers(answers_file());
  int compared = 0, agreed = 0;
  for (const OracleCase& one : all_cases()) {
    const auto found = answers.find(one.name());
    ASSERT_TRUE(found != answers.end()) << one.name() << ": run tests/oracle/live and store what it prints";
    EXPECT_EQ(found->second.fingerprint, one.fingerprint()) << one.name() << " changed after its answer was stored";
    if (!found->second.refusal.empty()) {
      ADD_FAILURE() << one.name() << ": ONNX Runtime refused it:" << found->second.refusal;
      continue;
    }
    ++compared;
    const std::string difference = complaint(one, found->second, GetParam());
    agreed += difference.empty();
    if (!difference.empty()) ADD_FAILURE() << one.name() << ": " << difference;
  }
  std::cout << agreed << " of " << compared << " graphs agree\n";
  EXPECT_GE(compared, 300);
}

INSTANTIATE_TEST_SUITE_P(BothKernels, Oracle, ::testing::Values(execute::Kernels::fast, execute::Kernels::reference),
                         [](const auto& info) { return info.param == execute::Kernels::fast ? "Fast" : "Reference"; });

}  // namespace
}  // namespace jauge::oracle
