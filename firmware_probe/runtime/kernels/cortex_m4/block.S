/* See block.h. Written for the Cortex-M4's costs: loads in a row pipeline (1 cycle each after the first), SMLAD and
 * SXTB16 take 1, a branch takes less when its flags are older than one instruction. What runs for every two pixels fits
 * the 1 KiB of instructions that Flash's cache holds.
 *
 * r4 to r7 are the sums of pixel a (pair 0: both channels, the odd one; pair 1 alike), r8 to r11 those of pixel b. What
 * does not fit waits in s registers, from where it comes back in a cycle.
 */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16
#include "firmware_probe/runtime/kernels/cortex_m4/four_taps.h"

    .equ pixels, 0
    .equ weights, 4
    .equ copy, 8
    .equ out, 12
    .equ channels, 16
    .equ blocks, 20
    .equ count, 24
    .equ pixel_step, 28
    .equ runs, 32
    .equ run_taps, 36
    .equ run_gap, 40
    .equ out_pitch, 44
    .equ zero_point, 48
    .equ is_tflite, 52
    .equ plane_bytes, 56
    .equ whole_pairs, 60

/* The unrolled loops take 16 taps a turn and are entered where the taps that go beyond a multiple of 16 begin;
 * pointers start as far before a run as the taps that the first turn leaves out would take (`ahead`). Pointers to
 * weights, and r1 of windows that lie apart, point a word before what they name. */
given .req s0         /* jauge_m4_filters */
step .req s1          /* bytes between windows */
gap .req s2           /* from the end of a run to where the next one starts; planes: from one to the next */
span .req s3          /* bytes of all turns of a run */
ahead .req s4
entry .req s5         /* code: of two pixels */
run_entry .req s6     /* code: of a run, windows apart */
pitch .req s7
weights_at .req s8
weights_end .req s9   /* r2 behind the last run */
to_number .req s10    /* the output's zero point, less 4096 for careful numbers, less 16384 for ONNX's */
main_end .req s11     /* where the unrolled loop ends in this run, windows apart */
pixel_at .req s12     /* window of the next pixel, windows apart */
out_at .req s13       /* its output */
out_end .req s16      /* where the last pair's outputs end */
odd .req s17          /* 1: a pixel of its own is left */
start0 .req s18       /* to s21: of the sums */
factor0 .req s22      /* and the second number of each channel, to s29 */
second0 .req s23
factor1 .req s24
second1 .req s25
factor2 .req s26
second2 .req s27
factor3 .req s28
second3 .req s29

    .equ careful, 4096
    .equ onnx, 16384
    .equ ready_bytes, 48

/* Ten products and an unpacking for two taps of a pair of channels. */
.macro two_taps_of_pair w, a, b, pa, oa, pb, ob
    smlad \pa, \w, \a, \pa
    smlad \pb, \w, \b, \pb
    sxtb16 \w, \w
    smlad \oa, \w, \a, \oa
    smlad \ob, \w, \b, \ob
.endm

