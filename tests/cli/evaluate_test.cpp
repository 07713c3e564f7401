// jauge evaluate, metrics and check --data as a user calls them, and the data they refuse before anything runs.
#include <gtest/gtest.h>

#include <cmath>

#include "reports/json/json.h"
#include "tests/analyzer/dataset/files.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/shared_files.h"

namespace jauge::cli {
namespace {

using dataset::bytes_of;
using dataset::DataFolder;
using dataset::npy;
using jauge::testing::Ran;
using jauge::testing::run_jauge;

constexpr std::size_t pixels = std::size_t{3} * 32 * 32;

// Six pictures as NPY, and their labels beside them.
class Pictures {
 public:
  Pictures() { labels("0\n1\n2\n3\n4\n5\n"); }

  Pictures& floats(float first, float scale = 1.0f / 255, const std::string& shape = "(6, 32, 32, 3)",
                   std::size_t count = 6 * pixels) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i * 7 % 256) * scale;
    values[5] = first;
    return write(npy("<f4", shape, bytes_of(values)));
  }
  Pictures& bytes() {
    std::vector<std::uint8_t> values(6 * pixels);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint8_t>(i * 7);
    return write(npy("|u1", "(6, 32, 32, 3)", bytes_of(values)));
  }
  Pictures& labels(const std::string& text) {
    folder_.write("labels.csv", text);
    folder_.write("x.npy.dataset.json", R"({"labels": "labels.csv"})");
    return *this;
  }
  Pictures& no_labels() {
    folder_.write("x.npy.dataset.json", "{}");
    return *this;
  }

  std::string path() const { return (folder_.path() / "x.npy").string(); }

  Ran evaluate(const std::vector<std::string>& further = {}) const {
    std::vector<std::string> arguments = {"evaluate", testing::example, "--data", path()};
    arguments.insert(arguments.end(), further.begin(), further.end());
    return run_jauge(arguments);
  }

 private:
  Pictures& write(const std::string& content) {
    folder_.write("x.npy", content);
    return *this;
  }

  DataFolder folder_;
};

void expect_refused(const Ran& ran, std::initializer_list<const char*> words) {
  EXPECT_EQ(ran.status, 3) << ran.messages;
  EXPECT_EQ(ran.output, "") << "nothing was evaluated";
  for (const char* word : words) EXPECT_NE(ran.messages.find(word), std::string::npos) << word << ": " << ran.messages;
}

