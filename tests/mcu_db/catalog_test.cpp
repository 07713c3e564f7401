// What the project says of its chips and boards, against figures written here by hand.
#include "mcu_db/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "analyzer/base/program_paths.h"
#include "tests/mcu_db/project_catalog.h"
#include "tests/support/golden.h"

namespace jauge::mcu_db {
namespace {

using target::Fpu;
using target::MemoryKind;
using target::MemoryRegion;
using target::Target;
using testing::project_catalog;
using testing::target_named;

Bytes on_chip_ram(const Target& target) {
  return total_of(target, MemoryKind::sram) + total_of(target, MemoryKind::ccm) + total_of(target, MemoryKind::dtcm) +
         total_of(target, MemoryKind::itcm);
}

const MemoryRegion* region(const Target& target, std::string_view name) {
  for (const MemoryRegion& candidate : target.regions)
    if (candidate.name == name) return &candidate;
  ADD_FAILURE() << target.part << " has no region " << name;
  return nullptr;
}

void expect_region(const Target& target, std::string_view name, std::uint64_t start, Bytes size, MemoryKind kind) {
  const MemoryRegion* found = region(target, name);
  if (!found) return;
  EXPECT_EQ(found->start, start) << name;
  EXPECT_EQ(found->size, size) << name;
  EXPECT_EQ(found->kind, kind) << name;
  EXPECT_TRUE(found->start_known) << name;
  EXPECT_FALSE(found->source.empty()) << name;
}

TEST(Catalog, TakesEveryRecordOfTheProject) {
  for (const Rejected& rejected : project_catalog().rejected())
    ADD_FAILURE() << rejected.file << ": " << rejected.record << ": " << rejected.reason;
}

TEST(Catalog, LiesWhereProgramsLookForIt) {
  EXPECT_TRUE(std::filesystem::is_regular_file(data_folder() / "mcu_db" / "boards.json"));
}

TEST(Catalog, KnowsTheStm32l4r9) {
  const Target chip = target_named("STM32L4R9AI");
  EXPECT_EQ(chip.vendor, "STMicroelectronics");
  EXPECT_EQ(chip.family, "STM32L4+");
  EXPECT_EQ(chip.clock, 120_MHz);
  EXPECT_EQ(chip.flash, 2_MiB);
  EXPECT_EQ(chip.ram, 640_KiB);
  EXPECT_EQ(chip.flash_wait_states, 5);
  EXPECT_EQ(chip.core.name, "Cortex-M4F");
  EXPECT_EQ(chip.core.fpu, Fpu::single_precision);
  EXPECT_EQ(chip.core.dsp, true);
  EXPECT_EQ(chip.core.mve, false);
  EXPECT_EQ(chip.supply_min_v, 1.71);
  EXPECT_EQ(chip.supply_max_v, 3.6);
  EXPECT_EQ(chip.run_current_ua_per_mhz, 112);
  EXPECT_EQ(chip.board, "");
  ASSERT_EQ(chip.regions.size(), 4u);
  expect_region(chip, "BANK_1", 0x08000000, 2_MiB, MemoryKind::flash);
  expect_region(chip, "SRAM1", 0x20000000, 192_KiB, MemoryKind::sram);
  expect_region(chip, "SRAM2", 0x20030000, 64_KiB, MemoryKind::sram);
  expect_region(chip, "SRAM3", 0x20040000, 384_KiB, MemoryKind::sram);
  ASSERT_EQ(ram_blocks(chip).size(), 1u);
  EXPECT_EQ(ram_blocks(chip).front().size, 640_KiB);
}

struct ChipFacts {
  const char* name;
  std::int64_t mhz;
  Bytes flash, ram, contiguous;  // ram: TCM for code included
};

class KnownChips : public ::testing::TestWithParam<ChipFacts> {};

TEST_P(KnownChips, HaveTheFiguresOfTheirDataSheets) {
  const ChipFacts& facts = GetParam();
  const Target chip = target_named(facts.name);
  ASSERT_TRUE(chip.clock && chip.flash && chip.ram);
  EXPECT_EQ(chip.clock->value, facts.mhz * 1'000'000);
  EXPECT_EQ(chip.flash, facts.flash);
  EXPECT_EQ(total_of(chip, MemoryKind::flash), facts.flash);
  EXPECT_EQ(on_chip_ram(chip), facts.ram);
  EXPECT_EQ(*chip.ram, facts.ram - total_of(chip, MemoryKind::itcm));
  EXPECT_EQ(ram_blocks(chip).front().size, facts.contiguous);
}

INSTANTIATE_TEST_SUITE_P(, KnownChips,
                         ::testing::Values(ChipFacts{"nRF52840", 64, 1_MiB, 256_KiB, 256_KiB},
                                           ChipFacts{"RP2040", 133, 0_B, 264_KiB, 264_KiB},
                                           ChipFacts{"RP2350A", 150, 0_B, 520_KiB, 520_KiB},
                                           ChipFacts{"STM32F746NG", 216, 1_MiB, 320_KiB, 320_KiB},
                                           ChipFacts{"STM32H743ZI", 480, 2_MiB, 1056_KiB, 512_KiB},
                                           ChipFacts{"STM32F407VG", 168, 1_MiB, 192_KiB, 128_KiB},
                                           ChipFacts{"STM32L476JG", 80, 1_MiB, 128_KiB, 96_KiB},
                                           ChipFacts{"STM32L4R5ZI", 120, 2_MiB, 640_KiB, 640_KiB}),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Catalog, SaysWaitStatesAtFullClockWhereTheyAreKnown) {
  EXPECT_EQ(target_named("STM32L476JG").flash_wait_states, 4);
  EXPECT_EQ(target_named("STM32F407VG").flash_wait_states, 5);
  EXPECT_EQ(target_named("STM32F429ZI").flash_wait_states, 5);
  EXPECT_EQ(target_named("STM32F401RE").flash_wait_states, 2);
  EXPECT_EQ(target_named("STM32F411RE").flash_wait_states, 3);
  EXPECT_EQ(target_named("STM32F746NG").flash_wait_states, 7);
  EXPECT_EQ(target_named("STM32U585AI").flash_wait_states, 4);
  EXPECT_EQ(target_named("STM32H7A3ZI").flash_wait_states, 6);
  EXPECT_EQ(target_named("STM32H743ZI").flash_wait_states, std::nullopt);
  EXPECT_EQ(target_named("nRF52840").flash_wait_states, std::nullopt);
}

TEST(Catalog, SaysWhichFpuACoreHas) {
  EXPECT_EQ(target_named("STM32H743ZI").core.fpu, Fpu::double_precision);
  EXPECT_EQ(target_named("STM32F746NG").core.fpu, Fpu::single_precision);
  EXPECT_EQ(target_named("RP2040").core.fpu, Fpu::none);
  EXPECT_EQ(target_named("RP2040").core.dsp, false);
}

TEST(Catalog, PutsTheStrongerCoreFirstAndTellsOfTheOther) {
  const Target chip = target_named("STM32H747XI");
  EXPECT_EQ(chip.core.name, "Cortex-M7F");
  EXPECT_THAT(chip.notes, ::testing::Contains("further cores: Cortex-M4F"));
  EXPECT_THAT(target_named("RP2040").notes, ::testing::Contains("further cores: Cortex-M0+"));
}

TEST(Catalog, NeverCountsMoreRamThanTheSourceStates) {
  // Its ITCM and DTCM are carved out of the same RAM, and the regions show them at their largest.
  EXPECT_LE(target_named("STM32H7S3Z8").ram, 620_KiB);
}

TEST(Boards, Stm32l4r9iDiscoHasExternalFlashAndRam) {
  const Target board = target_named("STM32L4R9I-DISCO");
  EXPECT_EQ(board.board, "STM32L4R9I-DISCO");
  EXPECT_EQ(board.part, "STM32L4R9AI");
  EXPECT_EQ(board.flash, 2_MiB);
  EXPECT_EQ(board.ram, 640_KiB);
  ASSERT_EQ(board.regions.size(), 6u);
  expect_region(board, "MX25LM51245G", 0x90000000, 64_MiB, MemoryKind::external_flash);
  expect_region(board, "PSRAM", 0x60000000, 4_MiB, MemoryKind::external_ram);
  EXPECT_EQ(board.regions[4].bytes_per_second, 120e6);  // 8 bits at 60 MHz, both edges
  EXPECT_EQ(board.regions[5].bytes_per_second, 28e6);
  EXPECT_THAT(board.notes, ::testing::Contains("debug probe: ST-LINK/V2-1"));
  EXPECT_THAT(board.notes, ::testing::Contains(::testing::HasSubstr("USART2 (PA2 transmit, PA3 receive)")));
}

TEST(Boards, CarryTheChipsTheyAreKnownFor) {
  const std::map<std::string, std::string> chips = {
      {"NUCLEO-L4R5ZI", "STM32L4R5ZI"},    {"NUCLEO-L4R5ZI-P", "STM32L4R5ZI"},  {"Arduino Nano 33 BLE", "nRF52840"},
      {"Nano 33 BLE Sense", "nRF52840"},   {"STEVAL-STLKT01V1", "STM32L476JG"}, {"SensorTile", "STM32L476JG"},
      {"32L4R9IDISCOVERY", "STM32L4R9AI"}, {"Raspberry Pi Pico", "RP2040"},     {"Pico 2", "RP2350A"},
      {"NUCLEO-H743ZI", "STM32H743ZI"},    {"STM32F746G-DISCO", "STM32F746NG"},
  };
  for (const auto& [board, chip] : chips) EXPECT_EQ(target_named(board).part, chip) << board;
}

TEST(Boards, ThatRunFromTheirOwnFlashHaveIt) {
  expect_region(target_named("Raspberry Pi Pico"), "QSPI flash", 0x10000000, 2_MiB, MemoryKind::external_flash);
  expect_region(target_named("Pico 2"), "QSPI flash", 0x10000000, 4_MiB, MemoryKind::external_flash);
}

TEST(Find, AcceptsOrderNumbersAndAnyCase) {
  for (const char* name : {"STM32L4R9AII6", "stm32l4r9ai", "STM32L4R9AII6TR", "STM32L4R9AIIx", "stm32l4r9aii6"})
    EXPECT_EQ(target_named(name).part, "STM32L4R9AI") << name;
  EXPECT_EQ(target_named("STM32L4R5ZIT6P").part, "STM32L4R5ZI");
  EXPECT_EQ(target_named("STM32H743ZIT6").part, "STM32H743ZI");
  EXPECT_EQ(target_named("nRF52840-QIAA-R7").part, "nRF52840");
  EXPECT_EQ(target_named("nRF52840_xxAA").part, "nRF52840");
  EXPECT_EQ(target_named("nano 33 ble sense").board, "Arduino Nano 33 BLE Sense");
  EXPECT_EQ(target_named("nucleo_l4r5zi").board, "NUCLEO-L4R5ZI");
}

TEST(Find, DoesNotGuess) {
  for (const char* name :
       {"", "STM32", "STM32L4R9", "STM32L4R9AI!", "STM32L4R9AI6I", "STM32L4R9AII6TOOLONGTAIL", "é"}) {
    const auto result = project_catalog().find(name);
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error().kind, ErrorKind::unknown_name) << name;
  }
}

TEST(Find, OffersTheNearestNames) {
  const auto result = project_catalog().find("STM32L4R9AJ");
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().hint, ::testing::HasSubstr("STM32L4R9A"));
  const auto board = project_catalog().find("STM32L4R9-DISK0");
  ASSERT_FALSE(board);
  EXPECT_THAT(board.error().hint, ::testing::HasSubstr("DISCO"));
}

