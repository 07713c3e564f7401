#include <algorithm>

#include "analyzer/verdict/patterns.h"
#include "tests/analyzer/verdict/sample_case.h"

namespace jauge::verdict {
namespace {

using testing::SampleCase;

bool has(const Verdict& verdict, std::string_view pattern) {
  return std::ranges::find(verdict.suggestions, pattern, &Sentence::pattern) != verdict.suggestions.end();
}

TEST(Suggestions, NothingIsSuggestedWhenItFits) {
  EXPECT_TRUE(SampleCase().verdict().suggestions.empty());
}

TEST(Suggestions, ExternalFlashOfTheBoardComesFirst) {
  SampleCase sample(512, 512);
  sample.target.regions.push_back({"NOR", 0x90000000, 64_MiB, target::MemoryKind::external_flash, true, ""});
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::no);
  ASSERT_FALSE(verdict.suggestions.empty());
  EXPECT_EQ(verdict.suggestions.front(),
            (Sentence{std::string(patterns::use_external_flash), {std::string("NOR"), Bytes{1024 * 1024}}}));
}

TEST(Suggestions, ABareChipHasNoExternalFlash) {
  EXPECT_FALSE(has(SampleCase(512, 512).verdict(), patterns::use_external_flash));
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
