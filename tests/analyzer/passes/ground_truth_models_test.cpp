// Every readable .onnx file of the ground truth goes through the passes; where it is small enough to run with plain
// loops, each pass must leave its outputs alone. The table says what is left of layouts and how much RAM remains.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "analyzer/base/safe_file.h"
#include "analyzer/import/import.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/passes/same_outputs.h"
#include "tests/support/golden.h"
#include "tests/support/shared_files.h"

namespace jauge::passes {
namespace {

constexpr std::int64_t most_macs_run = 40'000'000;

std::vector<std::filesystem::path> models_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> models;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".onnx") models.push_back(entry.path());
  std::ranges::sort(models);
  return models;
}

Result<ir::Graph> read(const std::filesystem::path& file) {
  JAUGE_TRY(const auto bytes, read_file(file, std::int64_t{1} << 30));
  JAUGE_TRY(auto imported, import::read_bytes(bytes, file.filename().string(), file.parent_path(), {}));
  return std::move(imported.graph);
}

std::int64_t macs_of(const ir::Graph& graph) {
  std::int64_t macs = 0;
  for (const ir::Node& node : graph.nodes)
    if (const ops::Operator* op = ops::find_operator(node.op); op->macs)
      macs += op->macs(ops::NodeView(graph, node)).value;
  return macs;
}

std::ptrdiff_t count_of(const ir::Graph& graph, std::string_view op) {
  return std::ranges::count(graph.nodes, op, &ir::Node::op);
}

std::string row(const ir::Graph& before, const ir::Graph& after) {
  const auto plan = memory::plan(after, memory::Level::none);
  EXPECT_TRUE(plan);
  EXPECT_EQ(macs_of(before), macs_of(after));
  const auto nodes = [](const ir::Graph& graph) { return std::to_string(graph.nodes.size()); };
  return "  nodes " + nodes(before) + " -> " + nodes(after) + ", Transposes " +
         std::to_string(count_of(before, "Transpose")) + " -> " + std::to_string(count_of(after, "Transpose")) +
         ", batch norms " + std::to_string(count_of(before, "BatchNormalization")) + " -> " +
         std::to_string(count_of(after, "ScaleBias") + count_of(after, "BatchNormalization")) + ", activations " +
         std::to_string(plan ? plan->activation_bytes.value : 0) + " B" +
         (plan && plan->optimal ? "" : " (bound " + std::to_string(plan->lower_bound_bytes.value) + ")") + "\n";
}

// Some files use integer variants that have no reference kernel.
std::optional<std::string> why_not_run(const ir::Graph& graph) {
  try {
    testing::outputs_of(graph, testing::random_inputs(graph, 1));
    return std::nullopt;
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(GroundTruthModels, PassesKeepOutputs) {
  JAUGE_NEEDS_SHARED();
  const auto folder = jauge::testing::shared_folder() / "ground-truth" / "models";
  std::string table;
  int run = 0;
  for (const auto& file : models_in(folder)) {
    auto graph = read(file);
    if (!graph) continue;  // the importer's test has the word on these
    table += file.lexically_relative(folder).string() + "\n";
    auto deployable = make_deployable(*graph);
    ASSERT_TRUE(deployable) << file << ": " << to_text(deployable.error());
    table += row(*graph, *deployable);
    if (macs_of(*graph) > most_macs_run) continue;
    if (const auto reason = why_not_run(*graph)) {
      table += "  not run: " + *reason + "\n";
      continue;
    }
    ++run;
    ir::Graph stepwise = *graph;
    EXPECT_EQ(testing::fault_of_passes(stepwise, 1), std::nullopt) << file;
  }
  EXPECT_GE(run, 10);
  jauge::testing::expect_golden("analyzer/passes/golden/ground_truth_models.txt", table);
}

}  // namespace
}  // namespace jauge::passes
