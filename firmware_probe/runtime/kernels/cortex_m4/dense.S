/* See dense.h. r4 to r7: sums (pair 0: both channels, the odd one; pair 1 alike); r0: activations, r1: their end, r2:
 * weights, r3: end of the unrolled loop; r8 to r12 and lr: loaded words. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16
#include "firmware_probe/runtime/kernels/cortex_m4/four_taps.h"
#include "firmware_probe/runtime/kernels/cortex_m4/scale.h"

    .equ taps, 0
    .equ tap_bytes, 4
    .equ weights, 8
    .equ channels, 12
    .equ out, 16
    .equ blocks, 20
    .equ zero_point, 24
    .equ channel_bytes, 12

/* What waits in s registers. */
taps_at .req s0
taps_end .req s1
main_end .req s2
channel_at .req s3
out_at .req s4
left .req s5
zero .req s6 /* TFLite: 2 * zero point + 1 */

/* Factors and shifts of channels `number` and `number` + 1: r10, r11 and r0, r1. r12: channels. */
.macro load_two number
    ldr r10, [r12, #channel_bytes * \number + 4]
    ldr r11, [r12, #channel_bytes * \number + 8]
    ldr r0, [r12, #channel_bytes * \number + 16]
    ldr r1, [r12, #channel_bytes * \number + 20]
.endm

/* r8, in TFLite's world a doubled sum, to its stored number. `sign` has the sign of the sum: the product has it too, or
 * counts for nothing. r9: zero point, lr: out; uses r3. */
.macro store world, sign, factor, shift, number
    .ifc \world, tflite
    mvn \shift, \shift
    lsl r3, r9, \shift
    smmlar r8, r8, \factor, r3
    add r8, r8, \sign, asr #31
    asr r8, r8, \shift
    ssat r8, #8, r8, asr #1
    .else
    onnx_scale r8, \factor, r9
    .endif
    strb r8, [lr, #\number]
.endm

/* A pair: `both` = 256 * even + odd. */
.macro store_two world, both, odd, number
    load_two \number
    sub \both, \both, \odd
    .ifc \world, tflite
    asr r8, \both, #7
    store \world, \both, r10, r11, \number
    lsl r8, \odd, #1
    .else
    asr r8, \both, #8
    store \world, \both, r10, r11, \number
    mov r8, \odd
    .endif
    store \world, \odd, r0, r1, \number + 1
.endm

.macro dense_function world
    .section .text.jauge_m4_dense_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_dense_\world
    .type jauge_m4_dense_\world, %function
    .thumb_func
jauge_m4_dense_\world:
    push {r4-r11, lr}
    ldr r1, [r0, #tap_bytes]
    ldr r2, [r0, #weights]
    ldr r3, [r0, #channels]
    ldr r4, [r0, #out]
    ldr r5, [r0, #blocks]
    ldr r6, [r0, #zero_point]
    ldr r0, [r0, #taps]
    bic r7, r1, #63
    vmov taps_at, r0
    add r1, r1, r0
    add r7, r7, r0
    vmov taps_end, r1
    vmov main_end, r7
    vmov channel_at, r3
    vmov out_at, r4
    vmov left, r5
    .ifc \world, tflite
    lsl r6, r6, #1
    add r6, r6, #1
    .endif
    vmov zero, r6
1:  vmov r12, channel_at
    vmov r0, taps_at
    vmov r3, main_end
    ldr r4, [r12, #0]
    ldr r5, [r12, #channel_bytes]
    ldr r6, [r12, #channel_bytes * 2]
    ldr r7, [r12, #channel_bytes * 3]
    cmp r0, r3
    add r4, r5, r4, lsl #8
    add r6, r7, r6, lsl #8
    beq 3f
2:  four_taps_of_one 0
    four_taps_of_one 1
    four_taps_of_one 2
    four_taps_of_one 3
    four_taps_of_one 4
    four_taps_of_one 5
    four_taps_of_one 6
    four_taps_of_one 7
    adds r0, r0, #64
    cmp r0, r3
    add r2, r2, #128
    bne 2b
3:  vmov r1, taps_end
    cmp r0, r1
    vmov r12, channel_at
    beq 5f
4:  ldr r8, [r0, #0]
    ldr r10, [r2, #0]
    ldr r11, [r2, #4]
    adds r0, r0, #4
    smlad r4, r10, r8, r4
    sxtb16 r10, r10
    smlad r5, r10, r8, r5
    smlad r6, r11, r8, r6
    sxtb16 r11, r11
    cmp r0, r1
    smlad r7, r11, r8, r7
    add r2, r2, #8
    bne 4b
5:  vmov lr, out_at
    vmov r9, zero
    store_two \world, r4, r5, 0
    store_two \world, r6, r7, 2
    vmov r8, left
    add r12, r12, #channel_bytes * 4
    subs r8, r8, #1
    add lr, lr, #4
    vmov channel_at, r12
    vmov out_at, lr
    vmov left, r8
    bne 1b
    pop {r4-r11, pc}
    .size jauge_m4_dense_\world, . - jauge_m4_dense_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    dense_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    dense_function onnx
#endif
