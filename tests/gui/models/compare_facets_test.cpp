// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/compare_facets.h"

#include <gtest/gtest.h>

#include <numeric>

#include "gui/models/compare_filter.h"
#include "gui/models/compare_table.h"

namespace jauge::gui {
namespace {

TEST(CompareFacets, AStopAndItsTypedBoundAreOneAndTheSame) {
  for (const FacetSpec& spec : facet_specs()) {
    for (int place = 0; place < static_cast<int>(bin_count(spec)); ++place) {
      const auto bound = bound_at(spec, place);
      EXPECT_EQ(place_of(spec, bound), place) << spec.word;
      if (!bound) continue;
      const std::string typed =
          spec.word + std::string(spec.at_least ? ">=" : "<=") + typed_bound(spec, *bound).toStdString();
      const auto query = mcu_db::parse_query(typed);
      ASSERT_TRUE(query) << typed << ": " << to_text(query.error());
      EXPECT_DOUBLE_EQ(bound_in(spec, *query).value_or(-1), *bound) << typed;
    }
  }
}

TEST(CompareFacets, ABarHoldsWhatItsPlaceKeeps) {
  const FacetSpec& flash = spec_of(Facet::flash);
  EXPECT_EQ(bin_of(flash, 16 * 1024), 1u) << "a part of exactly the bound is kept";
  EXPECT_EQ(bin_of(flash, 16 * 1024 - 1), 0u);
  const FacetSpec& supply = spec_of(Facet::supply);
  EXPECT_EQ(bin_of(supply, 1.8), static_cast<std::size_t>(place_of(supply, 1.8)));
  EXPECT_GT(bin_of(supply, 1.81), static_cast<std::size_t>(place_of(supply, 1.8)));
}

std::shared_ptr<Comparison> parts_of_flash(const std::vector<Bytes>& sizes) {
  auto parts = std::make_shared<Comparison>();
  for (const Bytes flash : sizes) {
    ComparedPart part;
    part.name = part.target.part = "P" + std::to_string(parts->size());
    part.target.flash = flash;
    part.target.ram = 64_KiB;
    parts->push_back(part);
  }
  return parts;
}

std::int64_t sum_of(const std::vector<std::int64_t>& bins) {
  return std::accumulate(bins.begin(), bins.end(), std::int64_t{0});
}

TEST(CompareFacets, AHistogramLeavesOutItsOwnBoundAndKeepsTheOthers) {
  CompareTable table;
  CompareFilter filter;
  filter.setSourceModel(&table);
  table.show(parts_of_flash({32_KiB, 128_KiB, 512_KiB, 2_MiB}));
  filter.set_line("flash>=512KiB");
  EXPECT_EQ(filter.rowCount(), 2);
  EXPECT_EQ(sum_of(filter.histogram(Facet::flash)), 4) << "what the slider would give back is still seen";
  EXPECT_EQ(sum_of(filter.histogram(Facet::ram)), 2);
  EXPECT_EQ(sum_of(filter.histogram(Facet::clock)), 0) << "unknown clocks are in no bar";
  filter.set_line("flash>=512KiB ram>=1MiB");
  EXPECT_EQ(filter.rowCount(), 0);
  EXPECT_EQ(sum_of(filter.histogram(Facet::flash)), 0);
  EXPECT_EQ(sum_of(filter.histogram(Facet::ram)), 2);
}

}  // namespace
}  // namespace jauge::gui
