// SPDX-License-Identifier: GPL-2.0-or-later
// Cycles of one more turn of each loop, and of one more reading of each table, at 120 MHz: "name cycles" a line.
#include "chip.h"

void loop_64(uint32_t turns);
void loop_512(uint32_t turns);
void loop_1024(uint32_t turns);
void loop_2048(uint32_t turns);
void read_words(const void* from, uint32_t bytes);
extern const uint8_t table[8192];
static uint8_t copy[8192];

static void say(const char* name, uint32_t value) {
  print(name);
  print(" ");
  print_number(value);
  print("\n");
}

static void time_loop(const char* name, void (*loop)(uint32_t)) {
  loop(2);
  const uint32_t start = cycles();
  loop(2);
  const uint32_t middle = cycles();
  loop(12);
  say(name, ((cycles() - middle) - (middle - start)) / 10);
}

/* The table is read once before; the turns around it are the same, so that they cancel. */
static void time_table(const char* name, const void* from, uint32_t bytes) {
  read_words(from, bytes);
  const uint32_t start = cycles();
  read_words(from, bytes);
  say(name, cycles() - start);
}

int main(void) {
  clock_to_120_mhz();
#ifdef NO_PREFETCH
  FLASH_ACR &= ~(1u << 8);
#endif
#ifdef NO_CACHES
  FLASH_ACR &= ~(6u << 8);
#endif
  uart_start(115200);
  time_loop("loop_64", loop_64);
  time_loop("loop_512", loop_512);
  time_loop("loop_1024", loop_1024);
  time_loop("loop_2048", loop_2048);
  time_table("flash_128", table, 128);
  time_table("flash_8192", table, 8192);
  time_table("sram_8192", copy, 8192);
  return 0;
}
