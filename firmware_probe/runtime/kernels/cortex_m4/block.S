/* See block.h. Written for the Cortex-M4's costs: loads in a row pipeline (1 cycle each after the first), SMLAD and
 * SXTB16 take 1, a branch takes less when its flags are older than one instruction.
 *
 * Two pixels: r4 to r7 are the sums of pixel a (pair 0: both channels, the odd one; pair 1 alike), r8 to r11 those of
 * pixel b; r0, r1: activations of a and b; r2: weights; r3, r12, lr: loaded words. What does not fit waits in s
 * registers, from where it comes back in a cycle.
 */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16
#include "firmware_probe/runtime/kernels/cortex_m4/four_taps.h"
#include "firmware_probe/runtime/kernels/cortex_m4/scale.h"

    .equ pixels, 0
    .equ weights, 4
    .equ out, 8
    .equ count, 12
    .equ pixel_step, 16
    .equ runs, 20
    .equ run_taps, 24
    .equ run_gap, 28
    .equ out_pitch, 32
    .equ starts, 36
    .equ scales, 52

/* What waits in s registers. */
starts_at .req s0     /* in the block */
pixel_at .req s1      /* window of the next pixel */
out_at .req s2        /* its output */
left .req s3          /* pixels left */
main_bytes .req s4    /* bytes of a run that the unrolled loop takes */
run_bytes .req s5     /* bytes of a run */
tail_bytes .req s11   /* those behind the unrolled loop */
gap .req s6
run_count .req s7
main_end .req s8      /* where the unrolled loop ends in this run */
run_end .req s9
runs_left .req s10
step .req s12       /* bytes between windows */
weights_at .req s13 /* 4 bytes before the weights */

