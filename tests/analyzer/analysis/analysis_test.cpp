#include "analyzer/analysis/analysis.h"

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"

namespace jauge::analysis {
namespace {

// conv 3x3 (1 -> 2 channels, 4x4 map), ReLU, BatchNorm.
ir::Graph small_model() {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 1, 4, 4});
  const auto conv = builder.node("Conv", "conv",
                                 {image, builder.constant("w", {2, 1, 3, 3}, std::vector<float>(18, 0.5f)),
                                  builder.constant("b", {2}, std::vector<float>{0.1f, -0.1f})},
                                 {}, {{"pads", std::vector<std::int64_t>{1, 1, 1, 1}}});
  const auto relu = builder.node("Relu", "relu", {conv});
  std::vector<ir::TensorId> inputs = {relu};
  for (const char* role : {"scale", "bias", "mean", "variance"})
    inputs.push_back(builder.constant(role, {2}, std::vector<float>{1, 2}));
  builder.output(builder.node("BatchNormalization", "bn", inputs));
  ir::Graph graph = std::move(builder).build();
  EXPECT_TRUE(ops::infer_shapes(graph));
  return graph;
}

TEST(StudyGraph, GivesEveryViewOfOneModel) {
  const auto study = study_graph(small_model(), {});
  ASSERT_TRUE(study) << to_text(study.error());
  EXPECT_EQ(study->model_counts.params, 18 + 2 + 8);
  EXPECT_EQ(study->model_counts.macs, Macs{16 * 18});
  EXPECT_EQ(study->st.params, 18 + 2 + 4);
  EXPECT_EQ(study->st.macc, 16 * 18 + 2 + 32 + 64);
  EXPECT_EQ(study->deployable_counts.macs, Macs{16 * 18});
  EXPECT_EQ(study->deployable_counts.weight_bytes, Bytes{4 * (18 + 2) + 8 * 2});
  EXPECT_GE(study->plan.arena_bytes, Bytes{2 * 16 * 4 + 16 * 4});
}

TEST(Assess, UsesTheReserveOfTheUser) {
  const auto study = study_graph(small_model(), {});
  ASSERT_TRUE(study) << to_text(study.error());
  target::Target target;
  target.part = "PART";
  target.core.name = "Cortex-M4F";
  target.flash = 64_KiB;
  target.regions = {{"FLASH", 0x08000000, 64_KiB, target::MemoryKind::flash, true, ""},
                    {"SRAM", 0x20000000, 16_KiB, target::MemoryKind::sram, true, ""}};
  target.ram = 16_KiB;
  target::RuntimeProfile runtime;
  runtime.name = "engine";
  runtime.code_typical = 10_KiB;
  runtime.ram_typical = 1_KiB;
  EXPECT_EQ(assess(*study, target, runtime, {}).verdict.level, verdict::Level::fits);
  EXPECT_EQ(assess(*study, target, runtime, {.stack = 2_KiB, .ram = 15_KiB, .flash = 0_B}).verdict.level,
            verdict::Level::no);
  EXPECT_EQ(assess(*study, target, runtime, {.stack = 2_KiB, .ram = 0_B, .flash = 60_KiB}).verdict.level,
            verdict::Level::no);
}

}  // namespace
}  // namespace jauge::analysis
