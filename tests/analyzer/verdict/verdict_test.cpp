#include "analyzer/verdict/verdict.h"

#include "analyzer/verdict/patterns.h"
#include "tests/analyzer/verdict/sample_case.h"

namespace jauge::verdict {
namespace {

using testing::reason_of;
using testing::SampleCase;

TEST(Verdict, FitsWhenEverythingIsKnownAndSmall) {
  SampleCase sample;
  sample.set_arena(100_KiB);
  EXPECT_EQ(sample.verdict().level, Level::fits);
}

TEST(Verdict, SaysByHowMuchTheFlashIsMissed) {
  SampleCase sample(512, 512);  // 1 MiB of weights and 10 KiB of code
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::no);
  EXPECT_EQ(
      verdict.reasons.front().sentence,
      (Sentence{std::string(patterns::flash_no), {std::string("PART"), 10_KiB, 1_MiB + 10_KiB, Bytes{1024 * 1024}}}));
  EXPECT_GT(*verdict.worst_use, 1.0);
}

TEST(Verdict, AboveNinetyPercentIsTight) {
  SampleCase sample;
  sample.set_flash(Bytes{1024 + 10 * 1024 + 1000});
  EXPECT_EQ(sample.verdict().level, Level::tight);
}

TEST(Verdict, TheReserveMaySayWhatTightIs) {
  SampleCase sample;
  sample.set_flash(12_KiB);  // 11 KiB used: 10 of code, 1 of weights
  const auto judged = [&sample](double tight_above) {
    const cost::Reserve reserve{.stack = 0_B, .ram = {}, .flash = {}, .tight_above = tight_above};
    return judge(sample.workload(), cost::estimate(sample.workload(), sample.target, sample.runtime, reserve),
                 sample.target)
        .level;
  };
  EXPECT_EQ(judged(0.90), Level::tight);
  EXPECT_EQ(judged(0.95), Level::fits);
}

TEST(Verdict, CodeThatMayBeTooLargeIsTight) {
  SampleCase sample;
  sample.set_flash(100_KiB);
  sample.runtime.code_high = 200_KiB;
  EXPECT_EQ(sample.verdict().level, Level::tight);
  EXPECT_EQ(reason_of(sample.verdict(), "flash").sentence.pattern, patterns::flash_depends_on_code);
}

// A lower bound never fits.
TEST(Verdict, UnknownFactsNeverFit) {
  SampleCase no_code, no_ram, no_flash, no_map;
  no_code.runtime.code_typical.reset();
  EXPECT_EQ(no_code.verdict().level, Level::unknown);
  no_ram.runtime.ram_typical.reset();
  EXPECT_EQ(no_ram.verdict().level, Level::unknown);
  no_flash.target.regions.clear();
  no_flash.target.flash.reset();
  no_flash.set_ram(256_KiB);
  EXPECT_EQ(no_flash.verdict().level, Level::unknown);
  no_map.target.regions.clear();
  no_map.set_flash(1_MiB);
  EXPECT_EQ(reason_of(no_map.verdict(), "ram").sentence.pattern, patterns::ram_map_unknown);
  EXPECT_EQ(no_map.verdict().level, Level::unknown);
}

TEST(Verdict, ACertainNoStaysANoWhateverElseIsUnknown) {
  SampleCase sample(512, 512);
  sample.runtime.code_typical.reset();
  sample.set_flash(512_KiB);
  EXPECT_EQ(sample.verdict().level, Level::no);
}

TEST(Verdict, AnUnknownOperatorMakesTotalsLowerBounds) {
  SampleCase sample;
  sample.graph.nodes[0].op = "NoSuchOperator";
  EXPECT_EQ(sample.verdict().level, Level::unknown);
  EXPECT_EQ(reason_of(sample.verdict(), "operators").sentence.pattern, patterns::operators_unknown);
}

// 256 KiB and 64 KiB apart.
SampleCase with_ccm() {
  SampleCase sample;
  sample.target.regions.push_back({"CCM", 0x10000000, 64_KiB, target::MemoryKind::ccm, true, ""});
  sample.runtime.arena_regions = 2;
  return sample;
}

TEST(Verdict, TheSumOfRegionsIsNoArenaForOneTensor) {
  SampleCase sample = with_ccm();
  sample.lay_out({280_KiB});
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::no);
  EXPECT_EQ(verdict.reasons.front().sentence,
            (Sentence{std::string(patterns::ram_no_spread),
                      {std::string("PART"), 280_KiB, std::int64_t{2}, 280_KiB, 256_KiB}}));
}

