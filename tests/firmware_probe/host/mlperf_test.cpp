// The text protocol of MLPerf Tiny end to end: a model is put by our own protocol, then a runner that knows nothing of
// us drives the probe, in accuracy, performance and energy mode.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "analyzer/base/safe_file.h"
#include "analyzer/deploy/deploy.h"
#include "analyzer/execute/executor.h"
#include "analyzer/memory/planner.h"
#include "firmware_probe/host/emulated_board.h"
#include "firmware_probe/host/probe_client.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/firmware_probe/host/mlperf_runner.h"
#include "tests/firmware_probe/host/small_model.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

namespace jauge::host {
namespace {

using jauge::testing::MlperfRunner;
using jauge::testing::SmallModel;

// The model is stored, our conversation ended, the line left to the runner.
Result<MlperfRunner> runner_for(const Link& link, const std::vector<std::uint8_t>& package) {
  {
    ProbeClient client(link);
    JAUGE_CHECK(client.connect());
    JAUGE_CHECK(client.put({JAUGE_OBJECT_MODEL, package}));
    JAUGE_CHECK(client.say_goodbye());
  }
  JAUGE_TRY(auto transport, link.open());
  return MlperfRunner(std::move(transport));
}

// The real numbers that the probe prints with three digits.
std::vector<double> real_answer(const SmallModel& model, std::int64_t index) {
  const ir::QuantParams& quant = *model.graph.tensor(model.graph.outputs[0]).quant;
  std::vector<double> values;
  for (const std::uint8_t byte : model.answer(index))
    values.push_back((static_cast<std::int8_t>(byte) - static_cast<double>(quant.zero_points[0])) *
                     static_cast<double>(quant.scales[0]));
  return values;
}

void expect_accuracy_mode(MlperfRunner& runner, const SmallModel& model, std::int64_t samples) {
  const auto name = runner.name();
  ASSERT_TRUE(name) << to_text(name.error());
  EXPECT_EQ(*name, "jauge");
  ASSERT_TRUE(runner.model());
  for (std::int64_t i = 0; i < samples; ++i) {
    const auto loaded = runner.load(model.sample(i));
    ASSERT_TRUE(loaded) << to_text(loaded.error());
    const auto answer = runner.infer(1, 0);
    ASSERT_TRUE(answer) << to_text(answer.error());
    const auto expected = real_answer(model, i);
    ASSERT_EQ(answer->results.size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_NEAR(answer->results[k], expected[k], 0.00051);
  }
}

TEST(Mlperf, HostBoardAnswersInAccuracyMode) {
  const SmallModel model = jauge::testing::small_model(100, 10);
  const Link link = host_board_link();
  auto runner = runner_for(link, model.package);
  ASSERT_TRUE(runner) << to_text(runner.error());
  expect_accuracy_mode(*runner, model, 20);
}

TEST(Mlperf, VirtualBoardAnswersInAccuracyMode) {
  const SmallModel model = jauge::testing::small_model(100, 10);
  const Link link = virtual_board_link({});
  auto runner = runner_for(link, model.package);
  ASSERT_TRUE(runner) << to_text(runner.error());
  expect_accuracy_mode(*runner, model, 5);
}

// Five files, windows of N inferences: the lap time grows with N, and five windows agree.
TEST(Mlperf, VirtualBoardKeepsTimeInPerformanceMode) {
  const SmallModel model = jauge::testing::small_model(640, 40);
  const Link link = virtual_board_link({});
  auto runner = runner_for(link, model.package);
  ASSERT_TRUE(runner) << to_text(runner.error());
  std::vector<std::int64_t> windows;
  for (std::int64_t file = 0; file < 5; ++file) {
    ASSERT_TRUE(runner->load(model.sample(file)));
    const auto answer = runner->infer(50, 2);
    ASSERT_TRUE(answer) << to_text(answer.error());
    windows.push_back(answer->micros);
  }
  const auto [least, most] = std::ranges::minmax(windows);
  EXPECT_GT(least, 50 * 100) << "7,680 and 480 products take longer than 100 us each time";
  EXPECT_LT(most - least, least / 20);
  const auto twice = runner->infer(100, 0);
  ASSERT_TRUE(twice);
  EXPECT_NEAR(static_cast<double>(twice->micros), 2.0 * static_cast<double>(least), 0.1 * static_cast<double>(least));
}

// What a power monitor does: it reads the pin. `edges` are the cycles at which it fell.
std::vector<std::uint64_t> falling_edges(const std::filesystem::path& log) {
  std::vector<std::uint64_t> edges;
  std::ifstream lines(log);
  for (std::string line; std::getline(lines, line);)
    if (line.ends_with(" PA4 falls")) edges.push_back(std::stoull(line));
  return edges;
}

// The mode is chosen in text, and there after the next start.
Result<MlperfRunner> energy_runner_for(const Link& link, const std::vector<std::uint8_t>& package) {
  {
    JAUGE_TRY(auto chooser, runner_for(link, package));
    JAUGE_CHECK(chooser.command("x-boot energy"));
  }
  ProbeClient client(link);
  JAUGE_CHECK(client.connect());
  JAUGE_CHECK(client.reset());
  client.disconnect();
  JAUGE_TRY(auto transport, link.open());
  JAUGE_CHECK(transport->set_rate(9600));
  MlperfRunner runner(std::move(transport));
  JAUGE_CHECK(runner.wait_for_silence());
  return runner;
}

// Five windows between two edges each; no line tells the time. Our own protocol is understood at 9600 baud as well.
TEST(Mlperf, VirtualBoardMarksWindowsOnAPinInEnergyMode) {
  const SmallModel model = jauge::testing::small_model(640, 40);
  const jauge::testing::TemporaryFolder folder;
  const auto log = folder.path() / "board.log";
  const Link link = virtual_board_link({.board = "stm32l4r9_disco", .dual_bank = {}, .more = {"--log", log.string()}});
  auto found = energy_runner_for(link, model.package);
  ASSERT_TRUE(found) << to_text(found.error());
  MlperfRunner& runner = *found;
  const auto name = runner.name();
  ASSERT_TRUE(name) << to_text(name.error());
  const std::size_t before = falling_edges(log).size();
  constexpr std::size_t windows = 5;
  constexpr int inferences = 50;
  for (std::size_t i = 0; i < windows; ++i) {
    ASSERT_TRUE(runner.load(model.sample(static_cast<std::int64_t>(i))));
    const auto lines = runner.command("infer " + std::to_string(inferences) + " 2");
    ASSERT_TRUE(lines) << to_text(lines.error());
    for (const std::string& line : *lines) EXPECT_FALSE(line.starts_with("m-lap-us")) << line;
  }
  const auto edges = falling_edges(log);
  ASSERT_EQ(edges.size(), before + 2 * windows);
  for (std::size_t i = before; i < edges.size(); i += 2)
    EXPECT_GT(edges[i + 1] - edges[i], inferences * 120 * 100U) << "8,160 products take longer than 100 us each time";
  ProbeClient client(link);
  const auto connected = client.connect();
  EXPECT_TRUE(connected) << to_text(connected.error());
}

// Eight commands at once give eight answers.
TEST(Mlperf, CommandsThatArriveTogetherAreAllAnswered) {
  const Link link = host_board_link();
  auto transport = link.open();
  ASSERT_TRUE(transport) << to_text(transport.error());
  MlperfRunner runner(std::move(*transport));
  const auto answers = runner.commands({8, "name"});
  ASSERT_TRUE(answers) << to_text(answers.error());
  EXPECT_EQ(*answers, std::vector<std::vector<std::string>>(8, {"m-name-dut-[jauge]"}));
}

// Keyword spotting as MLPerf Tiny judges it: int8 windows from its own data set.
TEST(Mlperf, KeywordSpottingIsAsAccurateAsTheExecutor) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = execute::testing::shared_model("models/mlperf-tiny/kws_ref_model_int8.tflite");
  const auto plan = memory::plan(graph, memory::Level::none);
  ASSERT_TRUE(plan) << to_text(plan.error());
  const auto package = deploy::write_package(graph, *plan);
  ASSERT_TRUE(package) << to_text(package.error());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(package->data());
  const Link link = host_board_link();
  auto runner = runner_for(link, {bytes, bytes + package->size()});
  ASSERT_TRUE(runner) << to_text(runner.error());
  const auto data = execute::testing::shared_bytes("data/kws01/kws01_inputs_int8_1000x490.bin");
  constexpr std::size_t samples = 20;
  for (std::size_t i = 0; i < samples; ++i) {
    const ir::Array input = execute::testing::sample_of(graph.tensor(graph.inputs[0]).type, data, i);
    const auto* first = reinterpret_cast<const std::uint8_t*>(input.bytes.data());
    ASSERT_TRUE(runner->load({first, input.bytes.size()}));
    const auto answer = runner->infer(1, 0);
    ASSERT_TRUE(answer) << to_text(answer.error());
    const auto expected = execute::run(graph, {input});
    ASSERT_TRUE(expected);
    const auto stored = (*expected)[0].as<std::int8_t>();
    EXPECT_EQ(std::ranges::max_element(answer->results) - answer->results.begin(),
              std::ranges::max_element(stored) - stored.begin())
        << "sample " << i;
  }
}

}  // namespace
}  // namespace jauge::host
