// SPDX-License-Identifier: GPL-2.0-or-later
// One class of instruction a case, with the cycles that the Cortex-M4 technical reference manual (or, where it leaves
// room, cycle_model.txt) gives for it at zero wait states. r0: 64 bytes of SRAM, aligned; its first word points to itself.
// r1: the same, 128 bytes on. r2 = 0, r3 = 1, r4 = 7.
  .syntax unified
  .cpu cortex-m4
  .fpu fpv4-sp-d16
  .thumb

  .macro CASE name, expected
  .pushsection .rodata
9:
  .asciz "\name"
  .popsection
  .pushsection .data.cases, "aw"
  .word 9b, 8f + 1, \expected
  .popsection
  .text
  .balign 8
  .thumb_func
8:
  push {r4-r11, lr}
  bl case_setup
  ldr r10, =0xE0001004
  isb
  ldr r11, [r10]
  nop
  .endm

  .macro END
  nop
  ldr r12, [r10]
  sub r0, r12, r11
  subs r0, #4
  pop {r4-r11, pc}
  .ltorg
  .endm

  .text
  .balign 4
  .thumb_func
case_setup:
  ldr r0, =case_memory
  str r0, [r0]
  add r1, r0, #128
  movs r2, #0
  movs r3, #1
  movs r4, #7
  vmov s0, r4
  vcvt.f32.s32 s0, s0
  vmov.f32 s1, s0
  vmov.f32 s2, s0
  vmov.f32 s3, s0
  bx lr
  .ltorg

  .pushsection .bss
  .balign 8
