// SPDX-License-Identifier: GPL-2.0-or-later
// Prints who it is, then gives back each byte it receives; '!' ends it.
#include "chip.h"

int main(void) {
  clock_to_120_mhz();
  uart_start(115200);
  const uint32_t start = cycles();
  print("hello ");
  print_hex(DBGMCU_IDCODE);
  print_hex(FLASH_OPTR);
  print_hex(RCC_CSR);
  print_number(cycles() - start > 100);
  print("\n");
  for (;;) {
    if ((UART_ISR & 1u << 5) == 0) continue;
    const uint8_t byte = (uint8_t)UART_RDR;
    if (byte == '!') return 0;
    UART_TDR = byte;
  }
}
