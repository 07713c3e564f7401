// SPDX-License-Identifier: GPL-2.0-or-later
// The same kernels on QEMU's mps2-an386: prints the result and leaves by semihosting.
#include <stdint.h>

extern uint32_t stack_top;
int32_t count_kernels(void);

static void semihosting(uint32_t operation, const void* argument) {
  register uint32_t r0 __asm("r0") = operation;
  register const void* r1 __asm("r1") = argument;
  __asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

void Reset_Handler(void);
void Reset_Handler(void) {
  *(volatile uint32_t*)0xE000ED88u |= 0xFu << 20;
  __asm volatile("dsb\n\tisb");
  uint32_t value = (uint32_t)count_kernels();
  char text[10] = "00000000 ";
  for (int i = 7; i >= 0; --i, value >>= 4) text[i] = "0123456789ABCDEF"[value & 15];
  semihosting(4, text);              /* SYS_WRITE0 */
  semihosting(0x18, (void*)0x20026); /* SYS_EXIT, application exit */
  for (;;) {
  }
}

__attribute__((section(".vectors"), used)) static const void* const vectors[2] = {&stack_top, Reset_Handler};
