// The gesture example: its figures are those its README gives, and its data come out of its script.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "analyzer/dataset/dataset.h"
#include "tests/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace jauge {
namespace {

namespace fs = std::filesystem;
using testing::run_jauge;

const fs::path sources = JAUGE_GESTURE_SOURCES;
const std::string folder = "examples/gestures/";

nlohmann::ordered_json evaluated(const std::string& model, const std::string& data,
                                 const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"evaluate", folder + model, "--data", folder + data, "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto ran = run_jauge(arguments);
  EXPECT_EQ(ran.status, 0) << ran.messages;
  return ran.json()["result"];
}

struct Network {
  const char* name;
  double least_float;  // top-1 on people it never met, of 600 windows
};
void PrintTo(const Network& network, std::ostream* out) {
  *out << network.name;
}

class Gestures : public ::testing::TestWithParam<Network> {
 protected:
  std::string file(const char* ending) const { return std::string("gesture_") + GetParam().name + ending; }
};

TEST_P(Gestures, AreRecognisedFromPeopleNobodyTrainedOn) {
  const auto real = evaluated(file(".onnx"), "test.npz");
  EXPECT_EQ(real["samples"], 600);
  EXPECT_EQ(real["preprocess"]["source"], "model file");
  EXPECT_GE(real["top1"].get<double>(), GetParam().least_float);
  const auto whole = evaluated(file("_int8.onnx"), "test.npz");
  EXPECT_GE(whole["top1"].get<double>(), real["top1"].get<double>() - 0.005);
}

// Good curves in the training room, and on the road it is worth little more than a guess.
TEST_P(Gestures, FailInTheFieldWhereOneAnswerIsNeverGiven) {
  const auto known = evaluated(file(".onnx"), "same_people.npz");
  EXPECT_GE(known["top1"].get<double>(), 0.98);
  const auto field = evaluated(file(".onnx"), "field.csv");
  EXPECT_EQ(field["samples"], 240);
  EXPECT_LE(field["top1_interval"][1].get<double>(), 0.66);
  EXPECT_LE(field["histogram"][0].get<int>(), 30);  // a third of the windows are "accelerate"
}

INSTANTIATE_TEST_SUITE_P(All, Gestures,
                         ::testing::Values(Network{"dense", 0.93}, Network{"cnn", 0.95}, Network{"lstm", 0.92}),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(GestureDrift, IsFoundInTheFieldAndNamesTheTurnedSensor) {
  const auto drift = evaluated("gesture_cnn.onnx", "train.npz", {"--drift", folder + "field.csv"})["drift"];
  EXPECT_EQ(drift["features"][2]["name"], "az");
  EXPECT_TRUE(drift["features"][2]["turned"]);
  EXPECT_THAT(drift["findings"][0].get<std::string>(), ::testing::HasSubstr("the other way round"));
}

TEST(GestureDrift, IsNotFoundAmongTheSamePeopleNorInNewOnes) {
  for (const char* data : {"same_people.npz", "test.npz"}) {
    const auto drift = evaluated("gesture_cnn.onnx", "train.npz", {"--drift", folder + data})["drift"];
    EXPECT_TRUE(drift["findings"].empty()) << data << ": " << drift["findings"].dump(1);
  }
}

TEST(GestureData, SaysHowEveryPersonDoes) {
  const auto groups = evaluated("gesture_dense.onnx", "test.npz")["groups"];
  ASSERT_EQ(groups.size(), 4u);
  std::int64_t samples = 0;
  for (const auto& group : groups) samples += group["samples"].get<std::int64_t>();
  EXPECT_EQ(samples, 600);
  EXPECT_EQ(groups[0]["group"], "9");
}

// The people of the test are none of those of the training.
TEST(GestureData, KeepsPeopleApart) {
  const auto train = dataset::read(sources / "train.npz"), test = dataset::read(sources / "test.npz");
  ASSERT_TRUE(train && test);
  for (const std::string& person : test->group_names)
    EXPECT_THAT(train->group_names, ::testing::Not(::testing::Contains(person)));
  EXPECT_THAT(train->feature_names, ::testing::ElementsAre("ax", "ay", "az", "gx", "gy", "gz"));
  EXPECT_EQ(train->rate_hz, 100);
}

std::string python_with_numpy() {
  for (const char* program : {"python3", "/usr/bin/python3"})
    if (std::system((std::string(program) + " -c 'import numpy' 2>/dev/null").c_str()) == 0) return program;
  return "";
}

TEST(GestureData, ComesOutOfTheScriptAsItIsHere) {
  const std::string python = python_with_numpy();
  if (python.empty()) GTEST_SKIP() << "no python3 with numpy here";
  const testing::TemporaryFolder made;
  const std::string command = "PYTHONDONTWRITEBYTECODE=1 " + python + " '" + (sources / "make_data.py").string() +
                              "' '" + made.path().string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const char* name : {"train.npz", "same_people.npz", "test.npz", "field.csv"}) {
    const auto ours = dataset::read(sources / name), again = dataset::read(made.path() / name);
    ASSERT_TRUE(ours && again) << name;
    EXPECT_EQ(ours->bytes, again->bytes) << name;
    EXPECT_EQ(ours->labels, again->labels) << name;
    EXPECT_EQ(ours->groups, again->groups) << name;
  }
}

}  // namespace
}  // namespace jauge
