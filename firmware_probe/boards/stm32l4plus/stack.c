#include "firmware_probe/boards/stm32l4plus/stack.h"

/* Placed by memory.ld. */
extern uint32_t stack_bottom[], stack_top[];

static const uint32_t paint = 0xC0DEC0DEu;

uint32_t stack_bytes(void) {
  return (uint32_t)((const uint8_t*)stack_top - (const uint8_t*)stack_bottom);
}

/* Everything below the caller's frame; nothing interrupts, so nothing else lives there. */
__attribute__((noinline)) void stack_paint(void) {
  uint32_t* here;
  __asm volatile("mov %0, sp" : "=r"(here));
  for (volatile uint32_t* word = stack_bottom; word < here; ++word) *word = paint;
}

uint32_t stack_high_water(void) {
  const volatile uint32_t* word = stack_bottom;
  while (word < stack_top && *word == paint) ++word;
  return (uint32_t)((const uint8_t*)stack_top - (const volatile uint8_t*)word);
}

bool stack_is_whole(void) {
  return stack_bottom[0] == paint && stack_bottom[1] == paint;
}
