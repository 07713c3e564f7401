/* See sum.h. r0, r1: inputs; r2: out; r3: end of out; r4 to r9: factor, half, right, zero, constant, out factor; r10: out
 * offset; r11: out right; r12, lr: the element. */
    .syntax unified
    .thumb
    .cpu cortex-m4
#include "firmware_probe/runtime/kernels/cortex_m4/scale.h"

.macro element at
    ldrsb lr, [r1, #\at]
    ldrsb r12, [r0, #\at]
    rsb lr, r7, lr, lsl #21
    smmulr lr, lr, r4
    add lr, lr, lr, asr #31
    add lr, lr, r5
    asr lr, lr, r6
    rsb r12, r8, r12, lsl #19
    add lr, lr, r12
    lsl lr, lr, #1
    tflite_scale lr, r9, r10, r11
    strb lr, [r2, #\at]
.endm

    .section .text.jauge_m4_sum_run, "ax", %progbits
    .balign 32
    .global jauge_m4_sum_run
    .type jauge_m4_sum_run, %function
    .thumb_func
jauge_m4_sum_run:
    push {r4-r11, lr}
    ldm r0, {r0-r11}
    add r3, r3, r2
    sub r12, r3, r2
    cmp r12, #4
    blt 2f
1:  element 0
    element 1
    element 2
    element 3
    adds r2, r2, #4
    adds r0, r0, #4
    sub r12, r3, r2
    cmp r12, #4
    add r1, r1, #4
    bge 1b
2:  cmp r2, r3
    beq 4f
3:  element 0
    adds r0, r0, #1
    adds r2, r2, #1
    cmp r2, r3
    add r1, r1, #1
    bne 3b
4:  pop {r4-r11, pc}
    .size jauge_m4_sum_run, . - jauge_m4_sum_run
