// SPDX-License-Identifier: GPL-2.0-or-later
// Loops of known size and tables of known size, for the caches of the Flash.
  .syntax unified
  .cpu cortex-m4
  .thumb
  .text

// void loop_N(uint32_t turns): N bytes a turn, at the start of a cache line: (N - 6) / 2 NOPs, SUBS, BNE.W.
  .macro LOOP bytes
  .balign 32
  .global loop_\bytes
  .thumb_func
loop_\bytes:
  .rept 16
  nop
  .endr
1:
  .rept (\bytes - 6) / 2
  nop
  .endr
  subs r0, #1
  bne.w 1b
  bx lr
  .endm

  LOOP 64
  LOOP 512
  LOOP 1024
  LOOP 2048

// void read_words(const void* table, uint32_t bytes): 32 bytes a turn, 15 cycles at zero wait states.
  .balign 32
  .global read_words
  .thumb_func
read_words:
  push {r4}
1:
  ldr r2, [r0]
  ldr r3, [r0, #4]
  ldr r2, [r0, #8]
  ldr r3, [r0, #12]
  ldr r2, [r0, #16]
  ldr r3, [r0, #20]
  ldr r2, [r0, #24]
  ldr r3, [r0, #28]
  adds r0, #32
  subs r1, #32
  bne 1b
  pop {r4}
  bx lr

  .pushsection .rodata
  .balign 4096
  .global table
table:
  .space 8192, 0x55
  .popsection
