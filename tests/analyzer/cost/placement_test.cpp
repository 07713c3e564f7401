// Where code, weights and the arena go: by region, never by the sum on the box.
#include "analyzer/cost/estimate_parts.h"
#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using target::MemoryKind;

// The RAM map of the STM32L4R9: 640 KiB that are three regions in a row.
target::Target l4r9() {
  target::Target target;
  target.part = "STM32L4R9AI";
  target.core.name = "Cortex-M4F";
  target.regions = {{"FLASH", 0x08000000, 2_MiB, MemoryKind::flash, true, ""},
                    {"SRAM1", 0x20000000, 192_KiB, MemoryKind::sram, true, ""},
                    {"SRAM2", 0x20030000, 64_KiB, MemoryKind::sram, true, ""},
                    {"SRAM3", 0x20040000, 384_KiB, MemoryKind::sram, true, ""}};
  target.flash = 2_MiB;
  target.ram = 640_KiB;
  return target;
}

struct Placed {
  std::string region;
  std::int64_t bytes;
  Content content;
  bool operator==(const Placed&) const = default;
};

std::vector<Placed> plain(const std::vector<PlacedIn>& places) {
  std::vector<Placed> result;
  for (const PlacedIn& place : places) result.push_back({place.region, place.bytes.value, place.content});
  return result;
}

class Placement : public ::testing::Test {
 protected:
  Placement() {
    runtime_.code_typical = 20_KiB;
    runtime_.ram_typical = 8_KiB;
    ir::GraphBuilder builder;
    const auto row = builder.input("row", {1, 4});
    const auto output = builder.node("MatMul", "dense", {row, builder.constant("w", {4, 4}, testing::filled(16))});
    graph_ = testing::finished(builder, output);
    counts_ = count(graph_);
    st_ = st_view(graph_);
  }

  Workload workload() const { return {&graph_, &counts_, &st_, &plan_}; }

  RamUse ram(Bytes arena, const target::Target& target, const Reserve& reserve = {}) {
    plan_.activation_bytes = plan_.arena_bytes = arena;
    return ram_use(workload(), target, runtime_, reserve);
  }

  FlashUse flash(Bytes weights, const target::Target& target, const Reserve& reserve = {}) {
    counts_.weight_bytes = weights;
    return flash_use(workload(), target, runtime_, reserve);
  }

  target::RuntimeProfile runtime_;
  ir::Graph graph_;
  Counts counts_;
  StView st_;
  memory::Plan plan_;
};

TEST_F(Placement, ASmallArenaLiesWithTheRestInTheSmallestRegionThatHoldsIt) {
  EXPECT_EQ(plain(ram(Bytes{143'468}, l4r9()).placed_in), (std::vector<Placed>{{"SRAM1", 143'468, Content::activations},
                                                                               {"SRAM1", 8'192, Content::runtime},
                                                                               {"SRAM1", 2'048, Content::stack}}));
}

TEST_F(Placement, AnArenaOf200KiBNeedsTheThirdRegion) {
  EXPECT_EQ(ram(200_KiB, l4r9()).placed_in.front().region, "SRAM3");
}

TEST_F(Placement, AnArenaLargerThanAnyRegionSpansNeighbours) {
  const auto placed = plain(ram(500_KiB, l4r9()).placed_in);
  ASSERT_GE(placed.size(), 3u);
  EXPECT_EQ(placed[0], (Placed{"SRAM1", 192 * 1024, Content::activations}));
  EXPECT_EQ(placed[1], (Placed{"SRAM2", 64 * 1024, Content::activations}));
  EXPECT_EQ(placed[2], (Placed{"SRAM3", 244 * 1024, Content::activations}));
}

TEST_F(Placement, RegionsApartDoNotHoldOneArena) {
  target::Target target = l4r9();
  target.regions[2].start = 0x10000000;  // as the usual linker script maps SRAM2
  EXPECT_TRUE(ram(500_KiB, target).placed_in.empty());
  EXPECT_FALSE(ram(300_KiB, target).placed_in.empty());
}

TEST_F(Placement, TheUsersOwnDataMayBeSplit) {
  const auto use = ram(380_KiB, l4r9(), {.stack = 2_KiB, .ram = 240_KiB, .flash = 0_B});
  EXPECT_FALSE(use.placed_in.empty());
  EXPECT_TRUE(ram(380_KiB, l4r9(), {.stack = 2_KiB, .ram = 251_KiB, .flash = 0_B}).placed_in.empty());
}

TEST_F(Placement, UnknownRuntimeLeavesALowerBound) {
  runtime_.ram_typical.reset();
  const auto use = ram(100_KiB, l4r9());
  EXPECT_FALSE(use.runtime);
  EXPECT_EQ(use.total.value, 102 * 1024);
}

TEST_F(Placement, CodeComesFirstInFlash) {
  EXPECT_EQ(plain(flash(1_MiB, l4r9()).placed_in),
            (std::vector<Placed>{{"FLASH", 20 * 1024, Content::code}, {"FLASH", 1024 * 1024, Content::weights}}));
  EXPECT_TRUE(flash(2_MiB, l4r9()).placed_in.empty());
}

TEST_F(Placement, AChipWithoutFlashRunsFromTheBoards) {
  target::Target target = l4r9();
  target.flash = 0_B;
  target.regions[0].kind = MemoryKind::external_flash;
  EXPECT_EQ(flash(1_MiB, target).placed_in.back().region, "FLASH");
}

TEST_F(Placement, WeightsDoNotGoToExternalFlashByThemselves) {
  target::Target target = l4r9();
  target.regions.push_back({"OCTOSPI", 0x90000000, 64_MiB, MemoryKind::external_flash, true, ""});
  EXPECT_TRUE(flash(5_MiB, target).placed_in.empty());
}

}  // namespace
}  // namespace jauge::cost
