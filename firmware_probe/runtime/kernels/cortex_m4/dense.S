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

/* The sum of channel `number`, in TFLite's world doubled, to its stored number. r12: channels, lr: out, r9: zero. */
.macro store world, sum, number
    ldr r10, [r12, #channel_bytes * \number + 4]
    .ifc \world, tflite
    ldr r11, [r12, #channel_bytes * \number + 8]
    rsb r11, r11, #0
    sub r8, r11, #1
    lsl r8, r9, r8
    tflite_scale \sum, r10, r8, r11
    .else
    onnx_scale \sum, r10, r9
    .endif
    strb \sum, [lr, #\number]
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
    sub r4, r4, r5
    sub r6, r6, r7
    .ifc \world, tflite
    asr r4, r4, #7
    asr r6, r6, #7
    lsl r5, r5, #1
    lsl r7, r7, #1
    .else
    asr r4, r4, #8
    asr r6, r6, #8
    .endif
    store \world, r4, 0
    store \world, r5, 1
    store \world, r6, 2
    store \world, r7, 3
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
