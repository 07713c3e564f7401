/* See depthwise_map.h. */
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_runs.h"

    .equ map, 0
    .equ ready, 4
    .equ out, 8
    .equ channels, 12
    .equ pixel_pitch, 16
    .equ row_pitch, 20
    .equ zero_point, 24
    .equ last_output, 28
    .equ columns, 32
    .equ column_step, 36
    .equ pairs_in_loop, 76
    .equ map_pair, 240
    .equ map_channel, 60

column_at .req s8
out_at .req s9       /* of this column */
columns_left .req s10
step .req s11        /* of columns, in the map */
out_step .req s12
arguments .req s15   /* from the next channel on */

.macro map_function world
    .section .text.jauge_m4_map_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_map_\world
    .type jauge_m4_map_\world, %function
    .thumb_func
jauge_m4_map_\world:
    push {r4-r11, lr}
    ldr r1, [r0, #last_output]
    ldr r2, [r0, #pairs_in_loop]
    ldr r3, [r0, #pixel_pitch]
    ldr r4, [r0, #row_pitch]
    ldr r5, [r0, #zero_point]
    ldr r6, [r0, #column_step]
    mov r7, #map_pair
    vmov last, r1
    mul r2, r2, r7
    vmov out_step, r3
    vmov pitch, r4
    vmov loop_bytes, r2
    vmov zero, r5
    vmov step, r6
    vmov arguments, r0
    mov r12, r0
    .balign 4
31: ldr r8, [r12, #map]
    ldr r9, [r12, #out]
    ldr r10, [r12, #columns]
    ldr lr, [r12, #ready]
    add r0, r8, #map_channel
    add r1, r9, #1
    ldm lr!, {r2-r7}
    str r0, [r12, #map]
    vldm lr!, {s0-s2}
    str r1, [r12, #out]
    str lr, [r12, #ready]
    vmov columns_left, r10
    .balign 4
32: vmov r10, step
    vmov r11, out_step
    mov r0, r8
    mov r1, r9
    add r8, r8, r10
    add r11, r11, r9
    vmov r9, last
    vmov column_at, r8
    cmp r9, #0
    vmov out_at, r11
    blt 34f
    run_of_stride1 \world, map_pair
33: vmov r12, columns_left
    vmov r8, column_at
    subs r12, r12, #1
    vmov r9, out_at
    vmov columns_left, r12
    bne 32b
    vmov r12, arguments
    ldr r10, [r12, #channels]
    subs r10, r10, #1
    str r10, [r12, #channels]
    bne 31b
    pop {r4-r11, pc}
    .balign 4
34: run_of_stride2 \world, map_pair
    b 33b
    .size jauge_m4_map_\world, . - jauge_m4_map_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    map_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    map_function onnx
#endif

/* r0: map; r1, r2: pixels of the upper and of the lower row, r3, r4: bytes between them; r5: columns left; r6: next row;
 * r11: pairs left; lr: arguments. */
    .equ from, 40
    .equ to, 44
    .equ in_pixel_pitch, 48
    .equ in_row_pitch, 52
    .equ in_columns, 56
    .equ lead, 60
    .equ pairs, 64
    .equ trail, 68
    .equ zero_pixel, 72

    .section .text.jauge_m4_gather_columns, "ax", %progbits
    .balign 32
    .global jauge_m4_gather_columns
    .type jauge_m4_gather_columns, %function
    .thumb_func
jauge_m4_gather_columns:
    push {r4-r11, lr}
    mov lr, r0
    ldr r11, [r0, #pairs]
    ldr r6, [r0, #from]
    ldr r7, [r0, #lead]
    ldr r4, [r0, #in_pixel_pitch]
    ldr r5, [r0, #in_columns]
    ldr r0, [r0, #to]
    cbz r7, 4f
    add r1, lr, #zero_pixel
    mov r3, #0
    mov r2, r6
    ldr r8, [lr, #in_row_pitch]
    add r6, r6, r8
    b 2f
1:  ldr r8, [lr, #in_row_pitch]
    mov r1, r6
    mov r3, r4
    add r2, r6, r8
    add r6, r2, r8
    .balign 4
2:  ldr r7, [r1]
    ldr r8, [r2]
    add r1, r1, r3
    add r2, r2, r4
    pkhbt r9, r7, r8, lsl #16 /* channels 0 and 1 of both */
    pkhtb r8, r8, r7, asr #16
    sxtb16 r10, r9
    sxtb16 r9, r9, ror #8
    sxtb16 r12, r8
    sxtb16 r8, r8, ror #8
    subs r5, r5, #1
    str r9, [r0, #map_channel]
    str r12, [r0, #2 * map_channel]
    str r8, [r0, #3 * map_channel]
    str r10, [r0], #4
    bne 2b
    ldr r5, [lr, #in_columns]
    sub r0, r0, r5, lsl #2
    add r0, r0, #map_pair
4:  subs r11, r11, #1
    nop
    bge 1b
    cmn r11, #1
    ldr r7, [lr, #trail]
    bne 5f
    cbz r7, 5f
    mov r1, r6
    mov r3, r4
    add r2, lr, #zero_pixel
    mov r4, #0
    b 2b
5:  pop {r4-r11, pc}
    .size jauge_m4_gather_columns, . - jauge_m4_gather_columns

    .equ ready_bytes, 36

/* Taps first and second of four channels, at \at of each. */
.macro two_taps first, second, at
    pkhbt r7, \first, \second, lsl #16
    pkhtb r8, \second, \first, asr #16
    sxtb16 r9, r7
    sxtb16 r7, r7, ror #8
    sxtb16 r10, r8
    sxtb16 r8, r8, ror #8
    str r9, [r0, #\at]
    str r7, [r0, #\at + ready_bytes]
    str r10, [r0, #\at + 2 * ready_bytes]
    str r8, [r0, #\at + 3 * ready_bytes]
.endm

/* r0: ready, r1: weights, r2: bytes between taps, r3: channels; r11: bytes between rows of taps, r12: columns, then
 * channels left. */
.macro ready_function world
    .section .text.jauge_m4_ready_\world, "ax", %progbits
    .balign 32
    .global jauge_m4_ready_\world
    .type jauge_m4_ready_\world, %function
    .thumb_func
jauge_m4_ready_\world:
    push {r4-r11, lr}
    add r11, r2, r2, lsl #1
    mov r12, #3
1:  ldr r4, [r1]
    ldr r5, [r1, r11]
    ldr r6, [r1, r11, lsl #1]
    add r1, r1, r2
    two_taps r4, r5, 0
    two_taps r5, r6, 4
    subs r12, r12, #1
    add r0, r0, #8
    bne 1b
    ldr r12, [sp, #36]
2:  ldm r3!, {r4, r5, r6}
    .ifc \world, tflite
    mvn r7, #0
    add r6, r6, #32
    lsls r5, r5, #1
    lsl r6, r7, r6
    it eq
    moveq r6, #0
    .endif
    subs r12, r12, #1
    stm r0, {r4, r5, r6}
    add r0, r0, #ready_bytes
    bne 2b
    pop {r4-r11, pc}
    .size jauge_m4_ready_\world, . - jauge_m4_ready_\world
.endm

#if !defined(JAUGE_WITHOUT_TFLITE)
    ready_function tflite
#endif
#if !defined(JAUGE_WITHOUT_ONNX)
    ready_function onnx
#endif
