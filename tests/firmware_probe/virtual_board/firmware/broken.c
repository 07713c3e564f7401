// SPDX-License-Identifier: GPL-2.0-or-later
// Firmwares that each break one rule of the chip, chosen by a macro. Faults are reported over the UART:
// "fault <CFSR> <HFSR> <BFAR> <pc - start of the failing code>".
#include "chip.h"

static uint32_t uart_is_up;

__attribute__((used)) void report_fault(const uint32_t* frame) {
  if (!uart_is_up) uart_start(115200);
  extern const uint8_t failing_code[];
  print("fault ");
  print_hex(SCB_CFSR);
  print_hex(SCB_HFSR);
  print_hex(SCB_BFAR);
  print_number(frame[6] - (uint32_t)failing_code);
  print("\n");
#ifdef FAULT_IN_HANDLER
  (void)REG(0x60000000u);
#endif
  end();
}

__attribute__((naked)) void Fault_Handler(void) {
  __asm volatile("mrs r0, msp\n\tb report_fault");
}

// Sixteen bytes of harmless code, then the failing instruction. r1 is two off a word, r3 leads nowhere.
#define FAILING(instruction)                                                                      \
  __asm volatile(                                                                                 \
      ".global failing_code\nfailing_code:\n\tmov.w r2, #0\n\tmov.w r3, #0x60000000\n\tmovw r1, " \
      "#:lower16:buffer+2\n\t"                                                                    \
      "movt r1, #:upper16:buffer+2\n\t" instruction "\n\tnop\n\t" ::                              \
          : "r0", "r1", "r2", "r3", "memory")

uint32_t buffer[64];

static void start(void) {
  clock_to_120_mhz();
  uart_start(115200);
  uart_is_up = 1;
}

#ifdef FLASH
static void change_flash(void) {
  const uint32_t page = 0x08080000u;
  flash_unlock();
  uint32_t status = flash_erase(page);
  status |= flash_program(page, 1, 2);
#ifdef TWICE
  status |= flash_program(page, 4, 8);
#endif
#ifdef WITHOUT_PG
  REG(page + 8) = 1;
#endif
  flash_finish();
  print_hex(status);
  print_hex(REG(page));
  print_hex(REG(page + 4));
  print("\n");
}
#endif

int main(void) {
#ifdef CRYSTAL_BEHIND_CLOSED_DOOR
  RCC_APB1ENR1 |= 1u << 28;
  RCC_BDCR |= 1u;
#endif
  start();
#if defined(FLASH)
  change_flash();
#elif defined(COUNTER)
  const uint32_t before = cycles();
  print("some time passes\n");
  print_number(cycles() - before != 0);
#elif defined(BAUD_WHILE_ON)
  UART_BRR = 130;
#elif defined(UNKNOWN_REGISTER)
  (void)REG(UART + 0x3C);
#elif defined(UNKNOWN_PERIPHERAL)
  (void)REG(0x40000000u);
#elif defined(SLEEP_FOR_EVER)
  __asm volatile("wfi");
#elif defined(INTERRUPT)
  UART_CR1 |= 1u << 5;
#elif defined(FAILS)
  FAILING(FAILS);
#endif
#ifndef FAILS
  extern const uint8_t failing_code[];
  __asm volatile(".weak failing_code\n" ::"r"(failing_code));
#endif
  print("end\n");
  return 0;
}
