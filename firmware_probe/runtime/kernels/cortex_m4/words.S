/* See words.h. */
    .syntax unified
    .thumb
    .cpu cortex-m4

    .section .text.jauge_m4_widen, "ax", %progbits
    .balign 16
    .global jauge_m4_widen
    .type jauge_m4_widen, %function
    .thumb_func
jauge_m4_widen:
    push {r4-r6, lr}
    subs r2, r2, #8
    blt 2f
1:  ldr r3, [r1, #0]
    ldr r5, [r1, #4]
    sxtb16 r4, r3
    sxtb16 r3, r3, ror #8
    pkhbt r6, r4, r3, lsl #16
    pkhtb r3, r3, r4, asr #16
    str r6, [r0, #0]
    str r3, [r0, #4]
    sxtb16 r4, r5
    sxtb16 r5, r5, ror #8
    pkhbt r6, r4, r5, lsl #16
    pkhtb r5, r5, r4, asr #16
    str r6, [r0, #8]
    str r5, [r0, #12]
    subs r2, r2, #8
    add r1, r1, #8
    add r0, r0, #16
    bge 1b
2:  adds r2, r2, #8
    beq 4f
3:  ldrsb r3, [r1], #1
    subs r2, r2, #1
    strh r3, [r0], #2
    bne 3b
4:  pop {r4-r6, pc}
    .size jauge_m4_widen, . - jauge_m4_widen

    .section .text.jauge_m4_widen_pairs, "ax", %progbits
    .balign 16
    .global jauge_m4_widen_pairs
    .type jauge_m4_widen_pairs, %function
    .thumb_func
/* r1, r5: pixels a and b; r4: taps left; r12: taps; lr: from pair to pair, less a pixel's taps. */
jauge_m4_widen_pairs:
    push {r4-r11, lr}
    ldr r11, [sp, #36]
    mov r12, r3
    rsb lr, r12, r11, lsl #1
    subs r2, r2, #2
    blt 5f
1:  add r5, r1, r11
    subs r4, r12, #4
    blt 3f
2:  ldr r6, [r1], #4
    ldr r7, [r5], #4
    sxtb16 r8, r6
    sxtb16 r6, r6, ror #8
    sxtb16 r9, r7
    sxtb16 r7, r7, ror #8
    pkhbt r10, r8, r6, lsl #16
    pkhtb r6, r6, r8, asr #16
    pkhbt r3, r9, r7, lsl #16
    pkhtb r7, r7, r9, asr #16
    str r3, [r0, #4]
    str r6, [r0, #8]
    subs r4, r4, #4
    str r7, [r0, #12]
    str r10, [r0], #16
    bge 2b
3:  adds r4, r4, #4
    beq 6f
4:  ldrsb r6, [r1], #1
    ldrsb r7, [r5], #1
    mov r8, #0
    mov r9, #0
    subs r4, r4, #2
    itt ge
    ldrsbge r8, [r1], #1
    ldrsbge r9, [r5], #1
    pkhbt r6, r6, r8, lsl #16
    pkhbt r7, r7, r9, lsl #16
    stm r0!, {r6, r7}
    bgt 4b
6:  subs r2, r2, #2
    add r1, r1, lr
    bge 1b
5:  adds r2, r2, #2
    beq 8f
7:  subs r12, r12, #2       /* the last alone */
    blt 9f
    ldrsb r6, [r1], #1
    ldrsb r7, [r1], #1
    pkhbt r6, r6, r7, lsl #16
    str r6, [r0], #4
    b 7b
9:  adds r12, r12, #2
    beq 8f
    ldrsb r6, [r1]
    uxth r6, r6
    str r6, [r0]
8:  pop {r4-r11, pc}
    .size jauge_m4_widen_pairs, . - jauge_m4_widen_pairs

    .section .text.jauge_m4_widen_planes, "ax", %progbits
    .balign 16
    .global jauge_m4_widen_planes
    .type jauge_m4_widen_planes, %function
    .thumb_func
/* Four channels a turn. r0, r4: their planes; r10: pixel; lr: the row. */
jauge_m4_widen_planes:
    push {r4-r11, lr}
    mov lr, r2
    ldr r9, [lr, #16]
    ldr r11, [lr, #12]
    ldr r12, [lr, #20]
1:  ldr r3, [lr, #0]
    ldr r5, [lr, #4]
    add r4, r0, r3, lsl #2
2:  subs r5, r5, #1
    nop
    blt 3f
    str r12, [r0], #4
    str r12, [r4], #4
    b 2b
3:  ldr r3, [lr, #8]
    mov r10, r1
    subs r3, r3, #2
    blt 5f
4:  ldr r5, [r10]
    ldr r6, [r10, r9]
    add r10, r10, r9, lsl #1
    sxtb16 r7, r5
    sxtb16 r5, r5, ror #8
    sxtb16 r8, r6
    sxtb16 r6, r6, ror #8
    pkhbt r2, r7, r5, lsl #16
    pkhtb r5, r5, r7, asr #16
    pkhbt r7, r8, r6, lsl #16
    pkhtb r6, r6, r8, asr #16
    str r7, [r0, #4]
    str r6, [r4, #4]
    subs r3, r3, #2
    str r2, [r0], #8
    str r5, [r4], #8
    bge 4b
5:  adds r3, r3, #2
    beq 6f
    ldr r5, [r10]
    sxtb16 r7, r5
    sxtb16 r5, r5, ror #8
    pkhbt r2, r7, r5, lsl #16
    pkhtb r5, r5, r7, asr #16
    str r2, [r0], #4
    str r5, [r4], #4
6:  ldr r3, [lr, #0]
    ldr r5, [lr, #4]
    ldr r6, [lr, #8]
    subs r3, r3, r5
7:  cmp r3, r6
    nop
    beq 8f
    str r12, [r0], #4
    str r12, [r4], #4
    subs r3, r3, #1
    b 7b
8:  mov r0, r4
    adds r1, r1, #4
    subs r11, r11, #4
    nop
    bgt 1b
    pop {r4-r11, pc}
    .size jauge_m4_widen_planes, . - jauge_m4_widen_planes

    .section .text.jauge_m4_copy_words, "ax", %progbits
    .balign 16
    .global jauge_m4_copy_words
    .type jauge_m4_copy_words, %function
    .thumb_func
jauge_m4_copy_words:
    push {r4-r9, lr}
    subs r2, r2, #8
    blt 2f
1:  ldm r1!, {r3-r9, r12}
    subs r2, r2, #8
    stm r0!, {r3-r9, r12}
    bge 1b
2:  adds r2, r2, #8
    beq 4f
3:  ldr r3, [r1], #4
    subs r2, r2, #1
    str r3, [r0], #4
    bne 3b
4:  pop {r4-r9, pc}
    .size jauge_m4_copy_words, . - jauge_m4_copy_words

    .section .text.jauge_m4_copy_bytes, "ax", %progbits
    .balign 16
    .global jauge_m4_copy_bytes
    .type jauge_m4_copy_bytes, %function
    .thumb_func
jauge_m4_copy_bytes:
    push {r4-r6, lr}
    subs r2, r2, #16
    blt 2f
1:  ldr r3, [r1, #0]
    ldr r4, [r1, #4]
    ldr r5, [r1, #8]
    ldr r6, [r1, #12]
    str r3, [r0, #0]
    str r4, [r0, #4]
    str r5, [r0, #8]
    str r6, [r0, #12]
    subs r2, r2, #16
    add r1, r1, #16
    add r0, r0, #16
    bge 1b
2:  adds r2, r2, #16
    beq 4f
3:  ldrb r3, [r1], #1
    subs r2, r2, #1
    strb r3, [r0], #1
    bne 3b
4:  pop {r4-r6, pc}
    .size jauge_m4_copy_bytes, . - jauge_m4_copy_bytes
