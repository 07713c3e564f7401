/* clang-format off */
/* See reals_block.h. Written for the Cortex-M4's costs: loads in a row pipeline (1 cycle each after the first), VMUL and
 * VADD take 1 and one more if the next instruction wants their result, a branch takes less when its flags are older than
 * one instruction. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16

    .equ taps, 0
    .equ weights, 4
    .equ bias, 8
    .equ out, 12
    .equ blocks, 16
    .equ runs, 20
    .equ run_taps, 24
    .equ filter_bytes, 28
    .equ out_pitch, 32
    .equ channel_bytes, 36

/* What waits in s registers. */
weights_at .req s10   /* of the next four filters */
bias_at .req s11
out_at .req s12
blocks_left .req s13
unrolled .req s14     /* turns of the unrolled loop in a run */
single .req s15       /* taps left behind it */

/* Prologue: r11 the block; what waits is made ready. `shift`: the unrolled loop takes 2^shift taps. */
.macro begin shift
    push {r4-r11, lr}
    vpush {s16-s31}
    mov r11, r0
    ldr r1, [r11, #weights]
    ldr r2, [r11, #bias]
    ldr r3, [r11, #out]
    ldr r4, [r11, #blocks]
    ldr r5, [r11, #run_taps]
    vmov weights_at, r1
    vmov bias_at, r2
    vmov out_at, r3
    vmov blocks_left, r4
    lsr r6, r5, #\shift
    and r5, r5, #(1 << \shift) - 1
    vmov unrolled, r6
    vmov single, r5
.endm

/* r4 to r7: four filters; r9: the first run; r10: runs. */
.macro begin_block
    vmov r4, weights_at
    ldr r0, [r11, #filter_bytes]
    ldr r9, [r11, #taps]
    ldr r10, [r11, #runs]
    add r5, r4, r0
    add r6, r5, r0
    add r7, r6, r0
    add r0, r7, r0
    vmov weights_at, r0
.endm

/* r1: output of the first pixel; the places of the next block wait. Biases in s4 to s7. */
.macro end_sums
    vmov r0, bias_at
    vmov r1, out_at
    add r2, r1, #16
    vldmia r0!, {s4-s7}
    vmov out_at, r2
    vmov bias_at, r0
.endm

/* The flags say whether a block is left; not to be followed by the branch directly. */
.macro count_block
    vmov r0, blocks_left
    subs r0, r0, #1
    vmov blocks_left, r0
.endm

/* A tap: s0 to s3 of the pixels r0 to r3, s4 to s7 of the filters r4 to r7. Sums of pixel a in s16 to s19, b in s20 to
 * s23 and so on. 16 products and sums in 41 cycles. */
.macro tap_of_four k
    vldr s0, [r0, #4 * \k]
    vldr s4, [r4, #4 * \k]
    vldr s5, [r5, #4 * \k]
    vldr s6, [r6, #4 * \k]
    vldr s7, [r7, #4 * \k]
    vldr s1, [r1, #4 * \k]
    vldr s2, [r2, #4 * \k]
    vldr s3, [r3, #4 * \k]
    vmul.f32 s8, s0, s4
    vmul.f32 s9, s0, s5
    vadd.f32 s16, s16, s8
    vmul.f32 s8, s0, s6
    vadd.f32 s17, s17, s9
    vmul.f32 s9, s0, s7
    vadd.f32 s18, s18, s8
    vmul.f32 s8, s1, s4
    vadd.f32 s19, s19, s9
    vmul.f32 s9, s1, s5
    vadd.f32 s20, s20, s8
    vmul.f32 s8, s1, s6
    vadd.f32 s21, s21, s9
    vmul.f32 s9, s1, s7
    vadd.f32 s22, s22, s8
    vmul.f32 s8, s2, s4
    vadd.f32 s23, s23, s9
    vmul.f32 s9, s2, s5
    vadd.f32 s24, s24, s8
    vmul.f32 s8, s2, s6
    vadd.f32 s25, s25, s9
    vmul.f32 s9, s2, s7
    vadd.f32 s26, s26, s8
    vmul.f32 s8, s3, s4
    vadd.f32 s27, s27, s9
    vmul.f32 s9, s3, s5
    vadd.f32 s28, s28, s8
    vmul.f32 s8, s3, s6
    vadd.f32 s29, s29, s9
    vmul.f32 s9, s3, s7
    vadd.f32 s30, s30, s8
    vadd.f32 s31, s31, s9
.endm

.macro step_of_four taps
    add r0, r0, #4 * \taps
    add r1, r1, #4 * \taps
    add r2, r2, #4 * \taps
    add r3, r3, #4 * \taps
    add r4, r4, #4 * \taps
    add r5, r5, #4 * \taps
    add r6, r6, #4 * \taps
    add r7, r7, #4 * \taps
.endm

/* Four sums with their biases become outputs. */
.macro store_sums to, a, b, c, d
    vadd.f32 \a, \a, s4
    vadd.f32 \b, \b, s5
    vadd.f32 \c, \c, s6
    vadd.f32 \d, \d, s7
    vstmia \to, {\a-\d}
.endm

.macro store_sums_of_four
    ldr r2, [r11, #out_pitch]
    add r3, r1, r2
    add r4, r3, r2
    add r5, r4, r2
    store_sums r1, s16, s17, s18, s19
    store_sums r3, s20, s21, s22, s23
    store_sums r4, s24, s25, s26, s27
    store_sums r5, s28, s29, s30, s31
.endm

    .section .text.jauge_m4_reals_of_four, "ax"
    .balign 32
    .global jauge_m4_reals_of_four
    .type jauge_m4_reals_of_four, %function
    .thumb_func
jauge_m4_reals_of_four:
    begin 2
1:  begin_block
    movs r0, #0
    .irp sum, s16, s17, s18, s19, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31
    vmov \sum, r0
    .endr
    vmov r12, unrolled
    vmov lr, single
    cmp r10, #0
    nop
    beq 6f
2:  ldm r9!, {r0, r1, r2, r3}
    cmp r12, #0
    mov r8, r12
    beq 4f
    .balign 4
3:  tap_of_four 0
    tap_of_four 1
    tap_of_four 2
    tap_of_four 3
    subs r8, r8, #1
    step_of_four 4
    bne 3b
4:  cmp lr, #0
    mov r8, lr
    beq 5f
    .balign 4
7:  tap_of_four 0
    subs r8, r8, #1
    step_of_four 1
    bne 7b
5:  subs r10, r10, #1
    nop
    bne 2b
6:  end_sums
    store_sums_of_four
    count_block
    bne 1b
    vpop {s16-s31}
    pop {r4-r11, pc}
    .size jauge_m4_reals_of_four, . - jauge_m4_reals_of_four

/* Eight taps of a filter. The last sum of the filter before comes in late, when its product is ready. */
.macro eight_taps filter, sum, sum_before
    vldmia \filter!, {s20-s27}
    vmul.f32 s8, s0, s20
    .ifnb \sum_before
    vadd.f32 \sum_before, \sum_before, s9
    .endif
    vmul.f32 s9, s1, s21
    vadd.f32 \sum, \sum, s8
    vmul.f32 s8, s2, s22
    vadd.f32 \sum, \sum, s9
    vmul.f32 s9, s3, s23
    vadd.f32 \sum, \sum, s8
    vmul.f32 s8, s4, s24
    vadd.f32 \sum, \sum, s9
    vmul.f32 s9, s5, s25
    vadd.f32 \sum, \sum, s8
    vmul.f32 s8, s6, s26
    vadd.f32 \sum, \sum, s9
    vmul.f32 s9, s7, s27
    vadd.f32 \sum, \sum, s8
.endm

    .section .text.jauge_m4_reals_of_one, "ax"
    .balign 32
    .global jauge_m4_reals_of_one
    .type jauge_m4_reals_of_one, %function
    .thumb_func
jauge_m4_reals_of_one:
    begin 3
1:  begin_block
    movs r0, #0
    .irp sum, s16, s17, s18, s19
    vmov \sum, r0
    .endr
    vmov r12, unrolled
    vmov lr, single
    cmp r10, #0
    nop
    beq 6f
2:  ldr r0, [r9], #4
    cmp r12, #0
    mov r8, r12
    beq 4f
    .balign 4
3:  vldmia r0!, {s0-s7}
    eight_taps r4, s16
    eight_taps r5, s17, s16
    eight_taps r6, s18, s17
    eight_taps r7, s19, s18
    subs r8, r8, #1
    vadd.f32 s19, s19, s9
    bne 3b
4:  cmp lr, #0
    mov r8, lr
    beq 5f
    .balign 4
7:  vldmia r0!, {s0}
    vldmia r4!, {s4}
    vldmia r5!, {s5}
    vldmia r6!, {s6}
    vldmia r7!, {s7}
    vmul.f32 s4, s0, s4
    vmul.f32 s5, s0, s5
    vmul.f32 s6, s0, s6
    vmul.f32 s7, s0, s7
    subs r8, r8, #1
    vadd.f32 s16, s16, s4
    vadd.f32 s17, s17, s5
    vadd.f32 s18, s18, s6
    vadd.f32 s19, s19, s7
    bne 7b
5:  subs r10, r10, #1
    nop
    bne 2b
6:  end_sums
    store_sums r1, s16, s17, s18, s19
    count_block
    bne 1b
    vpop {s16-s31}
    pop {r4-r11, pc}
    .size jauge_m4_reals_of_one, . - jauge_m4_reals_of_one

/* Four channels of a pixel; s4 to s7: their weights. */
.macro tap_of_channels pixel, a, b, c, d
    vldmia \pixel, {s0-s3}
    vmul.f32 s8, s0, s4
    vmul.f32 s9, s1, s5
    vadd.f32 \a, \a, s8
    vmul.f32 s8, s2, s6
    vadd.f32 \b, \b, s9
    vmul.f32 s9, s3, s7
    vadd.f32 \c, \c, s8
    vadd.f32 \d, \d, s9
.endm

/* r12: from the begin of a run to the four channels; r4: their weights; r5: from a tap to the next. */
.macro depthwise_function name, pixels
    .section .text.jauge_m4_depthwise_of_\name, "ax"
    .balign 32
    .global jauge_m4_depthwise_of_\name
    .type jauge_m4_depthwise_of_\name, %function
    .thumb_func
jauge_m4_depthwise_of_\name:
    begin 0
    ldr r12, [r11, #channel_bytes]
1:  vmov r4, weights_at
    add r0, r4, #16
    vmov weights_at, r0
    ldr r5, [r11, #filter_bytes]
    ldr r9, [r11, #taps]
    ldr r10, [r11, #runs]
    movs r0, #0
    .irp sum, s16, s17, s18, s19
    vmov \sum, r0
    .endr
    .if \pixels == 4
    .irp sum, s20, s21, s22, s23, s24, s25, s26, s27, s28, s29, s30, s31
    vmov \sum, r0
    .endr
    .endif
    cmp r10, #0
    nop
    beq 3f
    .balign 4
2:  .if \pixels == 4
    ldm r9!, {r0, r1, r2, r3}
    .else
    ldr r0, [r9], #4
    .endif
    vldmia r4, {s4-s7}
    add r0, r0, r12
    subs r10, r10, #1
    add r4, r4, r5
    tap_of_channels r0, s16, s17, s18, s19
    .if \pixels == 4
    add r1, r1, r12
    add r2, r2, r12
    add r3, r3, r12
    tap_of_channels r1, s20, s21, s22, s23
    tap_of_channels r2, s24, s25, s26, s27
    tap_of_channels r3, s28, s29, s30, s31
    .endif
    bne 2b
3:  add r12, r12, #16
    end_sums
    .if \pixels == 4
    store_sums_of_four
    .else
    store_sums r1, s16, s17, s18, s19
    .endif
    count_block
    bne 1b
    vpop {s16-s31}
    pop {r4-r11, pc}
    .size jauge_m4_depthwise_of_\name, . - jauge_m4_depthwise_of_\name
.endm

    depthwise_function four, 4
    depthwise_function one, 1
