/* See stem.h. Two pixels and four channels at a time: r4 to r7 are the sums of the first pixel (pair 0: both channels,
 * the odd one; pair 1 alike), r8 to r11 those of the second; r0: windows, r1: weights, r2, r3, r12, lr: loaded words.
 * All of a block's code fits the 1 KiB of the Flash's instruction cache. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16
#include "firmware_probe/runtime/kernels/cortex_m4/scale.h"

    .equ windows, 0
    .equ weights, 4
    .equ channels, 8
    .equ out, 12
    .equ count, 16
    .equ steps, 20
    .equ out_pitch, 24
    .equ blocks, 28
    .equ zero_point, 32

/* On the stack: four scales of three words, the outputs of a pixel that is none, the row. */
    .equ nowhere, 48
    .equ row, 52
    .equ frame, 56

    .equ unrolled, 7   /* steps of two taps */
    .equ step_bytes, 52 /* of code */

/* What waits in s registers; s0 to s3: starts of the sums. */
window_at .req s4   /* of the next pair, a jump's worth before it */
weights_at .req s5  /* 4 bytes before the weights, a jump's worth before them */
weights_end .req s6
out_at .req s7
pitch .req s8
left .req s9
entry .req s10      /* of the unrolled steps: where the first turn begins */
jump .req s11       /* bytes of windows that the first turn does not take */

