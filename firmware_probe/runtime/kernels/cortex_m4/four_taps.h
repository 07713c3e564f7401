/* clang-format off */
#pragma once
/* Assembler, for the .S files of this folder. r0: activations, r2: weights (JAUGE_WEIGHTS_DUAL); r4 to r7: sums of two
 * pairs of channels; uses r8 to r12 and lr. */

/* The products of what is loaded, r8 and r9 with r10, r11, r12 and lr, but the last: something may stand before it. */
.macro products_of_four
    smlad r4, r10, r8, r4
    sxtb16 r10, r10
    smlad r5, r10, r8, r5
    smlad r6, r11, r8, r6
    sxtb16 r11, r11
    smlad r7, r11, r8, r7
    smlad r4, r12, r9, r4
    sxtb16 r12, r12
    smlad r5, r12, r9, r5
    smlad r6, lr, r9, r6
    sxtb16 lr, lr
.endm

/* Four taps of one pixel: 16 products in 19 cycles. */
.macro four_taps_of_one k
    ldr r8, [r0, #8 * \k]
    ldr r9, [r0, #8 * \k + 4]
    ldr r10, [r2, #16 * \k]
    ldr r11, [r2, #16 * \k + 4]
    ldr r12, [r2, #16 * \k + 8]
    ldr lr, [r2, #16 * \k + 12]
    products_of_four
    smlad r7, lr, r9, r7
.endm