case_memory: .space 256
  .popsection

  CASE "ten additions", 10
  .rept 10
  adds r5, r3, r4
  .endr
  END
  CASE "mla, smlad, smull, umaal, ssat, pkhbt, sxtb16", 7
  mla r5, r3, r4, r2
  smlad r6, r3, r4, r2
  smull r5, r6, r3, r4
  umaal r5, r6, r3, r4
  ssat r5, #8, r4
  pkhbt r6, r3, r4
  sxtb16 r7, r4
  END
  CASE "udiv", 6
  udiv r5, r4, r3
  END
  CASE "ldr", 2
  ldr r5, [r0]
  END
  CASE "two ldr", 3
  ldr r5, [r0]
  ldr r6, [r0, #4]
  END
  CASE "four ldr of all sizes", 5
  ldr r5, [r0]
  ldrb r6, [r0, #5]
  ldrsh r7, [r0, #6]
  ldr r8, [r0, r2]
  END
  CASE "ldr whose result is the next base", 4
  ldr r5, [r0]
  ldr r6, [r5]
  END
  CASE "ldr whose result is the next index", 4
  ldr r5, [r0, #4]
  ldr r6, [r0, r5]
  END
  CASE "ldr after ldr with write-back", 4
  ldr r5, [r1], #4
  ldr r6, [r0]
  END
  CASE "ldr with write-back after ldr", 3
  ldr r6, [r0]
  ldr r5, [r1], #4
  END
  CASE "str", 1
  str r5, [r0, #8]
  END
  CASE "str with register", 2
  str r5, [r0, r4, lsl #2]
  END
  CASE "str with register after ldr", 3
  ldr r5, [r0]
  str r5, [r1, r2]
  END
  CASE "ldr after str", 3
  str r5, [r0, #8]
  ldr r5, [r0]
  END
  CASE "ldrd, strd", 6
  ldrd r6, r7, [r0]
  strd r6, r7, [r1]
  END
  CASE "ldr after ldrd", 5
  ldrd r6, r7, [r0]
  ldr r5, [r0]
  END
  CASE "ldm of four, stm of four", 10
  ldm r0, {r5, r6, r7, r8}
  stm r1, {r5, r6, r7, r8}
  END
  CASE "push of three, pop of three", 8
  push {r5, r6, r7}
  pop {r5, r6, r7}
  END
  CASE "address computed directly before", 4
  add r5, r0, #4
  ldr r6, [r5]
  END
  CASE "address computed one earlier", 4
  add r5, r0, #4
  nop
  ldr r6, [r5]
  END
  CASE "store to an address computed directly before", 3
  add r5, r0, #8
  str r6, [r5]
  END
  CASE "ldr two off", 3
  ldr r5, [r0, #2]
  END
  CASE "ldr one off", 4
  ldr r5, [r0, #1]
  END
  CASE "ldrh one off", 3
  ldrh r5, [r0, #1]
  END
  CASE "str one off", 3
  str r5, [r0, #9]
  END
  CASE "b", 2
  b 1f
  .balign 4
1:
  END
  CASE "b to a wide instruction off a word", 4
  b 1f
  .balign 4
  nop
1:
  add.w r5, r3, r4
  END
  CASE "branch not taken", 3
  cmp r3, r4
  nop
  beq 1f
1:
  END
  CASE "branch taken, flags known early", 4
  cmp r3, r4
  nop
  bne 1f
  nop
1:
  END
  CASE "branch taken directly after the flags", 5
  cmp r3, r4
  bne 1f
  nop
1:
  END
  CASE "cbz taken, register known early", 4
  movs r5, #0
  nop
  cbz r5, 1f
  nop
1:
  END
  CASE "cbz taken directly after its register", 5
  movs r5, #0
  cbz r5, 1f
  nop
1:
  END
  CASE "cbz not taken", 2
  nop
  cbz r3, 1f
1:
  END
  CASE "bl, bx lr", 5
  bl return_at_once
  END
  CASE "loop of three turns: subs, bne", 13
  movs r5, #3
  .balign 4
1:
  subs r5, #1
  bne 1b
  END
  CASE "ldr, str, ldr pc", 8
  ldr r5, =1f + 1
  str r5, [r0, #8]
  ldr pc, [r0, #8]
  .balign 4
  .thumb_func
1:
  END
  CASE "tbb", 6
  tbb [pc, r2]
  .byte 1, 1
1:
  END
  CASE "it behind a narrow instruction", 2
  cmp r3, r4
  it eq
  moveq r5, r3
  END
  CASE "it behind a wide instruction", 3
  cmp.w r3, r4
  it eq
  moveq r5, r3
  END
  CASE "itte, all charged", 4
  cmp r3, r4
  itte ne
  movne r5, r3
  addne r5, r5, r4
  moveq r5, r4
  END
  CASE "vadd, vmul, independent", 2
  vadd.f32 s4, s0, s1
  vmul.f32 s5, s2, s3
  END
  CASE "vmul, vadd on its result", 3
  vmul.f32 s4, s0, s1
  vadd.f32 s5, s4, s3
  END
  CASE "vmul, another, vadd on its result", 3
  vmul.f32 s4, s0, s1
  vmul.f32 s6, s2, s3
  vadd.f32 s5, s4, s3
  END
  CASE "vfma, vmla", 6
  vfma.f32 s4, s0, s1
  vmla.f32 s5, s2, s3
  END
  CASE "vdiv, vsqrt", 28
  vdiv.f32 s4, s0, s1
  vsqrt.f32 s5, s2
  END
  CASE "vldr", 2
  vldr s4, [r0]
  END
  CASE "two vldr", 3
  vldr s4, [r0]
  vldr s5, [r0, #4]
  END
  CASE "vldr.64, vstr.64", 6
  vldr d2, [r0]
  vstr d2, [r1]
  END
  CASE "vstr", 2
  vstr s4, [r0, #8]
  END
  CASE "vldm of four", 5
  vldmia r0, {s4, s5, s6, s7}
  END
  CASE "vmov of two core registers", 2
  vmov r5, r6, d2
  END
  CASE "vcmp, vmrs", 3
  vcmp.f32 s0, s1
  vmrs APSR_nzcv, fpscr
  END
  CASE "vcvt, vmov on its result", 3
  vcvt.s32.f32 s4, s0
  vmov r5, s4
  END
  CASE "mrs", 2
  mrs r5, primask
  END
  CASE "dsb, isb", 6
  dsb
  isb
  END
  CASE "two readings of the counter", 3
  ldr r5, [r10]
  ldr r6, [r10]
  END

  .text
  .balign 4
  .thumb_func
return_at_once:
  bx lr

  .pushsection .data.cases, "aw"
  .word 0
  .popsection