TEST(Evaluate, AnswersByItsSchema) {
  const auto ran = Pictures().floats(0).evaluate({"--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  EXPECT_EQ(testing::find_violation(ran.json(), reports::json::schema_of("evaluate")), "");
  EXPECT_EQ(ran.json()["result"]["samples"], 6);
  EXPECT_EQ(ran.json()["result"]["confusion"].size(), 10u);
}

TEST(Evaluate, SaysTheSameTwice) {
  Pictures pictures;
  pictures.floats(0);
  auto first = pictures.evaluate({"--json"}).json(), second = pictures.evaluate({"--json"}).json();
  for (auto* answer : {&first, &second}) {
    (*answer)["meta"] = nullptr;
    (*answer)["result"]["samples_per_second"] = nullptr;
  }
  EXPECT_EQ(first, second);
}

TEST(Evaluate, RefusesBytesForAModelOfRealNumbers) {
  const Ran ran = Pictures().bytes().evaluate();
  expect_refused(ran, {"uint8", "float32"});
  EXPECT_EQ(Pictures().bytes().evaluate({"--scale", "0.00392156862745098"}).status, 0);
}

TEST(Evaluate, RefusesOtherShapes) {
  expect_refused(Pictures().floats(0, 1.0f / 255, "(6, 28, 28, 1)", 6 * 28 * 28).evaluate(), {"28x28x1", "3x32x32"});
}

TEST(Evaluate, RefusesNumbersThatAreNone) {
  expect_refused(Pictures().floats(std::nanf("")).evaluate(), {"NaN", "sample 0"});
}

TEST(Evaluate, RefusesMoreClassesThanTheModelHas) {
  expect_refused(Pictures().floats(0).labels("0\n1\n2\n3\n4\n12\n").evaluate(), {"12", "0 to 9"});
}

TEST(Evaluate, RefusesAnotherNumberOfLabels) {
  expect_refused(Pictures().floats(0).labels("0\n1\n2\n").evaluate(), {"3", "6"});
}

TEST(Evaluate, RefusesDataWithoutLabels) {
  expect_refused(Pictures().floats(0).no_labels().evaluate(), {"6 samples and no labels", "10 numbers", "--compare"});
}

TEST(Evaluate, ComparesWithoutLabelsAndTellsNoAccuracy) {
  Pictures pictures;
  pictures.floats(0).no_labels();
  const auto compared = pictures.evaluate({"--compare", testing::example, "--json"});
  ASSERT_EQ(compared.status, 0) << compared.messages;
  EXPECT_TRUE(compared.json()["result"]["top1"].is_null());
  EXPECT_TRUE(compared.json()["result"].contains("compare"));
  const auto drifted = pictures.evaluate({"--drift", pictures.path(), "--json"});
  ASSERT_EQ(drifted.status, 0) << drifted.messages;
  EXPECT_TRUE(drifted.json()["result"].contains("drift"));
}

TEST(Check, HoldsAnAccuracyAgainstSamples) {
  Pictures pictures;
  pictures.floats(0);
  const auto check = [&](std::vector<std::string> further) {
    std::vector<std::string> arguments = {"check", testing::example, "--mcu", "STM32H743ZI", "--json"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    return run_jauge(arguments);
  };
  EXPECT_EQ(check({"--min-accuracy", "0", "--data", pictures.path()}).json()["result"]["budgets"][0]["name"],
            "accuracy");
  EXPECT_EQ(check({"--min-accuracy", "100%", "--data", pictures.path()}).status, 1);
  EXPECT_EQ(check({"--min-accuracy", "0.8"}).status, 2) << "no samples";
  EXPECT_EQ(check({"--min-accuracy", "8", "--data", pictures.path()}).status, 2) << "no share";
  const auto claimed = check({"--claim", "accuracy=1", "--data", pictures.path()});
  EXPECT_EQ(claimed.json()["result"]["claims"][0]["claim"], "accuracy") << claimed.output;
  EXPECT_NE(claimed.json()["result"]["claims"][0]["level"], "implied");
  pictures.no_labels();
  EXPECT_EQ(check({"--min-accuracy", "0.8", "--data", pictures.path()}).status, 2) << "no labels";
}

TEST(Metrics, OfAPastedMatrixAndOfPredictions) {
  const DataFolder folder;
  const auto matrix = folder.write("matrix.txt", "8 2\n1 9\n"),
             predictions = folder.write("p.csv", "label,predicted\n0,0\n1,0\n");
  const auto ran = run_jauge({"metrics", "--confusion", matrix.string(), "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  EXPECT_EQ(testing::find_violation(ran.json(), reports::json::schema_of("metrics")), "");
  EXPECT_DOUBLE_EQ(ran.json()["result"]["top1"], 0.85);
  const auto listed = run_jauge({"metrics", "--predictions", predictions.string(), "--json"});
  ASSERT_EQ(listed.status, 0) << listed.messages;
  EXPECT_DOUBLE_EQ(listed.json()["result"]["top1"], 0.5);
  EXPECT_EQ(run_jauge({"metrics"}).status, 2);
  EXPECT_EQ(run_jauge({"metrics", "--confusion", folder.write("odd.txt", "1 2\n3\n").string()}).status, 3);
}

std::string gestures(const std::string& name) {
  return (jauge::testing::source_folder() / "examples/gestures" / name).string();
}

TEST(Evaluate, WholePersonsAreHeldOut) {
  const auto ran =
      run_jauge({"evaluate", gestures("gesture_cnn.onnx"), "--data", gestures("train.npz"), "--hold-out", "0.25"});
  EXPECT_EQ(ran.status, 0) << ran.messages;
  EXPECT_NE(ran.messages.find("240 of 960 samples are judged: "), std::string::npos) << ran.messages;
  EXPECT_EQ(ran.messages.find("has learned from"), std::string::npos) << ran.messages;
}

TEST(Evaluate, SamplesOfAPersonOnBothSidesAreNoFairJudge) {
  const auto ran = run_jauge({"evaluate", gestures("gesture_cnn.onnx"), "--data", gestures("train.npz"), "--hold-out",
                              "0.25", "--split", "sample"});
  EXPECT_EQ(ran.status, 0) << ran.messages;
  EXPECT_NE(ran.messages.find("a person or recording that the model has learned from"), std::string::npos)
      << ran.messages;
  const auto whole =
      run_jauge({"evaluate", gestures("gesture_cnn.onnx"), "--data", gestures("train.npz"), "--hold-out", "1.5"});
  EXPECT_EQ(whole.status, 2) << whole.messages;
}

}  // namespace
}  // namespace jauge::cli
