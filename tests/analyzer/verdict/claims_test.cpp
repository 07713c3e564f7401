#include "analyzer/verdict/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/analyzer/verdict/sample_case.h"

namespace jauge::verdict {
namespace {

using ::testing::HasSubstr;
using testing::SampleCase;

// 1000 x 1000 float weights: 1,000,000 MACs, 4,000,000 B, at 100 MHz.
SampleCase million() {
  return SampleCase(1000, 1000);
}

std::vector<ClaimFinding> findings_of(const SampleCase& sample, const std::string& text,
                                      std::optional<MeasuredAccuracy> accuracy = std::nullopt) {
  const auto claims = parse_claims(text);
  EXPECT_TRUE(claims) << to_text(claims.error());
  const cost::Workload workload = sample.workload();
  const auto estimate = cost::estimate(workload, sample.target, sample.runtime, {});
  return check_claims(*claims, {workload, estimate, sample.target, accuracy});
}

bool says(const std::vector<ClaimFinding>& findings, ClaimLevel level, std::string_view part) {
  return std::ranges::any_of(findings, [&](const ClaimFinding& finding) {
    return finding.level == level && finding.sentence.pattern.find(part) != std::string::npos;
  });
}

TEST(Claims, AreReadWithTheirUnits) {
  const auto claims = parse_claims("accuracy=86.7% ms=0.2749832s flash=160KB ram=1.5MiB mj=850uJ params=160k");
  ASSERT_TRUE(claims) << to_text(claims.error());
  EXPECT_DOUBLE_EQ(*claims->accuracy, 0.867);
  EXPECT_DOUBLE_EQ(*claims->latency_ms, 274.9832);
  EXPECT_EQ(claims->flash, 160_KiB);
  EXPECT_EQ(claims->ram, Bytes{1'572'864});
  EXPECT_DOUBLE_EQ(*claims->energy_mj, 0.85);
  EXPECT_DOUBLE_EQ(*claims->parameters, 160'000);
}

TEST(Claims, NameTheWordThatIsNotUnderstood) {
  EXPECT_THAT(parse_claims("ms=12 speed=3").error().where, HasSubstr("speed=3"));
  EXPECT_FALSE(parse_claims("ms=fast"));
  EXPECT_FALSE(parse_claims("accuracy=87"));
  EXPECT_FALSE(parse_claims("flash=-1"));
  EXPECT_FALSE(parse_claims(""));
}

TEST(Claims, ATimeOfOneOperationACycleWasComputed) {
  const auto exact = findings_of(million(), "ms=10");
  EXPECT_TRUE(says(exact, ClaimLevel::impossible, "computed, not measured"));
  EXPECT_TRUE(says(findings_of(million(), "ms=10.04"), ClaimLevel::impossible, "computed, not measured"));
  EXPECT_FALSE(says(findings_of(million(), "ms=10.4"), ClaimLevel::impossible, "computed, not measured"));
}

TEST(Claims, ATimeImpliesABudgetOfMacs) {
  const auto findings = findings_of(million(), "ms=5");
  EXPECT_TRUE(says(findings, ClaimLevel::implied, "room for"));
  EXPECT_TRUE(says(findings, ClaimLevel::impossible, "would take"));  // 0.5 cycles for a float MAC
  EXPECT_FALSE(says(findings_of(million(), "ms=100"), ClaimLevel::impossible, "would take"));
}

TEST(Claims, EnergyAndTimeGiveAPower) {
  SampleCase sample = million();
  sample.target.run_current_ua_per_mhz = 100;  // 10 mA at 100 MHz, up to 25 mA under load
  // 0.6 mJ in 10 ms are 60 mW, 20 mA at 3 V; 6 mJ are 200 mA.
  EXPECT_TRUE(says(findings_of(sample, "ms=10 mj=0.6"), ClaimLevel::consistent, "the chip draws"));
  EXPECT_TRUE(says(findings_of(sample, "ms=10 mj=6"), ClaimLevel::doubtful, "the chip draws"));
}

TEST(Claims, ParametersNeedTheirBytes) {
  EXPECT_TRUE(says(findings_of(million(), "flash=100KB params=1000000"), ClaimLevel::impossible, "less than 4 bits"));
  EXPECT_TRUE(says(findings_of(million(), "params=160000"), ClaimLevel::impossible, "this model has"));
  EXPECT_FALSE(says(findings_of(million(), "params=1010000"), ClaimLevel::impossible, "this model has"));
  EXPECT_TRUE(says(findings_of(million(), "flash=1MB"), ClaimLevel::impossible, "the weights of this model alone"));
  EXPECT_TRUE(says(findings_of(million(), "flash=5MB"), ClaimLevel::impossible, "the chip has"));
}

TEST(Claims, AccuracyIsHeldAgainstItsInterval) {
  const MeasuredAccuracy measured{0.832, 0.8245, 0.8392, 10'000};
  EXPECT_TRUE(says(findings_of(million(), "accuracy=0.867", measured), ClaimLevel::impossible, "samples give"));
  EXPECT_TRUE(says(findings_of(million(), "accuracy=0.837", measured), ClaimLevel::consistent, "samples give"));
  EXPECT_TRUE(says(findings_of(million(), "accuracy=0.842", measured), ClaimLevel::doubtful, "samples give"));
  EXPECT_TRUE(says(findings_of(million(), "accuracy=0.815", measured), ClaimLevel::impossible, "samples give"));
  EXPECT_TRUE(says(findings_of(million(), "accuracy=0.867"), ClaimLevel::implied, "without samples"));
}

TEST(Claims, TheImpossibleComesFirst) {
  const auto findings = findings_of(million(), "accuracy=0.9 ms=10");
  EXPECT_EQ(findings.front().level, ClaimLevel::impossible);
}

}  // namespace
}  // namespace jauge::verdict
