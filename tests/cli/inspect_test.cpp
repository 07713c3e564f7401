#include <gtest/gtest.h>

#include "reports/json/json.h"
#include "tests/cli/program.h"
#include "tests/reports/json/conforms.h"
#include "tests/support/shared_files.h"

namespace jauge::cli {
namespace {

using jauge::testing::example;
using jauge::testing::find_violation;
using jauge::testing::run_jauge;

// Figures that users published for this network.
TEST(Inspect, CountsTheExampleAsPublished) {
  const auto ran = run_jauge({"inspect", example, "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("inspect")), "");
  const auto& totals = json["result"]["totals"];
  EXPECT_EQ(totals["params"], 1'344'042);
  EXPECT_EQ(totals["macs"], 32'609'280);
  const auto& st = json["result"]["st"];
  EXPECT_EQ(st["params"], 1'343'146);
  EXPECT_EQ(st["macc"], 32'997'984);
  EXPECT_EQ(st["weight_bytes"], 5'372'584);
}

// Convolutions, ReLUs, kept batch norms, pools, dense layers, softmax: in execution order.
TEST(Inspect, CountsEveryLayerAsPublished) {
  const auto json = run_jauge({"inspect", example, "--json", "--graph", "st"}).json();
  std::vector<std::int64_t> counted;
  for (const auto& layer : json["result"]["layers"])
    if (layer["macc"] != 0) counted.push_back(layer["macc"]);
  const std::vector<std::int64_t> published = {884'768,   32'768,  65'536, 9'437'216, 32'768,    65'536, 32'768,
                                               4'718'656, 16'384,  32'768, 9'437'248, 16'384,    32'768, 16'384,
                                               4'718'720, 8'192,   16'384, 8'192,     2'359'424, 2'048,  4'096,
                                               2'048,     525'312, 1'024,  524'800,   512,       5'130,  150};
  EXPECT_EQ(counted, published);
}

TEST(Inspect, TheSameRunTwiceGivesTheSameBytesExceptMeta) {
  auto first = run_jauge({"inspect", example, "--json"}).json(),
       second = run_jauge({"inspect", example, "--json"}).json();
  ASSERT_TRUE(first.erase("meta") == 1 && second.erase("meta") == 1);
  EXPECT_EQ(first.dump(), second.dump());
}

// Half of MLPerf Tiny's person detector multiplies by zero: counted always, left out on request only.
TEST(Inspect, DeadChannelsAreCountedAndGoOnRequest) {
  JAUGE_NEEDS_SHARED();
  const std::string model = jauge::testing::shared_folder() / "ground-truth/models/mlperf-tiny/vww_96_int8.tflite";
  const auto totals = [&model](std::vector<std::string> more) {
    more.insert(more.begin(), {"inspect", model, "--json", "--graph", "deployable"});
    return run_jauge(more).json()["result"]["totals"];
  };
  const auto nominal = totals({}), live = totals({"--drop-dead"});
  EXPECT_EQ(nominal["macs"], 7'489'664);
  EXPECT_EQ(nominal["live_macs"], 3'742'559);
  EXPECT_LT(live["macs"], 4'500'000);
  EXPECT_GE(live["macs"], 3'742'559);
  EXPECT_LT(live["weight_bytes"], nominal["weight_bytes"]);
}

TEST(Inspect, CsvHasALineForEveryLayer) {
  const auto ran = run_jauge({"inspect", example, "--csv"});
  EXPECT_TRUE(ran.output.starts_with("index,name,operator,"));
  EXPECT_EQ(std::count(ran.output.begin(), ran.output.end(), '\n'), 1 + 29);
}

TEST(Inspect, TextShowsTotalsWithSeparators) {
  const auto ran = run_jauge({"inspect", example});
  EXPECT_NE(ran.output.find("32,609,280"), std::string::npos);
  EXPECT_EQ(ran.output.find('\033'), std::string::npos);  // no colours into a file
}

TEST(Memory, PlansTheExample) {
  const auto ran = run_jauge({"memory", example, "--json"});
  ASSERT_EQ(ran.status, 0) << ran.messages;
  const auto json = ran.json();
  EXPECT_EQ(find_violation(json, reports::json::schema_of("memory")), "");
  // Two float maps of 32x32x32 at the widest place.
  EXPECT_EQ(json["result"]["activation_bytes"], 2 * 32 * 32 * 32 * 4);
  EXPECT_GE(json["result"]["arena_bytes"], json["result"]["activation_bytes"]) << "kernels need working memory beside";
  EXPECT_EQ(json["result"]["optimal"], true);
  EXPECT_EQ(json["result"]["certificate"]["layer"], "conv2d_1");
}

}  // namespace
}  // namespace jauge::cli
