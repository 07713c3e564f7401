/* clang-format off */
#pragma once
/* Assembler, for the .S files of this folder: a run of output pixels of one channel of a 3 x 3 depthwise convolution.
 *
 * Along a run lie words of two activations each (low half first), three of them side by side for the three lines that
 * the window sees, pair_bytes from one to the next: r0. r1: output; r2 to r7: weights, (first, second) and (second,
 * third) of each line; r8 to r11: sums; r12, lr: loaded words. Each pair finishes the sums that the pair before began. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16

/* What waits in s registers. s13 and s14 are for ONNX's arithmetic. */
start .req s0
factor .req s1
power .req s2
zero .req s3
pitch .req s4       /* bytes from output to output */
loop_bytes .req s5  /* of words that the loop goes through */
loop_end .req s6
last .req s7        /* stride 1: outputs, less one; stride 2: negative */

/* Sums a and b to int8, but for the saturation of b; uses r12 and lr. TFLite: t = sum + the rounded high half of sum *
 * (twice the factor - 2^32), then (t + sign of t) * 2^-right to the nearest integer, halves up, + zero point. */
.macro scale_two world, a, b
    .ifc \world, tflite
    vmov r12, factor
    smmlar \a, \a, r12, \a
    smmlar \b, \b, r12, \b
    vmov r12, power
    vmov lr, zero
    add \a, \a, \a, asr #31
    add \b, \b, \b, asr #31
    smmlsr \a, \a, r12, lr
    smmlsr \b, \b, r12, lr
    .else
    vmov s13, \a
    vmov s14, \b
    vcvt.f32.s32 s13, s13
    vcvt.f32.s32 s14, s14
    vmul.f32 s13, s13, factor
    vmul.f32 s14, s14, factor
    vcvtr.s32.f32 s13, s13
    vcvtr.s32.f32 s14, s14
    vmov lr, zero
    vmov \a, s13
    vmov \b, s14
    qadd \a, \a, lr
    qadd \b, \b, lr
    .endif
    ssat \a, #8, \a
.endm

/* a and b, the two outputs before the pair, see it last; c and d, those at the pair, see it first. */
.macro finish_two a, b, word, weights
    smlabt \a, \word, \weights, \a
    smlad \b, \word, \weights, \b
.endm
.macro begin_two c, d, word, weights
    smlad \c, \word, \weights, \c
    smlatb \d, \word, \weights, \d
.endm

.macro load_pair pair_bytes, third
    ldr lr, [r0, #4]
    ldr \third, [r0, #8]
    .if \pair_bytes < 256
    ldr r12, [r0], #\pair_bytes
    .else
    .error "no room in the instruction"
    .endif
.endm

/* Two outputs leave, two enter. is_last: whether to compare what is left for the loop. */
.macro two_outputs world, pair_bytes, a, b, c, d, is_last
    ldr lr, [r0, #4]
    ldr r12, [r0], #8
    vmov \c, start
    vmov \d, start
    finish_two \a, \b, r12, r3
    begin_two \c, \d, r12, r2
    ldr r12, [r0], #\pair_bytes - 8
    finish_two \a, \b, lr, r5
    begin_two \c, \d, lr, r4
    finish_two \a, \b, r12, r7
    begin_two \c, \d, r12, r6
    scale_two \world, \a, \b
    vmov r12, pitch
    strb \a, [r1]
    add r1, r1, r12
    ssat \b, #8, \b
    .ifc \is_last, yes
    vmov lr, loop_end
    cmp r0, lr
    .endif
    strb \b, [r1]
    add r1, r1, r12
.endm

/* The loop takes two pairs a turn; begun in its middle, it takes an odd number of them. r9: last. */
.macro run_of_stride1 world, pair_bytes
    vmov r10, loop_bytes
    load_pair \pair_bytes, r8
    add r10, r10, r0
    vmov r11, start
    vmov loop_end, r10
    vmov r10, start
    begin_two r10, r11, r12, r2
    begin_two r10, r11, lr, r4
    tst r9, #2
    begin_two r10, r11, r8, r6
    bne 22f
    vmov lr, loop_end
    mov r8, r10
    mov r9, r11
    cmp r0, lr
    nop
    beq 23f
    .balign 4
21: two_outputs \world, \pair_bytes, r8, r9, r10, r11, no
22: two_outputs \world, \pair_bytes, r10, r11, r8, r9, yes
    bne 21b
23: load_pair \pair_bytes, r10 /* the last one or two outputs */
    vmov r11, last
    finish_two r8, r9, r12, r3
    tst r11, #1
    finish_two r8, r9, lr, r5
    finish_two r8, r9, r10, r7
    scale_two \world, r8, r9
    vmov r12, pitch
    strb r8, [r1]
    ssat r9, #8, r9
    it ne
    strbne r9, [r1, r12]
.endm

/* One output a pair: what the pair before began sees its first half; then the pair begins the next one. */
.macro run_of_stride2 world, pair_bytes
    vmov r9, loop_bytes
    load_pair \pair_bytes, r10
    add r9, r9, r0
    vmov r8, start
    vmov loop_end, r9
    smlad r8, r12, r2, r8
    smlad r8, lr, r4, r8
    vmov r11, pitch
    smlad r8, r10, r6, r8
    .balign 4
21: load_pair \pair_bytes, r10
    smlabt r8, lr, r5, r8
    smlabt r8, r10, r7, r8
    smlabt r8, r12, r3, r8
    .ifc \world, tflite
    vmov r9, factor
    smmlar r9, r8, r9, r8
    .else
    vmov s13, r8
    vcvt.f32.s32 s13, s13
    .endif
    vmov r8, start
    smlad r8, r12, r2, r8
    smlad r8, lr, r4, r8
    smlad r8, r10, r6, r8
    .ifc \world, tflite
    vmov r12, power
    vmov lr, zero
    add r9, r9, r9, asr #31
    smmlsr r9, r9, r12, lr
    .else
    vmul.f32 s13, s13, factor
    vmov lr, zero
    vcvtr.s32.f32 s13, s13
    nop
    vmov r9, s13
    qadd r9, r9, lr
    .endif
    vmov r12, loop_end
    ssat r9, #8, r9
    cmp r0, r12
    strb r9, [r1]
    add r1, r1, r11
    bne 21b
.endm
