// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the counted kernels on the board and prints their result.
#include "chip.h"

int32_t count_kernels(void);

int main(void) {
  uart_start(115200);
  print_hex((uint32_t)count_kernels());
  return 0;
}
