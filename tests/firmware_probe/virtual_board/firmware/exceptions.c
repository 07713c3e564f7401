// SPDX-License-Identifier: GPL-2.0-or-later
// Exceptions: SVC with live floating point registers, SysTick, a sleeping core, and an unaligned stack.
#include "chip.h"

static volatile uint32_t ticks, calls, number_in_handler;

__attribute__((used)) void count_call(void) {
  ++calls;
  __asm volatile("mrs %0, ipsr" : "=r"(number_in_handler));
  float noise = 3.0f;
  for (int i = 0; i < 8; ++i)
    __asm volatile("vmov.f32 s0, s1\n\tvadd.f32 s1, %0, %0\n\tvadd.f32 s15, s1, s1" ::"t"(noise) : "s0", "s1", "s15");
}
void SVC_Handler(void) {
  count_call();
}
void SysTick_Handler(void) {
  ++ticks;
}

static uint32_t call_with_live_registers(void) {
  uint32_t lost;
  __asm volatile(
      "mov r0, #11\n\tmov r1, #22\n\tmov r12, #33\n\tvmov s0, r0\n\tvmov s15, r1\n\tvmov s16, r12\n\t"
      "cmp r0, r0\n\tsvc #1\n\tite eq\n\tmoveq %0, #0\n\tmovne %0, #1\n\t"
      "vmov r2, s0\n\tcmp r2, #11\n\tit ne\n\torrne %0, #2\n\tvmov r2, s15\n\tcmp r2, #22\n\tit ne\n\torrne %0, #4\n\t"
      "cmp r0, #11\n\tit ne\n\torrne %0, #8\n\tcmp r12, #33\n\tit ne\n\torrne %0, #16"
      : "=&r"(lost)::"r0", "r1", "r2", "r12", "s0", "s15", "s16", "cc", "memory");
  return lost;
}

int main(void) {
  clock_to_120_mhz();
  uart_start(115200);
  uint32_t lost = call_with_live_registers();
  __asm volatile("sub sp, #4");
  lost |= call_with_live_registers() << 8;
  __asm volatile("add sp, #4");
  print_number(lost);
  print(" ");
  print_number(calls);
  print(" ");
  print_number(number_in_handler);
  STK_LOAD = 12000 - 1;
  STK_VAL = 0;
  STK_CTRL = 7;
  const uint32_t start = cycles();
  while (cycles() - start < 1200000 + 6000) {
  }
  print(" ");
  print_number(ticks);
  for (int i = 0; i < 10; ++i) __asm volatile("wfi");
  print(" ");
  print_number(ticks >= 110);
  print("\n");
  STK_CTRL = 0;
  return 0;
}