/* Two taps of two pixels: 16 products in 15 cycles. */
.macro step_loads k
    ldr r2, [r0, #8 * \k]
    ldr r3, [r0, #8 * \k + 4]
    ldr r12, [r1, #8 * \k + 4]
.endm
.macro step_products
    smlad r4, r12, r2, r4
    smlad r8, r12, r3, r8
    sxtb16 r12, r12
    smlad r5, r12, r2, r5
    smlad r9, r12, r3, r9
    smlad r6, lr, r2, r6
    smlad r10, lr, r3, r10
    sxtb16 lr, lr
    smlad r7, lr, r2, r7
.endm

/* Channels 2 * k and 2 * k + 1 made ready. r11: channels, r9: zero point, TFLite: doubled, plus 1. */
.macro prepare_two world, k, both, odd
    ldm r11!, {r0, r1, r2}
    ldm r11!, {r3, r4, r5}
    .ifc \world, tflite
    rsbs r6, r2, #0
    mvns r2, r2
    lsl r2, r9, r2
    rsbs r7, r5, #0
    mvns r5, r5
    lsl r5, r9, r5
    .else
    mov r2, r9
    mov r5, r9
    .endif
    str r1, [sp, #24 * \k]
    str r2, [sp, #24 * \k + 4]
    str r6, [sp, #24 * \k + 8]
    str r4, [sp, #24 * \k + 12]
    str r5, [sp, #24 * \k + 16]
    str r7, [sp, #24 * \k + 20]
    add r0, r3, r0, lsl #8
    vmov \both, r0
    vmov \odd, r3
.endm

.macro load_scale number
    ldr r1, [sp, #12 * \number]
    ldr r2, [sp, #12 * \number + 4]
    ldr r3, [sp, #12 * \number + 8]
.endm

/* r1: factor, r2: offset, r3: right. TFLite: the sum has the sign of its product, or the product counts for nothing. */
.macro store_scaled world, doubled, sign, to, number
    .ifc \world, tflite
    smmlar r0, \doubled, r1, r2
    add r0, r0, \sign, asr #31
    asrs r0, r0, r3
    ssat r0, #8, r0
    .else
    onnx_scale r0, r1, r2
    .endif
    strb r0, [\to, #\number]
.endm
.macro store_even world, both, odd, to, number
    sub \both, \both, \odd
    .ifc \world, tflite
    asr r0, \both, #7
    .else
    asr r0, \both, #8
    .endif
    store_scaled \world, r0, \both, \to, \number
.endm
.macro store_odd world, odd, to, number
    .ifc \world, tflite
    lsl r0, \odd, #1
    .else
    mov r0, \odd
    .endif
    store_scaled \world, r0, \odd, \to, \number
.endm

.macro stem_function world
    .section .text.jauge_m4_stem_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_stem_\world
    .type jauge_m4_stem_\world, %function
    .thumb_func
jauge_m4_stem_\world:
    push {r4-r11, lr}
    sub sp, sp, #frame
    str r0, [sp, #row]
    ldr r1, [r0, #steps]
    movs r3, #unrolled
    adds r2, r1, #unrolled - 1
    udiv r2, r2, r3
    mul r2, r2, r3
    subs r2, r2, r1
    adr r3, 3f
    movs r4, #step_bytes
    mla r3, r2, r4, r3
    orr r3, r3, #1
    vmov entry, r3
    lsls r2, r2, #3
    vmov jump, r2

/* A block. */
1:  ldr r10, [sp, #row]
    ldr r11, [r10, #channels]
    ldr r9, [r10, #zero_point]
    .ifc \world, tflite
    lsl r9, r9, #1
    add r9, r9, #1
    .endif
    prepare_two \world, 0, s0, s1
    prepare_two \world, 1, s2, s3
    vmov r6, jump
    str r11, [r10, #channels]
    ldr r0, [r10, #windows]
    ldr r1, [r10, #weights]
    ldr r2, [r10, #out]
    ldr r3, [r10, #count]
    ldr r4, [r10, #steps]
    ldr r5, [r10, #out_pitch]
    vmov out_at, r2
    vmov left, r3
    vmov pitch, r5
    subs r0, r0, r6
    add r7, r1, r4, lsl #3
    adds r2, r2, #4
    vmov window_at, r0
    str r7, [r10, #weights]
    str r2, [r10, #out]
    subs r7, r7, #4
    subs r1, r1, r6
    subs r1, r1, #4
    vmov weights_end, r7
    vmov weights_at, r1

/* Two pixels. */
2:  vmov r2, entry
    vmov r4, s0
    vmov r5, s1
    vmov r6, s2
    vmov r7, s3
    vmov r8, s0
    vmov r9, s1
    vmov r10, s2
    vmov r11, s3
    vmov r0, window_at
    vmov r1, weights_at
    bx r2
    .balign 4
3:
    .irp k, 0, 1, 2, 3, 4, 5
    step_loads \k
    ldr lr, [r1, #8 * \k + 8]
    step_products
    smlad r11, lr, r3, r11
    .endr
    step_loads 6
    ldr lr, [r1, #56]!
    adds r0, r0, #8 * unrolled
    step_products
    vmov r2, weights_end
    cmp r1, r2
    smlad r11, lr, r3, r11
    bne 3b
    vmov r1, jump
    vmov r12, out_at
    vmov lr, pitch
    subs r0, r0, r1
    add lr, lr, r12
    vmov window_at, r0
    load_scale 0
    store_even \world, r4, r5, r12, 0
    store_even \world, r8, r9, lr, 0
    load_scale 1
    store_odd \world, r5, r12, 1
    store_odd \world, r9, lr, 1
    load_scale 2
    store_even \world, r6, r7, r12, 2
    store_even \world, r10, r11, lr, 2
    load_scale 3
    store_odd \world, r7, r12, 3
    store_odd \world, r11, lr, 3
    vmov r1, left
    sub r12, lr, r12
    subs r1, r1, #2
    add lr, lr, r12
    vmov left, r1
    cmp r1, #1
    vmov out_at, lr
    bgt 2b
    blt 4f
    add r0, sp, #nowhere
    sub r0, r0, lr
    vmov pitch, r0
    b 2b

4:  ldr r10, [sp, #row]
    ldr r0, [r10, #blocks]
    subs r0, r0, #1
    str r0, [r10, #blocks]
    bne 1b
    add sp, sp, #frame
    pop {r4-r11, pc}
    .size jauge_m4_stem_\world, . - jauge_m4_stem_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    stem_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    stem_function onnx
#endif

    .equ to, 0
    .equ from, 4
    .equ row_pitch, 8
    .equ runs, 12
    .equ run_taps, 16
    .equ pixel_step, 20
    .equ pixels, 24
    .equ pair_bytes, 28

/* r0: where this pixel's words go, every other one; r1: its first tap; r2: row pitch; r3: pixels left; r12: window rows
 * left; lr: taps of a run; r9: from pixel to pixel in r0, in turns 4 and what is left of r7, a pair's bytes. */
    .section .text.jauge_m4_lay_out, "ax", %progbits
    .balign 32
    .global jauge_m4_lay_out
    .type jauge_m4_lay_out, %function
    .thumb_func
jauge_m4_lay_out:
    push {r4-r11, lr}
    ldr r4, [r0, #pixel_step]
    ldr r7, [r0, #pair_bytes]
    ldr r1, [r0, #from]
    ldr r2, [r0, #row_pitch]
    ldr r3, [r0, #pixels]
    ldr lr, [r0, #run_taps]
    ldr r12, [r0, #runs]
    ldr r0, [r0, #to]
    vmov s0, r4
    vmov s1, r12
    movs r9, #4
    cmp lr, #9
    it eq
    cmpeq r12, #3
    bne 2f

/* 3 x 3 windows of 3 channels, as they come from pictures. r12: bytes from window to window, lr: a pair's bytes. */
    mov r12, r4
    mov lr, r7
1:  ldr r4, [r1, #0]
    ldr r5, [r1, #4]
    ldr r6, [r1, #8]
    ldr r7, [r1, #12]
    ldrh r8, [r1, #16]
    add r11, r1, r2
    str r4, [r0, #0]
    str r5, [r0, #8]
    str r6, [r0, #16]
    str r7, [r0, #24]
    ldrh r10, [r11, #0]
    ldr r4, [r11, #2]
    ldr r5, [r11, #6]
    ldr r6, [r11, #10]
    ldr r7, [r11, #14]
    orr r8, r8, r10, lsl #16
    add r11, r11, r2
    str r8, [r0, #32]
    str r4, [r0, #40]
    str r5, [r0, #48]
    str r6, [r0, #56]
    str r7, [r0, #64]
    ldr r4, [r11, #0]
    ldr r5, [r11, #4]
    ldr r6, [r11, #8]
    ldr r7, [r11, #12]
    ldr r8, [r11, #16]
    str r4, [r0, #72]
    str r5, [r0, #80]
    str r6, [r0, #88]
    str r7, [r0, #96]
    str r8, [r0, #104]
    subs r3, r3, #1
    add r0, r0, r9
    rsb r9, r9, lr
    add r1, r1, r12
    bne 1b
    pop {r4-r11, pc}

/* Any window. r4: where a word goes, r8: window row, r11: in it, r10: taps left of it. */
2:  vmov r12, s1
    mov r4, r0
    mov r8, r1
3:  mov r11, r8
    mov r10, lr
4:  subs r10, r10, #4
    blt 6f
5:  ldr r5, [r11, #0]
    ldr r6, [r11, #4]
    subs r10, r10, #4
    str r5, [r4, #0]
    str r6, [r4, #8]
    add r11, r11, #8
    add r4, r4, #16
    bge 5b
6:  lsls r10, r10, #31 /* carry: two taps are left or three, negative: an odd number */
    bcc 7f
    ldr r5, [r11], #4
    str r5, [r4], #8
7:  bpl 8f
    subs r12, r12, #1
    ldrh r5, [r11]
    add r8, r8, r2
    beq 9f
    ldrh r6, [r8]
    add r11, r8, #2
    sub r10, lr, #1
    orr r5, r5, r6, lsl #16
    str r5, [r4], #8
    b 4b
9:  str r5, [r4]
    b 10f
8:  subs r12, r12, #1
    add r8, r8, r2
    bne 3b
10: subs r3, r3, #1
    vmov r5, s0
    add r0, r0, r9
    rsb r9, r9, r7
    add r1, r1, r5
    bne 2b
    pop {r4-r11, pc}
    .size jauge_m4_lay_out, . - jauge_m4_lay_out
