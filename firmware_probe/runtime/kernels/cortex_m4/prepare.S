/* See prepare.h. r0: starts, r3: scales, r8: where the starts end and the scales begin, r1: channels, r2: 2 * zero
 * point + 1; r4 to r7: two channels, of which each leaves factor, r12 and lr as its scale. Runs once for each block and
 * row, mostly not from the Flash's cache: hence a loop. */
    .syntax unified
    .thumb
    .cpu cortex-m4

    .equ starts, 36

    .section .text.jauge_m4_prepare_tflite, "ax", %progbits
    .balign 32
    .global jauge_m4_prepare_tflite
    .type jauge_m4_prepare_tflite, %function
    .thumb_func
jauge_m4_prepare_tflite:
    push {r4-r8, lr}
    adds r0, r0, #starts
    add r8, r0, #16
    mov r3, r8
1:  ldm r1!, {r4, r5, r6}
    rsb lr, r6, #0
    mvn r6, r6
    lsl r12, r2, r6
    stm r3!, {r5, r12, lr}
    ldm r1!, {r5, r6, r7}
    rsb lr, r7, #0
    mvn r7, r7
    lsl r12, r2, r7
    add r4, r5, r4, lsl #8
    stm r3!, {r6, r12, lr}
    stm r0!, {r4, r5}
    cmp r0, r8
    nop
    bne 1b
    pop {r4-r8, pc}
    .size jauge_m4_prepare_tflite, . - jauge_m4_prepare_tflite
