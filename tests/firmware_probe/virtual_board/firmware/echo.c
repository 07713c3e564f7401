// SPDX-License-Identifier: GPL-2.0-or-later
// Says "ready", then gives back what it receives, at 921600 baud. 's' first: computes for 100,000 cycles and only then
// reads on. '!' ends and says how many cycles passed since the first byte, and whether bytes were lost.
#include "chip.h"

int main(void) {
  clock_to_120_mhz();
  uart_start(921600);
  print("ready\n");
  uint32_t start = 0, lost = 0;
  for (;;) {
    const uint32_t status = UART_ISR;
    if (status & 1u << 3) {
      lost = 1;
      REG(UART + 0x20) = 1u << 3;
    }
    if ((status & 1u << 5) == 0) continue;
    if (start == 0) start = cycles() | 1;
    const uint8_t byte = (uint8_t)UART_RDR;
    if (byte == '!') break;
    if (byte == 's') {
      const uint32_t from = cycles();
      while (cycles() - from < 100000) {
      }
      continue;
    }
    while ((UART_ISR & 1u << 7) == 0) {
    }
    UART_TDR = byte;
  }
  while ((UART_ISR & 1u << 6) == 0) {
  }
  const uint32_t took = cycles() - start;
  print(" ");
  print_number(took);
  print(lost ? " lost\n" : " all\n");
  return 0;
}
