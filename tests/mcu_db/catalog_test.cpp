// The data files as they are: what the project says of its chips, boards and runtimes.
#include "mcu_db/catalog.h"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

#include "tests/support/shared_files.h"

namespace jauge::mcu_db {
namespace {

using target::MemoryKind;
using target::Target;

const Catalog& catalog() {
  static const Catalog loaded = [] {
    const auto start = std::chrono::steady_clock::now();
    auto result = Catalog::load(testing::source_folder() / "mcu_db" / "data");
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (!result) throw std::runtime_error(to_text(result.error()));
    std::cout << "loaded " << result->chips().size() << " chips, " << result->boards().size() << " boards and "
              << result->runtimes().size() << " runtimes in " << took.count() << " ms\n";
    return *std::move(result);
  }();
  return loaded;
}

Target found(std::string_view name) {
  auto result = catalog().find(name);
  EXPECT_TRUE(result) << to_text(result.error());
  return result ? *result : Target{};
}

TEST(Catalog, TakesEveryRecordOfTheProject) {
  for (const Rejected& rejected : catalog().rejected())
    ADD_FAILURE() << rejected.file << ": " << rejected.record << ": " << rejected.reason;
}

TEST(Catalog, KnowsTheRegionsOfTheStm32l4r9) {
  const Target chip = found("STM32L4R9AI");
  EXPECT_EQ(chip.clock, 120_MHz);
  EXPECT_EQ(chip.flash, 2_MiB);
  EXPECT_EQ(chip.ram, 640_KiB);
  EXPECT_EQ(chip.flash_wait_states, 5);
  EXPECT_EQ(chip.core.name, "Cortex-M4F");
  ASSERT_EQ(chip.regions.size(), 4u);
  EXPECT_EQ(chip.regions[0].start, 0x08000000u);
  EXPECT_EQ(chip.regions[0].size, 2_MiB);
  EXPECT_EQ(chip.regions[1].name, "SRAM1");
  EXPECT_EQ(chip.regions[1].start, 0x20000000u);
  EXPECT_EQ(chip.regions[1].size, 192_KiB);
  EXPECT_EQ(chip.regions[2].name, "SRAM2");
  EXPECT_EQ(chip.regions[2].start, 0x20030000u);
  EXPECT_EQ(chip.regions[2].size, 64_KiB);
  EXPECT_EQ(chip.regions[3].name, "SRAM3");
  EXPECT_EQ(chip.regions[3].start, 0x20040000u);
  EXPECT_EQ(chip.regions[3].size, 384_KiB);
  EXPECT_EQ(ram_blocks(chip).front().size, 640_KiB);
}

}  // namespace
}  // namespace jauge::mcu_db
