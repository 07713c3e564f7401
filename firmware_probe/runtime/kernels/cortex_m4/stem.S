/* See stem.h. */
    .syntax unified
    .thumb
    .cpu cortex-m4
    .fpu fpv4-sp-d16

    .equ to, 0
    .equ from, 4
    .equ row_pitch, 8
    .equ runs, 12
    .equ run_taps, 16
    .equ pixel_step, 20
    .equ pixels, 24
    .equ pair_bytes, 28
    .equ first_step, 32
    .equ is_single, 36

/* What waits in s registers. */
step .req s0
rows .req s1
pair .req s2
single .req s3 /* 1: the last pixel stands alone */

/* r0: where this pixel's words go; r1: its first tap; r2: row pitch; r3: pixels left; r12: window rows left; lr: taps of a
 * run; r9: from pixel to pixel in r0, in turns 4 and what is left of a pair's bytes. */
    .section .text.jauge_m4_lay_out, "ax", %progbits
    .balign 32
    .global jauge_m4_lay_out
    .type jauge_m4_lay_out, %function
    .thumb_func
jauge_m4_lay_out:
    push {r4-r11, lr}
    ldr r4, [r0, #pixel_step]
    ldr r5, [r0, #pair_bytes]
    ldr r1, [r0, #from]
    ldr r2, [r0, #row_pitch]
    ldr r3, [r0, #pixels]
    ldr lr, [r0, #run_taps]
    ldr r12, [r0, #runs]
    ldr r9, [r0, #first_step]
    ldr r6, [r0, #is_single]
    ldr r0, [r0, #to]
    vmov step, r4
    vmov rows, r12
    vmov pair, r5
    vmov single, r6
    cmp lr, #9
    it eq
    cmpeq r12, #3
    bne 2f

/* 3 x 3 windows of 3 channels, as they come from pictures. r12: bytes from window to window, lr: a pair's bytes. */
    mov r12, r4
    mov lr, r5
    subs r3, r3, r6
    beq 11f
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
11: vmov r3, single
    cmp r3, #0
    beq 12f
    movs lr, #9

/* Any window. r4: where a word goes, r7: from there to the next, r8: window row, r11: in it, r10: taps left of it. */
2:  vmov r7, single
    vmov r12, rows
    mov r4, r0
    cmp r7, r3
    mov r8, r1
    ite eq
    moveq r7, #4
    movne r7, #8
3:  mov r11, r8
    mov r10, lr
4:  subs r10, r10, #4
    blt 6f
5:  ldr r5, [r11, #0]
    ldr r6, [r11, #4]
    subs r10, r10, #4
    str r5, [r4]
    str r6, [r4, r7]
    add r11, r11, #8
    add r4, r4, r7, lsl #1
    bge 5b
6:  lsls r10, r10, #31 /* carry: two taps are left or three, negative: an odd number */
    bcc 7f
    ldr r5, [r11], #4
    str r5, [r4]
    add r4, r4, r7
7:  bpl 8f
    subs r12, r12, #1
    ldrh r5, [r11]
    add r8, r8, r2
    beq 9f
    ldrh r6, [r8]
    add r11, r8, #2
    sub r10, lr, #1
    orr r5, r5, r6, lsl #16
    str r5, [r4]
    add r4, r4, r7
    b 4b
9:  str r5, [r4]
    b 10f
8:  subs r12, r12, #1
    add r8, r8, r2
    bne 3b
10: subs r3, r3, #1
    vmov r5, step
    vmov r6, pair
    add r0, r0, r9
    rsb r9, r9, r6
    add r1, r1, r5
    bne 2b
12: pop {r4-r11, pc}
    .size jauge_m4_lay_out, . - jauge_m4_lay_out
