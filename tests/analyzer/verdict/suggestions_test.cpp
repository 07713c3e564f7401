#include <algorithm>

#include "analyzer/memory/planner.h"
#include "analyzer/verdict/patterns.h"
#include "tests/analyzer/verdict/sample_case.h"

namespace jauge::verdict {
namespace {

using testing::reason_of;
using testing::SampleCase;

bool has(const Verdict& verdict, std::string_view pattern) {
  return std::ranges::find(verdict.suggestions, pattern, &Sentence::pattern) != verdict.suggestions.end();
}

TEST(Suggestions, NothingIsSuggestedWhenItFits) {
  EXPECT_TRUE(SampleCase().verdict().suggestions.empty());
}

// The board's own memory is part of the answer; what would make room inside is still worth knowing.
TEST(Suggestions, ExternalFlashOfTheBoardIsUsedAndSmallerWeightsStayOffered) {
  SampleCase sample(512, 512);
  sample.target.regions.push_back({"NOR", 0x90000000, 64_MiB, target::MemoryKind::external_flash, true, ""});
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::fits);
  EXPECT_TRUE(has(verdict, patterns::int8_fits));
  EXPECT_FALSE(has(verdict, patterns::heaviest_layer));
}

TEST(Suggestions, ALargerChipComesAfterSmallerWeights) {
  SampleCase sample(512, 512);
  target::Target larger = sample.target;
  larger.part = "LARGER";
  larger.flash = 2_MiB;
  const auto estimate = cost::estimate(sample.workload(), sample.target, sample.runtime, {});
  const Verdict verdict = judge(sample.workload(), estimate, sample.target, &larger);
  const auto at = [&](std::string_view pattern) {
    return std::ranges::find(verdict.suggestions, pattern, &Sentence::pattern) - verdict.suggestions.begin();
  };
  EXPECT_LT(at(patterns::int8_fits), at(patterns::larger_sibling));
  EXPECT_LT(at(patterns::larger_sibling), at(patterns::heaviest_layer));
  EXPECT_LT(at(patterns::heaviest_layer), std::ssize(verdict.suggestions));
}

// Two maps of 64 KiB at level none; at level overlap a convolution writes nearly over what it reads.
TEST(Suggestions, ABetterPlanComesFirstWithWhatIsProvenOfIt) {
  SampleCase sample;
  ir::GraphBuilder builder;
  const auto map = builder.input("map", {1, 16, 16, 64});
  const auto weights = builder.constant("w", {64, 3, 3, 64}, std::vector<float>(64 * 9 * 64, 1.0f));
  builder.output(builder.node("Conv", "conv", {map, weights}, {},
                              {{"channels_last", std::int64_t{1}}, {"pads", std::vector<std::int64_t>{1, 1, 1, 1}}}));
  sample.graph = std::move(builder).build();
  ASSERT_TRUE(ops::infer_shapes(sample.graph));
  sample.counts = cost::count(sample.graph);
  sample.plan = *memory::plan(sample.graph, memory::Level::none);
  sample.set_ram(100_KiB);  // of two maps of 64 KiB, one over the other
  const memory::PlanLevels levels;
  cost::Workload workload = sample.workload();
  workload.levels = &levels;
  const auto verdict = judge(workload, cost::estimate(workload, sample.target, sample.runtime, {}), sample.target);
  EXPECT_EQ(verdict.level, Level::no);
  ASSERT_FALSE(verdict.suggestions.empty());
  EXPECT_EQ(verdict.suggestions.front(),
            (Sentence{std::string(patterns::level_proven),
                      {std::string("overlap"), levels.at(sample.graph, memory::Level::overlap)->activation_bytes,
                       std::string("M2")}}));
}

TEST(Suggestions, ARuntimeThatMaySplitTheArenaIsOffered) {
  SampleCase sample;
  sample.target.regions.push_back({"CCM", 0x10000000, 64_KiB, target::MemoryKind::ccm, true, ""});
  sample.lay_out({230_KiB, 50_KiB});
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(reason_of(verdict, "ram").sentence.pattern, patterns::ram_no_contiguous);
  ASSERT_FALSE(verdict.suggestions.empty());
  EXPECT_EQ(verdict.suggestions.front(), (Sentence{std::string(patterns::spread_arena), {std::string("SRAM + CCM")}}));
}

TEST(Suggestions, Int8SaysWhetherItIsEnough) {
  SampleCase enough(512, 512), not_enough(1024, 2048);
  EXPECT_TRUE(has(enough.verdict(), patterns::int8_fits));
  EXPECT_TRUE(has(not_enough.verdict(), patterns::int8_helps));
}

TEST(Suggestions, TablesAreOfferedOnlyWhenTheyFit) {
  EXPECT_TRUE(has(SampleCase(512, 512).verdict(), patterns::table_fits));
  EXPECT_FALSE(has(SampleCase(2048, 2048).verdict(), patterns::table_fits));
}

TEST(Suggestions, RamThatIsMissedNamesThePeak) {
  SampleCase sample;
  sample.set_arena(300_KiB);
  const Verdict verdict = sample.verdict();
  EXPECT_TRUE(has(verdict, patterns::peak_layer));
  EXPECT_TRUE(has(verdict, patterns::int8_activations));
  EXPECT_FALSE(has(verdict, patterns::int8_fits));  // smaller weights do not help RAM
}

TEST(Suggestions, DeadChannelsAreAFindingOnEveryChip) {
  SampleCase sample;
  sample.counts.live_macs = {sample.counts.macs.value / 2};
  EXPECT_TRUE(has(sample.verdict(), patterns::dead_channels));
}

}  // namespace
}  // namespace jauge::verdict
