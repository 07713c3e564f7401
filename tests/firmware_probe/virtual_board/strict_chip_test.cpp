// SPDX-License-Identifier: GPL-2.0-or-later
// Each rule of the strict chip, broken by a firmware of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

void expect_broken(const std::string& firmware, const std::string& where, const std::string& rule,
                   RunSettings settings = {}) {
  const BoardRun run = run_firmware(firmware, settings);
  EXPECT_EQ(run.ending.why, End::rule_broken) << firmware << ": " << run.output;
  EXPECT_THAT(run.ending.message, AllOf(StartsWith(where), HasSubstr(rule))) << firmware;
}

RunSettings on_nucleo() {
  RunSettings settings;
  settings.machine.board = find_board("nucleo_l4r5zi");
  return settings;
}

TEST(StrictChip, NothingIsBrokenByACorrectFirmware) {
  EXPECT_EQ(run_firmware("broken_nothing").output, "end\n");
  EXPECT_EQ(run_firmware("broken_nothing_nucleo", on_nucleo()).output, "end\n");
}

TEST(StrictChip, PeripheralsNeedTheirClock) {
  expect_broken("broken_no_uart_clock", "USART2_BRR (0x4000440C)", "RCC_APB1ENR1 (0x40021058) bit 17");
}

TEST(StrictChip, BytesLeaveThroughTheRightPinOnly) {
  expect_broken("broken_wrong_function", "USART2_TDR", "PA2 carries AF0 instead of AF7");
  expect_broken("broken_no_transmitter", "USART2_TDR", "CR1.TE");
  expect_broken("broken_nothing", "USART2_TDR", "not wired to the virtual COM port", on_nucleo());
}

TEST(StrictChip, PortGNeedsItsSupply) {
  expect_broken("broken_no_port_supply", "LPUART1_TDR", "PWR_CR2.IOSV", on_nucleo());
}

TEST(StrictChip, FastClocksNeedBoostAndTwoSteps) {
  expect_broken("broken_no_boost", "RCC_CFGR", "PWR_CR5.R1MODE = 0");
  expect_broken("broken_no_half_speed", "RCC_CFGR", "two steps");
}

TEST(StrictChip, TooFewWaitStatesAreAHardFault) {
  const BoardRun run = run_firmware("broken_no_wait_states");
  EXPECT_THAT(run.output, StartsWith("fault "));
  EXPECT_THAT(run.log, HasSubstr("FLASH_ACR.LATENCY is too low"));
}

TEST(StrictChip, TheCycleCounterNeedsTrace) {
  EXPECT_THAT(run_firmware("broken_no_trace").output, HasSubstr("passes\n0end"));
  EXPECT_THAT(run_firmware("broken_counter").output, HasSubstr("passes\n1end"));
}

TEST(StrictChip, TheFlashChangesOnlyByTheRules) {
  expect_broken("broken_data_cache_on", "FLASH_ACR", "DCEN must be 0");
  expect_broken("broken_caches_not_reset", "FLASH_ACR", "ICRST, DCRST");
  expect_broken("broken_locked", "FLASH_CR", "locked");
  expect_broken("broken_without_pg", "FLASH_CR", "PG is 0");
}

TEST(StrictChip, ADoubleWordIsWrittenOnce) {
  EXPECT_EQ(run_firmware("broken_flash").output, "00000001 00000001 00000002 \nend\n");
  EXPECT_EQ(run_firmware("broken_twice").output, "00000009 00000001 00000002 \nend\n");  // PROGERR, nothing changed
}

TEST(StrictChip, TheBaudRateChangesOnlyWhileTheUartIsOff) {
  expect_broken("broken_baud_while_on", "USART2_BRR", "only while CR1.UE is 0");
}

TEST(StrictChip, BytesAreGarbledAtAnotherRate) {
  RunSettings settings;
  settings.baud = 115200;
  EXPECT_EQ(run_firmware("broken_nothing", settings).output, "end\n");
  settings.baud = 111500;  // 2.5 % off what the firmware's untrimmed clock gives
  EXPECT_NE(run_firmware("broken_nothing", settings).output, "end\n");
}

TEST(StrictChip, TheBackupDomainIsClosed) {
  expect_broken("broken_crystal", "RCC_BDCR", "PWR_CR1.DBP");
}

TEST(StrictChip, WhatIsNotModelledStopsTheBoard) {
  expect_broken("broken_unknown_register", "0x4000443C (USART2 + 0x3C)", "does not model");
  expect_broken("broken_unknown_peripheral", "0x40000000", "no peripheral");
  expect_broken("broken_sleep", "WFI", "nothing that the virtual board models can wake");
  expect_broken("broken_interrupt", "USART2_CR1", "interrupts of peripherals are not modelled");
}

// "fault CFSR HFSR BFAR offset": the failing instruction stands 16 bytes into failing_code.
TEST(StrictChip, FaultsNameTheirInstruction) {
  EXPECT_EQ(run_firmware("fault_load").output, "fault 00008200 40000000 60000000 16\n");  // PRECISERR, BFARVALID
  EXPECT_EQ(run_firmware("fault_store").output, "fault 00008200 40000000 60000000 16\n");
  EXPECT_EQ(run_firmware("fault_ldrd").output, "fault 01000000 40000000 00000000 16\n");  // UNALIGNED
  EXPECT_EQ(run_firmware("fault_ldm").output, "fault 01000000 40000000 00000000 16\n");
  EXPECT_EQ(run_firmware("fault_vldr").output, "fault 01000000 40000000 00000000 16\n");
  EXPECT_EQ(run_firmware("fault_strd").output, "fault 01000000 40000000 00000000 16\n");
  EXPECT_EQ(run_firmware("fault_udf").output, "fault 00010000 40000000 00000000 16\n");  // UNDEFINSTR
  EXPECT_EQ(run_firmware("fault_unaligned_ldr").output, "end\n");                        // that one is allowed
}

TEST(StrictChip, FloatingPointNeedsTheFpu) {
  const BoardRun run = run_firmware("fault_no_fpu");
  EXPECT_EQ(run.output, "fault 00080000 40000000 00000000 16\n");  // NOCP
  EXPECT_THAT(run.log, HasSubstr("SCB_CPACR"));
  EXPECT_EQ(run_firmware("fault_with_fpu").output, "end\n");
}

TEST(StrictChip, AFaultInAFaultHandlerLocksTheCore) {
  const BoardRun run = run_firmware("fault_lockup");
  EXPECT_EQ(run.ending.why, End::lockup);
  EXPECT_THAT(run.ending.message, HasSubstr("0x60000000"));
  EXPECT_THAT(run.output, Not(HasSubstr("end")));
}

}  // namespace
}  // namespace jauge::vboard::testing
