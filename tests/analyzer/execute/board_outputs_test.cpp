// What real boards printed, number by number: MLPerf Tiny keyword spotting, 1,000 inputs of 490 bytes, 12 classes.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "analyzer/execute/program.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/shared_files.h"

namespace jauge::execute {
namespace {

constexpr std::size_t samples = 1000, classes = 12;

// How a board turned stored / 256 into three decimals.
enum class Printing { truncated, rounded };

struct BoardLog {
  std::vector<int> labels;
  std::vector<int> thousandths;  // samples x classes
};

BoardLog read_log(const std::string& name) {
  std::ifstream file(jauge::testing::shared_folder() / "ground-truth/data/kws01" / name);
  BoardLog log;
  std::string line, field;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::getline(fields, field, ',');
    std::getline(fields, field, ',');
    log.labels.push_back(std::stoi(field));
    while (std::getline(fields, field, ','))
      log.thousandths.push_back(static_cast<int>(std::lround(1000 * std::stod(field))));
  }
  return log;
}

int printed(int stored, Printing printing) {
  const double thousandths = 1000.0 * (stored + 128) / 256;
  return static_cast<int>(printing == Printing::truncated ? std::floor(thousandths) : std::round(thousandths));
}

// Our stored outputs for the first `count` samples, count x classes.
std::vector<int> outputs_with(Kernels kernels, std::size_t count) {
  const auto program = Program::prepare(testing::shared_model("models/mlperf-tiny/kws_ref_model_int8.tflite"), kernels);
  const auto inputs = testing::shared_bytes("data/kws01/kws01_inputs_int8_1000x490.bin");
  std::vector<int> stored;
  for (std::size_t sample = 0; program && sample < count; ++sample) {
    const ir::Graph& graph = program->graph();
    const auto result = program->run({testing::sample_of(graph.tensor(graph.inputs[0]).type, inputs, sample)});
    if (!result) {
      ADD_FAILURE() << to_text(result.error());
      break;
    }
    for (const std::int8_t value : (*result)[0].as<std::int8_t>()) stored.push_back(value);
  }
  return stored;
}

const std::vector<int>& our_outputs() {
  static const std::vector<int> outputs = outputs_with(Kernels::fast, samples);
  return outputs;
}

struct Difference {
  int values = 0;   // printed numbers that differ
  int samples = 0;  // samples with at least one
  int largest = 0;  // in thousandths
};

Difference compare(const BoardLog& log, Printing printing) {
  Difference difference;
  std::vector<bool> differs(samples, false);
  for (std::size_t i = 0; i < samples * classes; ++i) {
    const int distance = std::abs(printed(our_outputs()[i], printing) - log.thousandths[i]);
    difference.values += distance > 0;
    difference.largest = std::max(difference.largest, distance);
    if (distance > 0) differs[i / classes] = true;
  }
  difference.samples = static_cast<int>(std::count(differs.begin(), differs.end(), true));
  return difference;
}

TEST(BoardOutputs, AreThoseOfTensorFlowLiteMicroOnTheStm32l4r5) {
  JAUGE_NEEDS_SHARED();
  ASSERT_EQ(our_outputs().size(), samples * classes);
  const BoardLog log = read_log("kws01_outputs_L4R5ZI_TFLM_v0.5.csv");
  ASSERT_EQ(log.thousandths.size(), samples * classes);
  // This board cuts its decimals off: 254/256 = 0.9921875 is 0.992 and 2/256 = 0.0078 is 0.007.
  EXPECT_EQ(compare(log, Printing::truncated).values, 0);
  EXPECT_GT(compare(log, Printing::rounded).values, 0);
  int correct = 0;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const auto first = our_outputs().begin() + static_cast<std::ptrdiff_t>(sample * classes);
    correct += std::max_element(first, first + classes) - first == log.labels[sample];
  }
  EXPECT_EQ(correct, 901);
}

TEST(BoardOutputs, ComeFromTheReferenceKernelsToo) {
  JAUGE_NEEDS_SHARED();
  const std::vector<int> reference = outputs_with(Kernels::reference, 100);
  ASSERT_EQ(reference.size(), 100 * classes);
  EXPECT_TRUE(std::equal(reference.begin(), reference.end(), our_outputs().begin()));
}

// Two other engines compute this network with roundings of their own: HALE differs by one step of 1/256 in 494 of the
// samples, X-CUBE-AI in fewer numbers but by up to 22 steps.
TEST(BoardOutputs, OfOtherEnginesDiffer) {
  JAUGE_NEEDS_SHARED();
  ASSERT_EQ(our_outputs().size(), samples * classes);
  const Difference cube = compare(read_log("kws01_outputs_L4R5ZI_XCUBEAI10.2_v1.3.csv"), Printing::rounded);
  EXPECT_EQ(cube.values, 908);
  EXPECT_EQ(cube.samples, 364);
  EXPECT_EQ(cube.largest, 86);
  const Difference hale = compare(read_log("kws01_outputs_int8_CY8CPROTO_HALE_v1.2.csv"), Printing::truncated);
  EXPECT_EQ(hale.values, 1068);
  EXPECT_EQ(hale.samples, 494);
  EXPECT_EQ(hale.largest, 4);
}

}  // namespace
}  // namespace jauge::execute