std::string counts_text(std::string_view head, const std::map<std::string, int>& counts) {
  std::ostringstream text;
  text << head << '\n';
  for (const auto& [name, count] : counts) text << "  " << name << ": " << count << '\n';
  return text.str();
}

// Parts of every vendor and core: whoever loses one shows up here.
TEST(Catalog, PartCounts) {
  std::map<std::string, int> parts, cores, boards;
  for (const Target& chip : project_catalog().chips()) {
    ++parts[chip.vendor];
    ++cores[chip.core.name];
  }
  for (const Target& board : project_catalog().boards()) ++boards[board.vendor];
  testing::expect_golden("mcu_db/golden/part_counts.txt", counts_text("parts of each vendor", parts) +
                                                              counts_text("parts with each core", cores) +
                                                              counts_text("boards with chips of each vendor", boards));
}

// What a source does not say is unknown, and an unknown fact is never a zero or an empty word.
TEST(Catalog, EveryChipHasACoreAndASource) {
  for (const Target& chip : project_catalog().chips()) {
    EXPECT_FALSE(chip.core.name.empty()) << chip.part;
    EXPECT_FALSE(chip.source.empty()) << chip.part;
    EXPECT_EQ(chip.source.find('{'), std::string::npos) << chip.source;
    EXPECT_GT(chip.ram.value_or(1_B), 0_B) << chip.part;
    for (const MemoryRegion& region : chip.regions) EXPECT_FALSE(region.source.empty()) << chip.part;
  }
}

// The columns of the facts' own summary: how many parts of a vendor have the fact at all.
TEST(Catalog, KnowsWhatTheSummaryOfTheFactsCounts) {
  std::map<std::string, int> with_clock, with_current, with_ram;
  for (const Target& chip : project_catalog().chips()) {
    with_clock[chip.vendor] += chip.clock ? 1 : 0;
    with_current[chip.vendor] += chip.run_current_ua_per_mhz ? 1 : 0;
    with_ram[chip.vendor] += chip.ram ? 1 : 0;
  }
  EXPECT_EQ(with_clock["STMicroelectronics"], 1523);
  EXPECT_EQ(with_clock["Infineon"], 1434);
  EXPECT_EQ(with_clock["Artery"], 0);
  EXPECT_EQ(with_current["STMicroelectronics"], 1030);
  EXPECT_EQ(with_current["Silicon Labs"], 28);
  EXPECT_EQ(with_ram["STMicroelectronics"], 1604);
  EXPECT_EQ(with_ram["Nuvoton"], 1073);
}

}  // namespace
}  // namespace jauge::mcu_db
