#include <gtest/gtest.h>

#include "reports/json/json.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::cli {
namespace {

using jauge::testing::run_jauge;

std::string shared(const std::string& name) {
  return (testing::shared_folder() / "ground-truth" / name).string();
}

std::vector<std::string> quantize(const std::string& output) {
  return {"quantize",    shared("seed-models/ecird__model_light_157k_76.h5"),
          "--calibrate", shared("cifar10/cifar10-train-0000-0511.bin"),
          "--limit",     "16",
          "--method",    "minmax",
          "-o",          output,
          "--json"};
}

TEST(Quantize, WritesWhatIsReadAgainAndSaysWhatItCost) {
  JAUGE_NEEDS_SHARED();
  const testing::TemporaryFolder folder;
  for (const char* name : {"q.onnx", "q.jauge-graph"}) {
    const std::string output = (folder.path() / name).string();
    const auto ran = run_jauge(quantize(output));
    ASSERT_EQ(ran.status, 0) << ran.messages;
    EXPECT_EQ(testing::find_violation(ran.json(), reports::json::schema_of("quantize")), "");
    EXPECT_EQ(ran.json()["result"]["before"]["weights"]["value"], 160'320);
    EXPECT_LT(ran.json()["result"]["after"]["weights"]["value"], 41'000);
    EXPECT_EQ(run_jauge({"inspect", output, "--json"}).status, 0);
    EXPECT_EQ(run_jauge(quantize(output)).status, 5) << "the file is there already";
  }
}

TEST(Quantize, RefusesBeforeItWorks) {
  EXPECT_EQ(run_jauge({"quantize", testing::example, "--calibrate", "nowhere.bin", "-o", "q.onnx"}).status, 5);
  EXPECT_EQ(run_jauge({"quantize", testing::example, "--calibrate", "nowhere.bin", "-o", "q.tflite"}).status, 2);
  EXPECT_EQ(run_jauge({"quantize", testing::example, "--calibrate", "nowhere.bin"}).status, 2);
  EXPECT_EQ(run_jauge({"quantize", testing::example, "--calibrate", "x", "-o", "q.onnx", "--method", "guess"}).status,
            2);
}

}  // namespace
}  // namespace jauge::cli
