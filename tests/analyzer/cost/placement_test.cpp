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

  // Maps that are all alive in the one step, one behind the other.
  void lay_out(const std::vector<Bytes>& sizes) {
    plan_ = {};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      memory::TensorPlace place{};
      place.tensor = ir::TensorId{static_cast<std::int32_t>(i)};
      place.name = "map" + std::to_string(i);
      place.offset = plan_.arena_bytes;
      place.size = sizes[i];
      plan_.tensors.push_back(place);
      plan_.arena_bytes += sizes[i];
    }
    plan_.activation_bytes = plan_.arena_bytes;
    plan_.live_bytes = {plan_.arena_bytes};
  }

  RamUse ram_of_plan(const target::Target& target) { return ram_use(workload(), target, runtime_, {}); }

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

// Two maps that meet in one step, each whole in its region, where SRAM2 lies as the usual linker script maps it.
TEST_F(Placement, RegionsApartHoldAnArenaThatCanBeTakenApart) {
  target::Target target = l4r9();
  target.regions[2].start = 0x10000000;
  target.regions.erase(target.regions.begin() + 3);  // 192 KiB and 64 KiB are left
  lay_out({150_KiB, 60_KiB});
  EXPECT_TRUE(ram_of_plan(target).placed_in.empty()) << "the runtime wants one piece";
  runtime_.arena_regions = 2;
  const RamUse use = ram_of_plan(target);
  EXPECT_EQ(plain(use.placed_in), (std::vector<Placed>{{"SRAM1", 150 * 1024, Content::activations},
                                                       {"SRAM2", 60 * 1024, Content::activations},
                                                       {"SRAM1", 8'192, Content::runtime},
                                                       {"SRAM1", 2'048, Content::stack}}));
  ASSERT_EQ(use.arena_parts.size(), 2u);
  EXPECT_EQ(use.arena_parts[0].regions, "SRAM1");
  EXPECT_EQ(use.arena_parts[1].tensors, std::vector<std::string>{"map1"});
  EXPECT_EQ(use.activations.value, 210 * 1024);
}

// The sum of the regions is no arena when one tensor, or two that share bytes, fit into none of them.
TEST_F(Placement, OneTensorLiesInOneRegion) {
  target::Target target = l4r9();
  target.regions[2].start = 0x10000000;
  runtime_.arena_regions = 4;
  lay_out({400_KiB, 10_KiB});
  EXPECT_TRUE(ram_of_plan(target).placed_in.empty());
  lay_out({300_KiB, 280_KiB});
  plan_.tensors[1].offset = 200_KiB;  // an output over the end of its input
  plan_.activation_bytes = plan_.arena_bytes = 480_KiB;
  EXPECT_TRUE(ram_of_plan(target).placed_in.empty());
}

TEST_F(Placement, NeighboursAreOnePieceForTheArena) {
  target::Target target = l4r9();
  target.regions.push_back({"CCM", 0x10000000, 64_KiB, MemoryKind::ccm, true, ""});
  runtime_.arena_regions = 2;
  lay_out({600_KiB, 60_KiB});
  const RamUse use = ram_of_plan(target);
  ASSERT_EQ(use.arena_parts.size(), 2u);
  EXPECT_EQ(use.arena_parts[0].regions, "SRAM1 + SRAM2 + SRAM3");
  EXPECT_EQ(use.arena_parts[1].regions, "CCM");
}

TEST_F(Placement, ExternalRamIsTheLastResort) {
  target::Target target = l4r9();
  target.regions.push_back({"PSRAM", 0x60000000, 4_MiB, MemoryKind::external_ram, true, ""});
  lay_out({600_KiB, 300_KiB});
  EXPECT_EQ(ram_of_plan(target).external, 900_KiB) << "in one piece";
  runtime_.arena_regions = 4;
  const RamUse split = ram_of_plan(target);
  EXPECT_EQ(split.external, 300_KiB);
  EXPECT_EQ(split.arena_parts.back().tensors, std::vector<std::string>{"map1"});
  lay_out({500_KiB, 100_KiB});
  EXPECT_EQ(ram_of_plan(target).external, 0_B);
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

TEST_F(Placement, WeightsGoToExternalFlashWhenTheChipsOwnIsTooSmall) {
  target::Target target = l4r9();
  target.regions.push_back({"OCTOSPI", 0x90000000, 64_MiB, MemoryKind::external_flash, true, ""});
  EXPECT_EQ(flash(1_MiB, target).external, 0_B);
  const FlashUse use = flash(5_MiB, target);
  EXPECT_EQ(plain(use.placed_in),
            (std::vector<Placed>{{"FLASH", 20 * 1024, Content::code}, {"OCTOSPI", 5 * 1024 * 1024, Content::weights}}));
  EXPECT_EQ(use.total.value, 5 * 1024 * 1024 + 20 * 1024);
  EXPECT_TRUE(flash(65_MiB, target).placed_in.empty());
  const FlashUse code = flash(5_MiB, target, {.stack = 2_KiB, .ram = 0_B, .flash = 2_MiB});
  EXPECT_TRUE(code.placed_in.empty()) << "code and reserve alone are too large";
}

// Two layers of which one reads its weights once and the other a thousand times.
TEST_F(Placement, WeightsThatAreReadOnceGoOutsideFirst) {
  target::Target target = l4r9();
  target.regions.push_back({"OCTOSPI", 0x90000000, 64_MiB, MemoryKind::external_flash, true, ""});
  runtime_.weights_by_layer = true;
  const auto layer = [](Bytes weights, std::int64_t uses) {
    LayerCount count;
    count.weight_bytes = weights;
    count.params = weights.value / 4;
    count.macs = {count.params * uses};
    return count;
  };
  counts_.layers = {layer(1536_KiB, 1'000), layer(100_KiB, 1), layer(900_KiB, 1), layer(200_KiB, 1)};
  const FlashUse use = flash(2736_KiB, target);
  ASSERT_EQ(use.outside.size(), 1u) << "the large dense layer alone is enough";
  EXPECT_EQ(use.outside[0].layer, 2u);
  EXPECT_EQ(use.external, 900_KiB);
  EXPECT_EQ(plain(use.placed_in), (std::vector<Placed>{{"FLASH", 20 * 1024, Content::code},
                                                       {"FLASH", 1836 * 1024, Content::weights},
                                                       {"OCTOSPI", 900 * 1024, Content::weights}}));
}

// 900 KiB read once over a bus of 120 MB/s at 120 MHz: a cycle a byte at best, eight at worst.
TEST_F(Placement, ExternalWeightsCostTheirBusTime) {
  target::Target target = l4r9();
  target.clock = 120_MHz;
  target.regions.push_back({"OCTOSPI", 0x90000000, 64_MiB, MemoryKind::external_flash, true, "", 120e6});
  counts_.layers[0].params = 16;
  counts_.layers[0].macs = {16};
  counts_.layers[0].weight_bytes = 5_MiB;
  Estimate estimate;
  estimate.flash = flash(5_MiB, target);
  estimate.latency_ms = exact(100, Unit::milliseconds, Origin::estimated);
  add_external_time(workload(), target, runtime_, estimate);
  ASSERT_TRUE(estimate.external_ms);
  EXPECT_DOUBLE_EQ(estimate.external_ms->low, 5 * 1024 * 1024 / 120e3);
  EXPECT_DOUBLE_EQ(estimate.external_ms->high, 8 * 5 * 1024 * 1024 / 120e3);
  EXPECT_DOUBLE_EQ(estimate.latency_ms->low, 100 + estimate.external_ms->low);
}

}  // namespace
}  // namespace jauge::cost
