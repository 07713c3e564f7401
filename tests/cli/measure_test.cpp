// measure, evaluate --on and board, with the boards that are programs.
#include <gtest/gtest.h>

#include <algorithm>

#include "reports/json/json.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge {
namespace {

using testing::find_violation;
using testing::run_jauge;

std::string shared(const std::string& name) {
  return (testing::shared_folder() / "ground-truth" / name).string();
}

TEST(Measure, AnomalyDetectionOnTheVirtualBoard) {
  JAUGE_NEEDS_SHARED();
  const auto ran = run_jauge({"measure", shared("models/mlperf-tiny/ad01_int8.tflite"), "--board", "virtual", "--runs",
                              "2", "--dbank", "0", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("measure")), "");
  const auto& result = json["result"];
  EXPECT_EQ(result["board"]["kind"], "virtual");
  EXPECT_EQ(result["board"]["emulates"], "stm32l4r9_disco");
  EXPECT_EQ(result["board"]["dbank"], 0);
  EXPECT_EQ(result["board"]["clock_hz"], 120'000'000);
  const auto& latency = result["latency_ms"];
  EXPECT_EQ(latency["origin"], "modelled") << "no silicon, no measurement";
  EXPECT_DOUBLE_EQ(latency["low"].get<double>(), 0.9 * latency["value"].get<double>());
  EXPECT_DOUBLE_EQ(latency["high"].get<double>(), 1.1 * latency["value"].get<double>());
  EXPECT_DOUBLE_EQ(latency["value"].get<double>(), result["cycles"]["value"].get<double>() / 120e3);
  EXPECT_GT(latency["value"].get<double>(), 2.0) << "264,192 products take half a cycle each at the very least";
  EXPECT_EQ(result["per_layer"].size(), 10u);
  double layers = 0;
  for (const auto& layer : result["per_layer"]) layers += layer["cycles"].get<double>();
  EXPECT_NEAR(layers / result["cycles"]["value"].get<double>(), 1, 0.05) << "what lies between the layers is little";
  EXPECT_EQ(result["link"]["interruptions"], 0);
}

TEST(Board, WhatItSaysFollowsItsSchema) {
  const std::vector<std::vector<std::string>> questions = {{"board", "list", "--json"},
                                                           {"board", "info", "--board", "host", "--json"},
                                                           {"board", "reset", "--board", "virtual", "--json"}};
  for (const auto& words : questions) {
    const auto ran = run_jauge(words);
    EXPECT_EQ(ran.status, 0) << ran.messages;
    EXPECT_EQ(find_violation(ran.json(), reports::json::schema_of("board")), "") << words[1];
  }
}

// One answer holds what the constants of the cycle model are fitted to.
TEST(Board, AHealthyVirtualBoardPassesAndTellsItsMicroBenchmarks) {
  const auto ran = run_jauge({"board", "selftest", "--board", "virtual", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("board")), "");
  EXPECT_TRUE(json["result"]["passed"].get<bool>());
  double chained = 0;
  for (const auto& record : json["result"]["records"])
    if (record["name"] == "micro.vfma.chain") chained = record["cycles_each"].get<double>();
  EXPECT_NEAR(chained, 3, 0.1) << "a multiply-accumulate of reals takes three cycles";
}

TEST(Board, SpeaksFrench) {
  const auto info = run_jauge({"board", "info", "--board", "host", "--lang", "fr"});
  EXPECT_EQ(info.status, 0) << info.messages;
  for (const char* words : {"Carte", "Sonde", "protocole", "Place pour un modèle", "Démarrage"})
    EXPECT_NE(info.output.find(words), std::string::npos) << words << "\n" << info.output;
  const auto list = run_jauge({"board", "list", "--lang", "fr"});
  EXPECT_NE(list.output.find("des résultats, pas de temps"), std::string::npos) << list.output;
}

// A desktop has no crystal to follow: said, and no failure.
TEST(Board, TheDesktopPassesWithoutACrystal) {
  const auto ran = run_jauge({"board", "selftest", "--board", "host", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  int skipped = 0;
  for (const auto& record : json["result"]["records"])
    skipped += record["name"] == "clock.locked_to_crystal" && record["verdict"] == "skipped";
  EXPECT_EQ(skipped, 1);
}

TEST(Memory, LevelsAreTimedOnTheVirtualBoardAndTheSmallestThatIsFastEnoughIsNamed) {
  JAUGE_NEEDS_SHARED();
  const auto within = [&](const std::string& limit) {
    const auto ran = run_jauge({"memory", shared("models/mlperf-tiny/kws_ref_model_int8.tflite"), "--measure",
                                "virtual", "--max-latency", limit, "--json"});
    EXPECT_EQ(ran.status, 0) << ran.messages;
    const auto json = ran.json();
    EXPECT_EQ(find_violation(json, reports::json::schema_of("memory")), "");
    return json["result"];
  };
  const auto loose = within("10s"), hopeless = within("1us");
  ASSERT_EQ(loose["pareto"].size(), 3u);
  for (const auto& point : loose["pareto"]) {
    EXPECT_EQ(point["latency_ms"]["origin"], "modelled");
    EXPECT_GT(point["latency_ms"]["value"].get<double>(), 10) << "2.66 million products at 120 MHz";
    EXPECT_GE(point["arena_bytes"], loose["smallest_within"]["arena_bytes"]);
  }
  EXPECT_NE(loose["smallest_within"]["level"], "none");
  EXPECT_EQ(hopeless["smallest_within"]["level"], nullptr);
}

TEST(Memory, ALimitOfTimeNeedsABoardThatHasTime) {
  JAUGE_NEEDS_SHARED();
  const std::string model = shared("models/mlperf-tiny/ad01_int8.tflite");
  EXPECT_NE(run_jauge({"memory", model, "--max-latency", "5ms"}).messages.find("--measure virtual"), std::string::npos);
  EXPECT_NE(run_jauge({"memory", model, "--measure", "host"}).messages.find("no chip's cycles"), std::string::npos);
}

TEST(Measure, AccuracyOnABoardIsThatOfThisComputer) {
  JAUGE_NEEDS_SHARED();
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, shared("models/mlperf-tiny/ic_resnet8_int8.tflite"));
    words.insert(words.end(), {"--data", shared("cifar10/cifar10-test-0000-1999.bin"), "--limit", "60", "--json"});
    return run_jauge(words);
  };
  const auto desktop = with({"evaluate"});
  const auto measured = with({"measure", "--board", "host"});
  ASSERT_EQ(desktop.status, 0) << desktop.messages;
  ASSERT_EQ(measured.status, 0) << measured.messages;
  EXPECT_EQ(measured.json()["result"]["confusion"], desktop.json()["result"]["confusion"]);
  EXPECT_EQ(measured.json()["result"]["latency_ms"], nullptr) << "a desktop process has no chip's time";
}

TEST(Evaluate, OnTheVirtualBoardAsOnThisComputer) {
  JAUGE_NEEDS_SHARED();
  const auto on = [&](const std::string& where) {
    return run_jauge({"evaluate", shared("models/mlperf-tiny/kws_ref_model_int8.tflite"), "--data",
                      shared("data/kws01"), "--limit", "6", "--on", where, "--json"});
  };
  const auto desktop = on("host"), board = on("virtual");
  ASSERT_EQ(desktop.status, 0) << desktop.messages;
  ASSERT_EQ(board.status, 0) << board.messages;
  EXPECT_EQ(board.json()["result"]["on"], "virtual");
  EXPECT_EQ(board.json()["result"]["confusion"], desktop.json()["result"]["confusion"]);
}

TEST(Measure, APortThatIsNotThereIsSaidSo) {
  const auto ran = run_jauge({"measure", testing::example, "--board", "/dev/no_such_port"});
  EXPECT_EQ(ran.status, 4);
  EXPECT_NE(ran.messages.find("no such port"), std::string::npos) << ran.messages;
}

TEST(Measure, DbankIsForVirtualBoards) {
  const auto ran = run_jauge({"measure", testing::example, "--board", "host", "--dbank", "0"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.messages.find("--dbank"), std::string::npos);
}

// L12: what does not fit is refused before a sample is sent.
TEST(Measure, DataThatDoNotMatchTheModelAreRefused) {
  JAUGE_NEEDS_SHARED();
  const auto ran = run_jauge({"measure", shared("models/mlperf-tiny/kws_ref_model_int8.tflite"), "--board", "host",
                              "--data", shared("cifar10/cifar10-test-0000-1999.bin"), "--limit", "4"});
  EXPECT_EQ(ran.status, 3) << ran.messages;
}

TEST(Board, ListNamesTheEmulatedOnes) {
  const auto ran = run_jauge({"board", "list", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  std::vector<std::string> names;
  const auto boards = ran.json()["result"]["boards"];
  for (const auto& board : boards) names.push_back(board["path"]);
  for (const char* name : {"virtual", "host"}) EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
}

TEST(Board, InfoSaysWhatTheBoardIs) {
  const auto ran = run_jauge({"board", "info", "--board", "virtual", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto result = ran.json()["result"];
  EXPECT_EQ(result["board"]["kind"], "virtual");
  EXPECT_EQ(result["flash_bytes"], 2 * 1024 * 1024);
  EXPECT_EQ(result["ram_bytes"], 640 * 1024);
  EXPECT_EQ(result["last_fault"], nullptr);
  EXPECT_FALSE(result["kernels"].empty());
}

TEST(Board, ResetIsSeenByTheBootCounter) {
  const auto ran = run_jauge({"board", "reset", "--board", "virtual", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto causes = ran.json()["result"]["reset_cause"];
  EXPECT_NE(std::ranges::find(causes, "software"), causes.end());
}

TEST(Board, APortWhereNobodyAnswersIsDiagnosed) {
  const auto ran = run_jauge({"board", "info", "--board", "/dev/null", "--json"});
  EXPECT_EQ(ran.status, 4);
  EXPECT_NE(ran.messages.find("no serial port"), std::string::npos) << ran.messages;
}

TEST(Board, FlashingAnEmulatedBoardIsRefused) {
  const auto ran = run_jauge({"board", "flash", "--board", "virtual"});
  EXPECT_EQ(ran.status, 4);
}

}  // namespace
}  // namespace jauge
