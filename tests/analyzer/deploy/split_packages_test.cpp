// Packages whose arena lies in several pieces of RAM compute the same bits as those with one.
#include <gtest/gtest.h>

#include "analyzer/deploy/deploy.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/deploy/package_run.h"
#include "tests/analyzer/deploy/random_model.h"
#include "tests/analyzer/deploy/same_results.h"
#include "tests/analyzer/execute/shared_model.h"
#include "tests/support/shared_files.h"

namespace jauge::deploy {
namespace {

constexpr memory::Level levels[] = {memory::Level::none, memory::Level::overlap, memory::Level::stream};

// The pieces of RAM the plan came to lie in; 0 when they cannot hold it, or the runtime has no kernel for the model.
std::size_t expect_same_bits(const ir::Graph& graph, const memory::Plan& plan,
                             const std::vector<memory::Region>& regions) {
  const auto split = memory::split(plan, regions);
  if (!split) return 0;
  EXPECT_EQ(memory::find_fault(graph, *split), std::nullopt);
  const auto one = write_package(graph, plan);
  if (!one) return 0;
  const auto several = write_package(graph, split->plan, {.names = true, .shares = split->shares});
  if (!several) {
    ADD_FAILURE() << to_text(several.error());
    return 0;
  }
  const std::vector<ir::Array> inputs = testing::random_inputs(graph, 1);
  const auto wanted = testing::run_package(graph, *one, inputs), got = testing::run_package(graph, *several, inputs);
  EXPECT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < std::min(got.size(), wanted.size()); ++i) EXPECT_EQ(got[i].bytes, wanted[i].bytes);
  return split->shares.size();
}

TEST(SplitPackages, RandomModelsOverTwoRegions) {
  std::size_t split = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const ir::Graph graph = testing::random_model(seed);
    for (const memory::Level level : levels) {
      const auto plan = memory::plan(graph, level);
      ASSERT_TRUE(plan);
      const Bytes part{(plan->arena_bytes.value * 4 / 5 + 15) / 16 * 16};
      split += expect_same_bits(graph, *plan, {{part}, {part}}) == 2;
      ASSERT_FALSE(HasFailure()) << "seed " << seed << ", level " << memory::name_of(level);
    }
  }
  EXPECT_GT(split, 200u);
}

// Three maps of 65,536 B meet at the peak: 128 KiB as on the STM32F407, and 80 KiB beside it.
TEST(SplitPackages, ResNet8InTwoRegions) {
  JAUGE_NEEDS_SHARED();
  const ir::Graph graph = execute::testing::shared_model("models/mlperf-tiny/ic_resnet8_float32.tflite");
  const auto plan = memory::plan(graph, memory::Level::none);
  ASSERT_TRUE(plan);
  EXPECT_EQ(expect_same_bits(graph, *plan, {{128_KiB}, {80_KiB}}), 2u);
}

TEST(SplitPackages, MoreRegionsThanTheRuntimeKnowsAreRefused) {
  const ir::Graph graph = testing::random_model(1);
  const auto plan = memory::plan(graph, memory::Level::none);
  ASSERT_TRUE(plan);
  EXPECT_FALSE(write_package(graph, *plan, {.names = true, .shares = std::vector<memory::Share>(5)}));
}

}  // namespace
}  // namespace jauge::deploy
