// SPDX-License-Identifier: GPL-2.0-or-later
// Code that changes under the core: in SRAM, and in Flash. Then: how long the Flash holds up the code while it erases a
// page of the first and of the second bank. Prints "<results of SRAM code> <results of Flash code> <cycles> <cycles>".
#include "chip.h"

#define PAGE 0x08080000u
#define PAGE_OF_BANK_2 0x08180000u

typedef uint32_t (*function)(void);

/* movs r0, #value; bx lr */
static uint32_t code_for(uint32_t value) {
  return 0x47702000u | value;
}

static uint32_t run_in_sram(uint32_t value) {
  static uint32_t place[2] __attribute__((aligned(8)));
  place[0] = code_for(value);
  __asm volatile("dsb\n\tisb" ::: "memory");
  return ((function)((uint32_t)place | 1u))();
}

static uint32_t run_in_flash(uint32_t value) {
  flash_unlock();
  flash_erase(PAGE);
  flash_program(PAGE, code_for(value), 0);
  flash_finish();
  return ((function)(PAGE | 1u))();
}

static uint32_t time_erase(uint32_t page) {
  flash_unlock();
  const uint32_t start = cycles();
  const uint32_t offset = page - 0x08000000u;
  FLASH_CR = 2u | ((FLASH_OPTR & 1u << 22) ? (offset >> 12 & 255u) << 3 | (offset >> 20) << 11 : offset >> 13 << 3);
  FLASH_CR |= 1u << 16;
  const uint32_t took = cycles() - start;
  while (FLASH_SR & 1u << 16) {
  }
  FLASH_CR = 0;
  flash_finish();
  return took;
}

int main(void) {
  clock_to_120_mhz();
  uart_start(115200);
  print_number(run_in_sram(11));
  print_number(run_in_sram(22));
  print_number(run_in_sram(33));
  print(" ");
  print_number(run_in_flash(44));
  print_number(run_in_flash(55));
  print(" ");
  print_number(time_erase(PAGE));
  print(" ");
  print_number(time_erase(PAGE_OF_BANK_2));
  print("\n");
  return 0;
}
