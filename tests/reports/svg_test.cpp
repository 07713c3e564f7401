#include "reports/render/svg.h"

#include <gtest/gtest.h>

#include "reports/charts/charts.h"
#include "tests/support/fixed_analysis.h"

namespace jauge::reports {
namespace {

TEST(MemorySvg, NamesThePeakAndTheRam) {
  const auto analysis = testing::seed_vgg_on_stm32l4r9i_disco();
  const std::string svg = render::memory_svg(*analysis->study, &analysis->assessment.target, Language::english);
  EXPECT_NE(svg.find("conv2d_1: 256 KiB"), std::string::npos);
  EXPECT_NE(svg.find("RAM of STM32L4R9AI: 640 KiB"), std::string::npos);
  EXPECT_NE(svg.find("131,072 B at offset 131,072, steps 2 to 3"), std::string::npos);
  EXPECT_EQ(render::memory_svg(*analysis->study, nullptr, Language::english).find("RAM of"), std::string::npos);
}

TEST(Charts, StayBoundedForDeepNetworks) {
  analysis::ModelStudy study;
  for (int i = 0; i < 100'000; ++i) {
    cost::LayerCount layer;
    layer.index = i;
    layer.name = "layer" + std::to_string(i);
    layer.macs = {i + 1};
    study.deployable_counts.layers.push_back(layer);
    study.plan.order.push_back(i);
    study.plan.live_bytes.push_back({i == 77'777 ? 4096 : 64});
    study.plan.tensors.push_back({ir::TensorId{i}, layer.name, {0}, {64}, i, i});
  }
  const Words words(Language::english);
  const auto bars = charts::macs_chart(study.deployable_counts, words);
  ASSERT_TRUE(bars);
  EXPECT_EQ(bars->bars.size(), charts::most_bars);
  EXPECT_EQ(bars->bars.back().label, "layer99999");
  const StepChart live = charts::live_bytes_chart(study, nullptr, words);
  EXPECT_LE(live.values.size(), charts::most_columns);
  EXPECT_EQ(live.values[live.peak], 4096);
  EXPECT_EQ(live.peak_text, "layer77777: 4 KiB");
  EXPECT_LE(charts::arena_map(study, words).rectangles.size(), charts::most_rectangles);
}

TEST(Charts, SayNothingWhenThereIsNothing) {
  const Words words(Language::english);
  EXPECT_FALSE(charts::macs_chart({}, words));
  EXPECT_FALSE(charts::weight_bytes_chart({}, words));
  const StepChart live = charts::live_bytes_chart({}, nullptr, words);
  EXPECT_TRUE(live.values.empty());
  EXPECT_NE(render::to_svg(live).find("</svg>"), std::string::npos);
}

}  // namespace
}  // namespace jauge::reports