/* Two taps of windows in pairs: 16 products for two pixels and four channels in 15 cycles. */
.macro two_taps_in_pairs k
    ldr r1, [r0, #8 * \k]
    ldr r3, [r0, #8 * \k + 4]
    ldr r12, [r2, #8 * \k + 4]
    ldr lr, [r2, #8 * \k + 8]
    two_taps_of_pair r12, r1, r3, r4, r5, r8, r9
    two_taps_of_pair lr, r1, r3, r6, r7, r10, r11
.endm

/* Two taps of windows apart: in 16 cycles. */
.macro two_taps_apart k
    ldr r3, [r0, #4 * \k]
    ldr r12, [r1, #4 * \k + 4]
    ldr lr, [r2, #8 * \k + 4]
    two_taps_of_pair lr, r3, r12, r4, r5, r8, r9
    ldr lr, [r2, #8 * \k + 8]
    two_taps_of_pair lr, r3, r12, r6, r7, r10, r11
.endm

/* Two channels of a row of 3 x 3 windows: 48 products in 45 cycles; in 47 where pixels are two columns apart. */
.macro plane_of_three_by_three stride, is_last
    ldr r1, [r0, #0]
    ldr r3, [r0, #4 * \stride]
    ldr r12, [r2, #4]
    ldr lr, [r2, #8]
    two_taps_of_pair r12, r1, r3, r4, r5, r8, r9
    two_taps_of_pair lr, r1, r3, r6, r7, r10, r11
    .if \stride == 1
    ldr r1, [r0, #8]
    ldr r12, [r2, #12]
    ldr lr, [r2, #16]
    two_taps_of_pair r12, r3, r1, r4, r5, r8, r9
    two_taps_of_pair lr, r3, r1, r6, r7, r10, r11
    ldr r3, [r0, #12]
    ldr r12, [r2, #20]
    ldr lr, [r2, #24]!
    last_column \is_last, r1, r3
    .else
    ldr r1, [r0, #4]
    ldr r12, [r0, #12]
    ldr lr, [r2, #12]
    two_taps_of_pair lr, r1, r12, r4, r5, r8, r9
    ldr lr, [r2, #16]
    two_taps_of_pair lr, r1, r12, r6, r7, r10, r11
    ldr r1, [r0, #16]
    ldr r12, [r2, #20]
    ldr lr, [r2, #24]!
    last_column \is_last, r3, r1
    .endif
.endm
.macro last_column is_last, a, b
    two_taps_of_pair r12, \a, \b, r4, r5, r8, r9
    vmov r12, gap
    smlad r6, lr, \a, r6
    smlad r10, lr, \b, r10
    add r0, r0, r12
    sxtb16 lr, lr
    .if \is_last
    vmov r12, weights_end
    smlad r7, lr, \a, r7
    cmp r2, r12
    .else
    smlad r7, lr, \a, r7
    .endif
    smlad r11, lr, \b, r11
.endm

/* r10, r11: see below. A channel's factor, doubled, and its second number -2^(32 - right) - 1. The factor below one half
 * is 2^-right * doubled / 2^32; sums of one whose factor is 0 count for nothing. */
.macro ready factor, shift
    mvn \shift, \shift
    lsls \factor, \factor, #1
    sub r10, \shift, #1
    asr \shift, r11, \shift
    itt eq
    moveq \shift, #0
    moveq r10, #0
    cmp r10, #11
    sub \shift, \shift, #1
    it hs
    movhs r2, #careful
.endm

/* Sums to numbers, the second pixel's first. `number`: round(t * 2^-right) + zero point with t = round(sum * factor), t's halves up, the others
 * away from zero: what the second factor has beyond 2^(32 - right) moves negative halves down. It moves nothing else as
 * long as |t| < 2^(32 - right), which holds for right <= 9 since |t| < 2^23; and up to right = 12 all others saturate. */
.macro number sum, factor, second
    smmlar \sum, \sum, \factor, \sum
    smmlsr \sum, \sum, \second, r3
.endm
.macro careful_number sum, factor, second
    smmlar \sum, \sum, \factor, \sum
    add \sum, \sum, \sum, asr #31
    smmlsr \sum, \sum, \second, r3
.endm
.macro store_channel a, b, factor, second, offset
    vmov r1, \factor
    vmov r2, \second
    number \a, r1, r2
    number \b, r1, r2
    ssat \a, #8, \a
    ssat \b, #8, \b
    strb \b, [lr, #\offset]
    strb \a, [r12, #\offset]
.endm
.macro store_onnx_channel a, b, factor, offset
    vmov s14, \a
    vmov s15, \b
    vcvt.f32.s32 s14, s14
    vcvt.f32.s32 s15, s15
    vmul.f32 s14, s14, \factor
    vmul.f32 s15, s15, \factor
    vcvtr.s32.f32 s14, s14
    vcvtr.s32.f32 s15, s15
    vmov \a, s14
    vmov \b, s15
    qadd \a, \a, r3
    qadd \b, \b, r3
    ssat \a, #8, \a
    ssat \b, #8, \b
    strb \b, [lr, #\offset]
    strb \a, [r12, #\offset]
.endm

/* A pair's sums, `both` = 256 * even + odd: to the even one. */
.macro even_of a, odd_a, b, odd_b
    sub \a, \a, \odd_a
    sub \b, \b, \odd_b
    asr \a, \a, #8
    asr \b, \b, #8
.endm

    .section .text.jauge_m4_run_filters, "ax", %progbits
    .balign 32
    .global jauge_m4_run_filters
    .type jauge_m4_run_filters, %function
    .thumb_func
jauge_m4_run_filters:
    push {r4-r11, lr}
    vpush {s16-s29}
    sub sp, sp, #ready_bytes
    ldr r1, [r0, #run_taps]
    ldr r2, [r0, #run_gap]
    ldr r3, [r0, #pixel_step]
    ldr r4, [r0, #plane_bytes]
    vmov given, r0
    vmov step, r3
    subs r5, r1, #2
    and r5, r5, #14         /* of the first turn: taps, less 2 */
    add r6, r1, #15
    lsr r6, r6, #4          /* turns */
    rsb r7, r5, #14
    lsl r8, r7, #2          /* bytes of weights left out */
    cbz r4, 12f
    cmp r3, #4
    ite eq
    adreq r9, .Lplanes + 1
    adrne r9, .Ldistant_planes + 1
    movs r8, #0
    vmov gap, r4
    vmov ahead, r8
    b 2f
12: vmov ahead, r8
    cmp r3, #0
    beq 1f
    lsl r6, r6, #5
    adr r9, .Llast_apart + 1
    movs r10, #(.Llast_apart - .Lturn_apart) / 14
    mls r9, r5, r10, r9
    vmov run_entry, r9
    sub r2, r2, r8, lsr #1
    vmov gap, r2
    adr r9, .Lapart + 1
    b 2f
1:  lsl r6, r6, #6
    adr r9, .Llast_in_pairs + 1
    movs r10, #(.Llast_in_pairs - .Lturn_in_pairs) / 14
    mls r9, r5, r10, r9
2:  vmov entry, r9
    vmov span, r6

/* Four channels: what runs for each of them, the loop of windows in pairs included, lies together and takes 1 KiB. Their
 * weights, */
    .balign 32
.Lblock:
    ldr r1, [r0, #weights]
    ldr r2, [r0, #copy]
    ldr r3, [r0, #runs]
    ldr r4, [r0, #run_taps]
    ldr r5, [r0, #out_pitch]
    vmov pitch, r5
    mul r3, r3, r4          /* words */
    cmp r2, #0
    add r5, r1, r3, lsl #2
    str r5, [r0, #weights]
    it eq
    moveq r2, r1
    vmov r12, ahead
    add r4, r2, r3, lsl #2
    subs r4, r4, #4
    vmov weights_end, r4
    sub r4, r2, r12
    subs r4, r4, #4
    vmov weights_at, r4
    cmp r2, r1
    bne .Lcopy

/* what their sums begin with and become, */
.Lready:
    ldr r1, [r0, #channels]
    ldr r12, [r0, #zero_point]
    ldr r4, [r0, #is_tflite]
    mov r0, sp
    add r3, sp, #16
    add lr, sp, #ready_bytes
    cmp r4, #0
    mov r11, #0x80000000
    it eq
    subeq r12, r12, #onnx
    movs r2, #0
6:  ldm r1!, {r4-r9}
    add r4, r7, r4, lsl #8
    cmn r12, #onnx / 2
    stm r0!, {r4, r7}
    blt 7f
    ready r5, r6
    ready r8, r9
7:  stm r3!, {r5, r6, r8, r9}
    cmp r3, lr
    nop
    bne 6b
    sub r12, r12, r2
    vmov to_number, r12
    vldm sp, {s18-s29}
    vmov r0, given
    str r1, [r0, #channels]

/* and all pixels. */
    ldr r1, [r0, #pixels]
    ldr r2, [r0, #out]
    ldr r3, [r0, #count]
    vmov r4, ahead
    ldr r6, [r0, #out_pitch]
    vmov out_at, r2
    and r5, r3, #1
    vmov odd, r5
    subs r3, r3, r5
    mla r2, r3, r6, r2
    vmov out_end, r2
    mov r0, r1
    sub r5, r1, r4, lsr #1
    vmov pixel_at, r5
    beq .Lodd

    .balign 4
.Ltwo:
    vmov r3, ahead
    vmov r2, weights_at
    subs r0, r0, r3         /* windows in pairs follow each other */
    vmov r4, r5, s18, s19
    vmov r6, r7, s20, s21
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    vmov r3, entry
    bx r3
    .balign 4
.Lturn_in_pairs:
    two_taps_in_pairs 0
    two_taps_in_pairs 1
    two_taps_in_pairs 2
    two_taps_in_pairs 3
    two_taps_in_pairs 4
    two_taps_in_pairs 5
    two_taps_in_pairs 6
.Llast_in_pairs:
    ldr r1, [r0, #56]
    ldr r3, [r0, #60]
    ldr r12, [r2, #60]
    ldr lr, [r2, #64]!
    two_taps_of_pair r12, r1, r3, r4, r5, r8, r9
    adds r0, r0, #64
    smlad r6, lr, r1, r6
    smlad r10, lr, r3, r10
    sxtb16 lr, lr
    smlad r7, lr, r1, r7
    vmov r12, weights_end
    cmp r2, r12
    smlad r11, lr, r3, r11
    bne .Lturn_in_pairs
.Lstore:
    vmov r3, to_number
    vmov r12, out_at
    vmov lr, pitch
    cmn r3, #careful / 2
    add lr, r12, lr
    blt .Lother_numbers
.Lnumbers:
#if !defined(JAUGE_WITHOUT_TFLITE)
    even_of r4, r5, r8, r9
    store_channel r4, r8, factor0, second0, 0
    store_channel r5, r9, factor1, second1, 1
    even_of r6, r7, r10, r11
    store_channel r6, r10, factor2, second2, 2
    store_channel r7, r11, factor3, second3, 3
#endif
.Lnext:
    vmov r1, pitch
    vmov r2, out_end
    add r1, lr, r1
    cmp r1, r2
    vmov out_at, r1
    bne .Ltwo
.Lodd:
    vmov r2, odd
    cbnz r2, 15f
    vmov r0, given
    ldr r1, [r0, #blocks]
    ldr r2, [r0, #out]
    subs r1, r1, #1
    add r2, r2, #4
    str r1, [r0, #blocks]
    str r2, [r0, #out]
    bgt .Lblock
    add sp, sp, #ready_bytes
    vpop {s16-s29}
    pop {r4-r11, pc}

15: movs r1, #0
    vmov r3, given
    vmov odd, r1
    ldr r2, [r3, #whole_pairs]
    vmov pitch, r1          /* no further */
    cmp r2, #0
    bne .Ltwo               /* its neighbour's numbers are written over */
    b .Lone

.Lother_numbers:
    cmn r3, #onnx / 2
    blt .Lonnx_numbers
#if !defined(JAUGE_WITHOUT_TFLITE)
    add r3, r3, #careful
    even_of r4, r5, r8, r9
    even_of r6, r7, r10, r11
    add r1, sp, #16         /* factors and second numbers, as they were made ready */
    push {r4-r11}
    mov r4, sp
    add r5, sp, #16
16: ldm r1!, {r2, r6}
    ldr r8, [r4, #16]
    ldr r7, [r4], #4
    adds r6, r6, #1
    careful_number r8, r2, r6
    careful_number r7, r2, r6
    ssat r8, #8, r8
    ssat r7, #8, r7
    strb r8, [lr], #1
    strb r7, [r12], #1
    cmp r4, r5
    bne 16b
    add sp, sp, #32
    subs lr, lr, #4
    b .Lnext
#endif
.Lonnx_numbers:
#if !defined(JAUGE_WITHOUT_ONNX)
    add r3, r3, #onnx
    even_of r4, r5, r8, r9
    store_onnx_channel r4, r8, factor0, 0
    store_onnx_channel r5, r9, factor1, 1
    even_of r6, r7, r10, r11
    store_onnx_channel r6, r10, factor2, 2
    store_onnx_channel r7, r11, factor3, 3
    b .Lnext
#endif

/* The last pixel of an odd number, as both. r0: its window where they lie in pairs. */
.Lone:
    vmov r3, given
    vmov r1, ahead
    vmov r2, weights_at
    ldr r12, [r3, #pixel_step]
    ldr r3, [r3, #runs]
    cmp r12, #0
    add r2, r2, r1
    itt ne
    vmovne r0, pixel_at
    addne r0, r0, r1, lsr #1
    adds r2, r2, #4
    vmov r4, r5, s18, s19
    vmov r6, r7, s20, s21
8:  vmov r12, given
    ldr r12, [r12, #run_taps]
    add r1, r0, r12, lsl #1
9:  sub r12, r1, r0
    cmp r12, #16
    nop
    blt 10f
    four_taps_of_one 0
    four_taps_of_one 1
    adds r0, r0, #16
    adds r2, r2, #32
    b 9b
10: cmp r0, r1
    nop
    beq 11f
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
    b 10b
11: vmov r12, given
    ldr r12, [r12, #run_gap]
    subs r3, r3, #1
    add r0, r0, r12
    bne 8b
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    vmov r3, to_number
    vmov r12, out_at
    mov lr, r12
    cmn r3, #careful / 2
    nop
    blt .Lother_numbers
    b .Lnumbers

/* Weights to where they are used, */
.Lcopy:
    ldr r6, [r0, #plane_bytes]
    cbnz r6, .Lturn_weights
    subs r3, r3, #8
    blt 4f
3:  ldm r1!, {r4-r11}
    subs r3, r3, #8
    stm r2!, {r4-r11}
    bge 3b
4:  adds r3, r3, #8
    beq .Lready
    ldm r1!, {r4, r5}
    subs r3, r3, #10
    stm r2!, {r4, r5}
    b 4b

/* of planes: the three columns of two channels side by side; */
.Lturn_weights:
    movs r3, #3
13: ldr r6, [r0, #run_taps]
    movs r7, #3
    udiv r6, r6, r7
    add r4, r1, r6, lsl #2
    add r5, r4, r6, lsl #2
14: ldrd r7, r8, [r1], #8
    ldrd r9, r10, [r4], #8
    ldrd r11, r12, [r5], #8
    subs r6, r6, #2
    stm r2!, {r7-r12}
    bne 14b
    subs r3, r3, #1
    mov r1, r5
    bne 13b
    b .Lready

    .balign 4
/* Windows apart: r0 and r1 go through a run of both pixels. */
.Lapart:
    vmov r0, pixel_at
    vmov r3, step
    vmov r12, span
    adds r1, r0, r3
    add r12, r0, r12
    adds r3, r1, r3
    subs r1, r1, #4
    vmov main_end, r12
    vmov pixel_at, r3
    vmov r12, run_entry
    bx r12
    .balign 4
.Lturn_apart:
    two_taps_apart 0
    two_taps_apart 1
    two_taps_apart 2
    two_taps_apart 3
    two_taps_apart 4
    two_taps_apart 5
    two_taps_apart 6
.Llast_apart:
    ldr r3, [r0, #28]
    ldr lr, [r2, #60]
    ldr r12, [r1, #32]!
    two_taps_of_pair lr, r3, r12, r4, r5, r8, r9
    ldr lr, [r2, #64]!
    adds r0, r0, #32
    smlad r6, lr, r3, r6
    smlad r10, lr, r12, r10
    sxtb16 lr, lr
    smlad r7, lr, r3, r7
    vmov r3, main_end
    cmp r0, r3
    smlad r11, lr, r12, r11
    bne .Lturn_apart
    vmov r12, weights_end
    vmov r3, gap
    cmp r2, r12
    add r0, r0, r3
    add r1, r1, r3
    beq .Lstore
    vmov r3, span
    vmov r12, ahead
    adds r3, r0, r3
    sub r2, r2, r12
    vmov main_end, r3
    vmov r12, run_entry
    bx r12

    .balign 4
/* Planes, pixels two columns apart, */
.Ldistant_planes:
    vmov r0, pixel_at
    add r3, r0, #16
    vmov pixel_at, r3
.Lturn_distant_planes:
    plane_of_three_by_three 2, 0
    plane_of_three_by_three 2, 0
    plane_of_three_by_three 2, 1
    bne .Lturn_distant_planes
    b .Lstore

    .balign 4
/* or side by side. */
.Lplanes:
    vmov r0, pixel_at
    add r3, r0, #8
    vmov pixel_at, r3
.Lturn_planes:
    plane_of_three_by_three 1, 0
    plane_of_three_by_three 1, 0
    plane_of_three_by_three 1, 1
    bne .Lturn_planes
    b .Lstore
    .size jauge_m4_run_filters, . - jauge_m4_run_filters
