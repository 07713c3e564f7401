// Our whole path (read, simplify, run) against the outputs of ONNX Runtime that are stored beside this file. A second
// file of answers can be named in JAUGE_ORACLE_ANSWERS: what a live run gave.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/our_outputs.h"
#include "tests/oracle/stored_outputs.h"
#include "tests/support/shared_files.h"

namespace jauge::oracle {
namespace {

std::filesystem::path answers_file() {
  const char* live = std::getenv("JAUGE_ORACLE_ANSWERS");
  return live ? std::filesystem::path(live) : jauge::testing::source_folder() / "tests/oracle/onnxruntime_outputs.txt";
}

std::string complaint(const ir::Array& ours, const ir::Array& theirs) {
  const Difference found = difference(ours, theirs);
  if (!found.types.empty()) return found.types;
  if (found.differing == 0) return {};
  return std::to_string(found.differing) + " of " + std::to_string(found.elements) + " differ, by up to " +
         std::to_string(found.worst) + " of " + std::to_string(found.largest);
}

std::string complaint(const OracleCase& one, const Answer& answer, execute::Kernels kernels) {
  const auto ours = our_outputs(one.model_bytes(), one.name() + ".onnx", one.inputs(), kernels);
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