TEST(Verdict, AnArenaOverTwoRegionsFits) {
  SampleCase sample = with_ccm();
  sample.lay_out({225_KiB, 50_KiB});
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::fits);
  EXPECT_EQ(reason_of(verdict, "ram").sentence,
            (Sentence{std::string(patterns::ram_fits_two),
                      {std::string("PART"), 277_KiB, 320_KiB, Percent{100.0 * 277 / 320}, std::string("SRAM"), 225_KiB,
                       std::string("CCM"), 50_KiB}}));
  sample.runtime.arena_regions = 1;
  EXPECT_EQ(sample.verdict().level, Level::no);
}

TEST(Verdict, AnUnknownLatencyIsSaidAndDoesNotSpoilTheFit) {
  SampleCase sample;
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(reason_of(verdict, "latency").level, Level::unknown);
  EXPECT_EQ(verdict.level, Level::fits);
  EXPECT_EQ(verdict.reasons.back().rule, "latency");
}

// It works, and nobody knows how slowly: tight, whatever room is left.
TEST(Verdict, ExternalRamIsTheLastResort) {
  SampleCase sample;
  sample.target.regions.push_back({"PSRAM", 0x60000000, 4_MiB, target::MemoryKind::external_ram, true, ""});
  sample.set_arena(1_MiB);
  const Verdict verdict = sample.verdict();
  EXPECT_EQ(verdict.level, Level::tight);
  EXPECT_EQ(reason_of(verdict, "ram").sentence,
            (Sentence{std::string(patterns::ram_outside), {std::string("PART"), 1_MiB, std::string("PSRAM"), 1_MiB}}));
  EXPECT_EQ(reason_of(verdict, "external_memory").sentence.pattern, patterns::external_time);
  sample.set_arena(100_KiB);
  EXPECT_EQ(sample.verdict().level, Level::fits);
}

TEST(Verdict, ExternalFlashHoldsWhatTheChipsOwnDoesNot) {
  SampleCase sample(512, 512);
  sample.target.regions.push_back({"NOR", 0x90000000, 64_MiB, target::MemoryKind::external_flash, true, ""});
  EXPECT_EQ(reason_of(sample.verdict(), "flash").sentence,
            (Sentence{std::string(patterns::flash_fits_outside),
                      {std::string("PART"), 1_MiB, std::string("NOR"), 1_MiB + 10_KiB, 10_KiB}}));
  sample.set_flash(8_KiB);
  EXPECT_EQ(sample.verdict().reasons.front().sentence,
            (Sentence{std::string(patterns::flash_no_code), {std::string("PART"), 2_KiB, 10_KiB, 8_KiB}}));
}

TEST(Verdict, ExternalFlashMayBeTooSmallToo) {
  SampleCase sample(512, 512);
  sample.target.regions.push_back({"NOR", 0x90000000, 8_KiB, target::MemoryKind::external_flash, true, ""});
  EXPECT_EQ(sample.verdict().reasons.front().sentence,
            (Sentence{std::string(patterns::flash_no_even_outside),
                      {std::string("PART"), 2_KiB, 1_MiB + 10_KiB, 1_MiB + 8_KiB}}));
}

}  // namespace
}  // namespace jauge::verdict
