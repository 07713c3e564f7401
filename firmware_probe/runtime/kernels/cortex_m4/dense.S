/* See dense.h. r4 to r7: sums (pair 0: both channels, the odd one; pair 1 alike); r0: activations, r1: out, r2:
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

/* What waits in s registers. */
taps_at .req s0
taps_end .req s1
main_end .req s2
channel_at .req s3
out_end .req s4
zero .req s6 /* TFLite: 2 * zero point + 1 */

/* Four taps: 16 products in 19 cycles. r2 points a word before what it names; the last four of \taps move it on. */
.macro loads_of_four k
    ldr r8, [r0, #8 * \k]
    ldr r9, [r0, #8 * \k + 4]
    ldr r10, [r2, #16 * \k + 4]
    ldr r11, [r2, #16 * \k + 8]
    ldr r12, [r2, #16 * \k + 12]
.endm

/* Two channels: r4 and so on, `both` = 256 * even + odd, to numbers. Their records are read here, once, since weights
 * drive them out of Flash's data cache. TFLite: the accumulating product takes in the offset, and the sign comes from
 * the sum; its product has the same sign or counts for nothing. r12: channels, r9: zero point, r1: out. */
.macro store_number world, sum, factor, shift, offset, number
    .ifc \world, tflite
    mvn \shift, \shift
    lsl \offset, r9, \shift
    smmlar \offset, \sum, \factor, \offset
    add \offset, \offset, \sum, asr #31
    asr \offset, \offset, \shift
    ssat \offset, #8, \offset, asr #1
    strb \offset, [r1, #\number]
    .else
    onnx_scale \sum, \factor, r9
    strb \sum, [r1, #\number]
    .endif
.endm
.macro store_two world, both, odd, number
    ldm r12!, {r0, r3, r8, r10, r11, lr}
    sub \both, \both, \odd
    add \odd, \odd, r10
    .ifc \world, tflite
    asr \both, \both, #7
    lsl \odd, \odd, #1
    add \both, \both, r0, lsl #1
    .else
    add \both, r0, \both, asr #8
    .endif
    store_number \world, \both, r3, r8, r0, \number
    store_number \world, \odd, r11, lr, r10, \number + 1
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
    mov r1, r4
    add r4, r4, r5, lsl #2
    vmov out_end, r4
    .ifc \world, tflite
    lsl r6, r6, #1
    add r6, r6, #1
    .endif
    vmov zero, r6
    subs r2, r2, #4
1:  vmov r0, taps_at
    vmov r3, main_end
    movs r4, #0
    cmp r0, r3
    mov r5, r4
    mov r6, r4
    mov r7, r4
    beq 3f
2:
    .irp k, 0, 1, 2, 3, 4, 5, 6
    loads_of_four \k
    ldr lr, [r2, #16 * \k + 16]
    products_of_four
    smlad r7, lr, r9, r7
    .endr
    loads_of_four 7
    ldr lr, [r2, #128]!
    adds r0, r0, #64
    products_of_four
    cmp r0, r3
    smlad r7, lr, r9, r7
    bne 2b
3:  vmov r3, taps_end
    cmp r0, r3
    vmov r12, channel_at
    beq 5f
4:  ldr r8, [r0, #0]
    ldr r10, [r2, #4]
    ldr r11, [r2, #8]!
    adds r0, r0, #4
    smlad r4, r10, r8, r4
    sxtb16 r10, r10
    smlad r5, r10, r8, r5
    smlad r6, r11, r8, r6
    sxtb16 r11, r11
    cmp r0, r3
    smlad r7, r11, r8, r7
    bne 4b
5:  vmov r9, zero
    store_two \world, r4, r5, 0
    store_two \world, r6, r7, 2
    vmov r8, out_end
    adds r1, r1, #4
    cmp r1, r8
    vmov channel_at, r12
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