/* Two taps: 16 products for two pixels and four channels in 16 cycles. r1 and r2 point a word before what they name. */
.macro two_taps_of_two k
    ldr r3, [r0, #4 * \k]
    ldr r12, [r1, #4 * \k + 4]
    ldr lr, [r2, #8 * \k + 4]
    smlad r4, lr, r3, r4
    smlad r8, lr, r12, r8
    sxtb16 lr, lr
    smlad r5, lr, r3, r5
    smlad r9, lr, r12, r9
    ldr lr, [r2, #8 * \k + 8]
    smlad r6, lr, r3, r6
    smlad r10, lr, r12, r10
    sxtb16 lr, lr
    smlad r7, lr, r3, r7
    smlad r11, lr, r12, r11
.endm

/* The same, the last of \taps / 2 such steps: moves all three pointers behind them and compares r0 with s register
 * \end; a product lies between the comparison and the branch that follows. */
.macro last_two_taps_of_two taps, end
    ldr r3, [r0, #2 * \taps - 4]
    ldr lr, [r2, #4 * \taps - 4]
    ldr r12, [r1, #2 * \taps]!
    smlad r4, lr, r3, r4
    smlad r8, lr, r12, r8
    sxtb16 lr, lr
    smlad r5, lr, r3, r5
    smlad r9, lr, r12, r9
    ldr lr, [r2, #4 * \taps]!
    adds r0, r0, #2 * \taps
    smlad r6, lr, r3, r6
    smlad r10, lr, r12, r10
    sxtb16 lr, lr
    smlad r7, lr, r3, r7
    vmov r3, \end
    cmp r0, r3
    smlad r11, lr, r12, r11
.endm

/* r1: factor, r2: offset, r3: right. A pair's sums, `both` = 256 * even + odd: to the stored numbers of its even and odd channel. */
.macro even_of world, both, odd
    sub \both, \both, \odd
    .ifc \world, tflite
    asr \both, \both, #7
    tflite_scale \both, r1, r2, r3
    .else
    asr \both, \both, #8
    onnx_scale \both, r1, r2
    .endif
.endm
.macro odd_of world, odd
    .ifc \world, tflite
    lsl \odd, \odd, #1
    tflite_scale \odd, r1, r2, r3
    .else
    onnx_scale \odd, r1, r2
    .endif
.endm

.macro store_two world
    vmov r0, starts_at
    vmov r12, out_at
    ldr lr, [r0, #out_pitch - starts]
    adds r0, r0, #scales - starts
    add lr, lr, r12
    ldm r0!, {r1, r2, r3}
    even_of \world, r4, r5
    even_of \world, r8, r9
    strb r4, [r12, #0]
    strb r8, [lr, #0]
    ldm r0!, {r1, r2, r3}
    odd_of \world, r5
    odd_of \world, r9
    strb r5, [r12, #1]
    strb r9, [lr, #1]
    ldm r0!, {r1, r2, r3}
    even_of \world, r6, r7
    even_of \world, r10, r11
    strb r6, [r12, #2]
    strb r10, [lr, #2]
    ldm r0!, {r1, r2, r3}
    odd_of \world, r7
    odd_of \world, r11
    strb r7, [r12, #3]
    strb r11, [lr, #3]
    sub r12, lr, r12
    add lr, lr, r12
    vmov out_at, lr
.endm

.macro store_one world
    vmov r0, starts_at
    vmov r12, out_at
    adds r0, r0, #scales - starts
    ldm r0!, {r1, r2, r3}
    even_of \world, r4, r5
    strb r4, [r12, #0]
    ldm r0!, {r1, r2, r3}
    odd_of \world, r5
    strb r5, [r12, #1]
    ldm r0!, {r1, r2, r3}
    even_of \world, r6, r7
    strb r6, [r12, #2]
    ldm r0!, {r1, r2, r3}
    odd_of \world, r7
    strb r7, [r12, #3]
.endm

.macro block_function world
    .section .text.jauge_m4_block_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_block_\world
    .type jauge_m4_block_\world, %function
    .thumb_func
jauge_m4_block_\world:
    push {r4-r11, lr}
    ldr r1, [r0, #pixels]
    ldr r2, [r0, #out]
    ldr r3, [r0, #count]
    ldr r4, [r0, #run_taps]
    ldr r5, [r0, #run_gap]
    ldr r6, [r0, #runs]
    ldr r7, [r0, #pixel_step]
    ldr r8, [r0, #weights]
    add r0, r0, #starts
    vmov pixel_at, r1
    subs r8, r8, #4
    vmov starts_at, r0
    vmov step, r7
    vmov weights_at, r8
    vmov out_at, r2
    vmov left, r3
    bic r7, r4, #15
    lsl r7, r7, #1
    lsl r4, r4, #1
    vmov main_bytes, r7
    vmov run_bytes, r4
    sub r4, r4, r7
    vmov tail_bytes, r4
    vmov gap, r5
    vmov run_count, r6
    subs r3, r3, #2
    blt 8f

/* Two pixels. */
1:  vmov lr, starts_at
    vmov r0, pixel_at
    vmov r3, step
    vmov r2, weights_at
    ldm lr, {r4, r5, r6, r7}
    add r1, r0, r3
    add r3, r1, r3
    subs r1, r1, #4
    vmov pixel_at, r3
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    vmov r12, run_count
    vmov runs_left, r12
2:  vmov r3, main_bytes
    adds lr, r0, r3
    cmp r3, #0
    vmov main_end, lr
    beq 4f
3:  two_taps_of_two 0
    two_taps_of_two 1
    two_taps_of_two 2
    two_taps_of_two 3
    two_taps_of_two 4
    two_taps_of_two 5
    two_taps_of_two 6
    last_two_taps_of_two 16, main_end
    bne 3b
4:  vmov r3, tail_bytes
    cmp r3, #0
    vmov r12, runs_left
    beq 7f
    add r12, r0, r3
    cmp r3, #16
    vmov run_end, r12
    blt 5f
    two_taps_of_two 0
    two_taps_of_two 1
    two_taps_of_two 2
    last_two_taps_of_two 8, run_end
    vmov r12, runs_left
    beq 7f
5:  last_two_taps_of_two 2, run_end
    bne 5b
    vmov r12, runs_left
7:  subs r12, r12, #1
    vmov runs_left, r12
    vmov r3, gap
    add r0, r0, r3
    add r1, r1, r3
    bne 2b
    store_two \world
    vmov r3, left
    subs r3, r3, #2
    vmov left, r3
    cmp r3, #2
    nop
    bge 1b
8:  vmov r3, left
    cmp r3, #0
    beq 13f

/* One pixel. */
    vmov lr, starts_at
    vmov r0, pixel_at
    ldr r2, [lr, #weights - starts]
    ldm lr, {r4, r5, r6, r7}
    vmov r3, run_count
9:  vmov runs_left, r3
    vmov r3, main_bytes
    vmov r1, run_bytes
    add r3, r0, r3
    add r1, r0, r1
    cmp r0, r3
    beq 11f
10: four_taps_of_one 0
    four_taps_of_one 1
    four_taps_of_one 2
    four_taps_of_one 3
    adds r0, r0, #32
    cmp r0, r3
    add r2, r2, #64
    bne 10b
11: cmp r0, r1
    nop
    beq 12f
    ldr r8, [r0, #0]
    ldr r10, [r2, #0]
    ldr r11, [r2, #4]
    smlad r4, r10, r8, r4
    sxtb16 r10, r10
    smlad r5, r10, r8, r5
    smlad r6, r11, r8, r6
    sxtb16 r11, r11
    smlad r7, r11, r8, r7
    adds r0, r0, #4
    adds r2, r2, #8
    b 11b
12: vmov r3, runs_left
    vmov r1, gap
    subs r3, r3, #1
    add r0, r0, r1
    bne 9b
    store_one \world
13: pop {r4-r11, pc}
    .size jauge_m4_block_\world, . - jauge_m4_block_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    block_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    block_function onnx
#endif
