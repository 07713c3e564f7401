/* See depthwise_taps.h. r4 to r7: sums of the four channels; r0: activations, r1: weights, r2: taps left of a window row,
 * r3: window rows left, r12: bytes between taps; r8 to r11: loaded words. Windows of 3 x 3 have a loop of their own: r0,
 * r2, r3 are then their three rows. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16
#include "firmware_probe/runtime/kernels/cortex_m4/scale.h"

    .equ first, 0
    .equ row_pitch, 4
    .equ height, 8
    .equ width, 12
    .equ tap_pitch, 16
    .equ out, 20
    .equ count, 24
    .equ pixel_step, 28
    .equ out_pitch, 32
    .equ ready, 36
    .equ scales, 16
    .equ weights, 64

/* What waits in s registers. */
ready_at .req s0
window_at .req s1 /* of this pixel */
left .req s2      /* pixels left */
out_at .req s3
height_of .req s4
width_of .req s5
row_skip .req s6  /* bytes from behind a window row to the next one */
step_of .req s7
out_step .req s8
scales_at .req s9

.macro products
    sxtb16 r11, r8
    sxtb16 r8, r8, ror #8
    smlabb r4, r11, r9, r4
    smlatt r6, r11, r9, r6
    smlabb r5, r8, r10, r5
    smlatt r7, r8, r10, r7
.endm

/* Three taps of a row of a 3 x 3 window. */
.macro three_taps row, at
    ldr r8, [\row]
    ldr r9, [r1, #\at]
    ldr r10, [r1, #\at + 4]
    products
    ldr r8, [\row, r12]
    ldr r9, [r1, #\at + 8]
    ldr r10, [r1, #\at + 12]
    products
    ldr r8, [\row, lr]
    ldr r9, [r1, #\at + 16]
    ldr r10, [r1, #\at + 20]
    products
.endm

.macro scale_of world, sum
    .ifc \world, tflite
    tflite_scale \sum, r9, r10, r11
    .else
    onnx_scale \sum, r9, r10
    .endif
.endm

/* Uses r8 to r11 and lr; leaves the flags of "pixels left". */
.macro store_channels world
    vmov r8, scales_at
    vmov lr, out_at
    ldm r8!, {r9, r10, r11}
    scale_of \world, r4
    strb r4, [lr, #0]
    ldm r8!, {r9, r10, r11}
    scale_of \world, r5
    strb r5, [lr, #1]
    ldm r8!, {r9, r10, r11}
    scale_of \world, r6
    strb r6, [lr, #2]
    ldm r8, {r9, r10, r11}
    scale_of \world, r7
    strb r7, [lr, #3]
    vmov r9, out_step
    vmov r10, left
    add lr, lr, r9
    subs r10, r10, #1
    vmov out_at, lr
    vmov left, r10
.endm

.macro depthwise_function world
    .section .text.jauge_m4_depthwise_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_depthwise_\world
    .type jauge_m4_depthwise_\world, %function
    .thumb_func
jauge_m4_depthwise_\world:
    push {r4-r11, lr}
    ldr r1, [r0, #ready]
    ldr r2, [r0, #out]
    ldr r3, [r0, #count]
    ldr r4, [r0, #out_pitch]
    ldr r8, [r0, #pixel_step]
    ldr r9, [r0, #row_pitch]
    ldr r5, [r0, #height]
    ldr r6, [r0, #width]
    ldr r12, [r0, #tap_pitch]
    ldr r0, [r0, #first]
    add r7, r1, #scales
    vmov ready_at, r1
    vmov scales_at, r7
    vmov out_at, r2
    vmov left, r3
    vmov out_step, r4
    vmov step_of, r8
    cmp r5, #3
    it eq
    cmpeq r6, #3
    beq 5f

/* Any window. */
    mul r10, r6, r12
    sub r10, r9, r10
    vmov row_skip, r10
    vmov height_of, r5
    vmov width_of, r6
1:  vmov window_at, r0
    vmov r8, ready_at
    vmov r3, height_of
    add r1, r8, #weights
    ldm r8, {r4, r5, r6, r7}
2:  vmov r2, width_of
3:  ldr r8, [r0]
    ldr r9, [r1, #0]
    ldr r10, [r1, #4]
    subs r2, r2, #1
    products
    add r0, r0, r12
    add r1, r1, #8
    bne 3b
    subs r3, r3, #1
    vmov r8, row_skip
    add r0, r0, r8
    bne 2b
    store_channels \world
    vmov r0, window_at
    vmov r8, step_of
    add r0, r0, r8
    bne 1b
    pop {r4-r11, pc}

/* 3 x 3. */
5:  add r2, r0, r9
    add r3, r2, r9
    add r1, r1, #weights
6:  vmov r8, ready_at
    lsl lr, r12, #1
    ldm r8, {r4, r5, r6, r7}
    three_taps r0, 0
    three_taps r2, 24
    three_taps r3, 48
    store_channels \world
    vmov r8, step_of
    add r0, r0, r8
    add r2, r2, r8
    add r3, r3, r8
    bne 6b
    pop {r4-r11, pc}
    .size jauge_m4_depthwise_\world, . - jauge_m4_depthwise_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    depthwise_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    depthwise_function onnx
#endif
