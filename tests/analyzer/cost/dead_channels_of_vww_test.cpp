// A published model with dead channels: half of the work of MLPerf Tiny's int8 visual wake words changes nothing.
#include <gtest/gtest.h>

#include "analyzer/base/safe_file.h"
#include "analyzer/cost/counts.h"
#include "analyzer/cost/live_macs.h"
#include "analyzer/execute/executor.h"
#include "analyzer/import/import.h"
#include "analyzer/passes/pipeline.h"
#include "analyzer/passes/standard_passes.h"
#include "tests/support/shared_files.h"

namespace jauge::cost {
namespace {

ir::Graph read(const std::string& name) {
  const auto file = testing::shared_folder() / "ground-truth" / "models" / "mlperf-tiny" / name;
  const auto bytes = read_file(file, std::int64_t{1} << 30);
  return import::read_bytes(*bytes, name, file.parent_path(), {})->graph;
}

std::int64_t live_weights(const ir::Graph& graph) {
  const auto channels = live_channels(graph);
  std::int64_t sum = 0;
  for (const ir::Node& node : graph.nodes) sum += live_work(graph, node, channels).weights;
  return sum;
}

std::int64_t weights(const ir::Graph& graph) {
  std::int64_t sum = 0;
  for (const ir::Node& node : graph.nodes)
    if (const auto axes = weight_axes(graph, node)) sum += ir::elements(graph.tensor(node.inputs[1]).type.shape);
  return sum;
}

TEST(DeadChannels, OfVisualWakeWords) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = read("vww_96_int8.tflite");
  const Counts counts = count(graph);
  EXPECT_EQ(counts.macs, Macs{7'489'664});
  EXPECT_EQ(counts.live_macs, Macs{3'742'559});
  EXPECT_EQ(weights(graph), 208'112);
  EXPECT_EQ(live_weights(graph), 30'048);
  EXPECT_EQ(count(read("vww_96_float32.tflite")).live_macs, Macs{7'489'664});
}

std::vector<ir::Array> outputs_for_ramp(const ir::Graph& graph) {
  ir::Array in(graph.tensor(graph.inputs[0]).type);
  for (std::size_t i = 0; i < in.bytes.size(); ++i) in.bytes[i] = static_cast<std::byte>((i * 37 + i / 96) & 0xff);
  return *execute::run(graph, {in});
}

TEST(DeadChannels, RemovedFromVisualWakeWordsItAnswersTheSame) {
  JAUGE_NEEDS_SHARED();
  const auto deployable = passes::make_deployable(read("vww_96_int8.tflite"));
  ASSERT_TRUE(deployable);
  const auto smaller = passes::remove_dead_channels(*deployable);
  ASSERT_TRUE(smaller);
  EXPECT_LT(count(*smaller).macs.value, 4'500'000);
  EXPECT_EQ(outputs_for_ramp(*deployable)[0].bytes, outputs_for_ramp(*smaller)[0].bytes);
}

}  // namespace
}  // namespace jauge::cost
