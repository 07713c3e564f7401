#include "analyzer/memory/regions.h"

#include <gtest/gtest.h>

namespace jauge::memory {
namespace {

void expect_no_fault(const std::vector<Claim>& claims, const std::vector<Region>& regions,
                     const RegionPlacement& placement) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto region = static_cast<std::size_t>(placement.regions[i]);
    EXPECT_LE(placement.offsets[i] + claims[i].size, regions[region].size);
    EXPECT_LE(placement.offsets[i] + claims[i].size, placement.used[region]);
    for (std::size_t k = 0; k < i; ++k) {
      if (placement.regions[k] != placement.regions[i]) continue;
      const bool together = claims[k].first_step < claims[i].end_step && claims[i].first_step < claims[k].end_step;
      const bool meet = placement.offsets[k] < placement.offsets[i] + claims[i].size &&
                        placement.offsets[i] < placement.offsets[k] + claims[k].size;
      EXPECT_FALSE(together && meet) << i << " and " << k;
    }
  }
}

TEST(PlaceInRegions, OneRegionIsEnoughWhenItHoldsAll) {
  const std::vector<Claim> claims = {{0, 2, Bytes{100}}, {1, 3, Bytes{60}}};
  const auto placement = place_in_regions(claims, {{Bytes{400}}, {Bytes{160}}, {Bytes{100}}});
  ASSERT_TRUE(placement);
  EXPECT_EQ(placement->regions, (std::vector<int>{1, 1})) << "the smallest that holds both";
  EXPECT_EQ(placement->used[1], Bytes{160});
}

// SRAM1 and SRAM2 of a small chip: neither holds both maps, together they do.
TEST(PlaceInRegions, TensorsSplitOverTwoInternalOnes) {
  const std::vector<Claim> claims = {{0, 2, Bytes{90}}, {1, 3, Bytes{60}}, {2, 4, Bytes{88}}};
  const std::vector<Region> regions = {{Bytes{64}}, {Bytes{96}}, {Bytes{1'000}, true}};
  const auto placement = place_in_regions(claims, regions);
  ASSERT_TRUE(placement);
  expect_no_fault(claims, regions, *placement);
  EXPECT_EQ(placement->external_bytes, 0_B);
  EXPECT_EQ(placement->regions, (std::vector<int>{1, 0, 1}));
}

TEST(PlaceInRegions, ExternalMemoryIsTheLastResort) {
  const std::vector<Claim> weights = {{0, 1, Bytes{500}}, {0, 1, Bytes{300}}, {0, 1, Bytes{200}}};
  const std::vector<Region> flash = {{Bytes{512}}, {Bytes{4'096}, true}};
  const auto placement = place_in_regions(weights, flash);
  ASSERT_TRUE(placement);
  expect_no_fault(weights, flash, *placement);
  EXPECT_EQ(placement->external_bytes, Bytes{500});
  EXPECT_FALSE(place_in_regions(weights, {{Bytes{512}}, {Bytes{480}, true}}));
}

// The small one goes into the small region although the large one has room: what comes later fits nowhere else.
TEST(PlaceInRegions, SmallClaimsLeaveTheLargeRegionToLargeOnes) {
  const std::vector<Claim> claims = {{0, 2, Bytes{60}}, {0, 2, Bytes{100}}, {1, 3, Bytes{60}}};
  const std::vector<Region> regions = {{Bytes{164}}, {Bytes{64}}};
  const auto placement = place_in_regions(claims, regions);
  ASSERT_TRUE(placement);
  expect_no_fault(claims, regions, *placement);
}

}  // namespace
}  // namespace jauge::memory
