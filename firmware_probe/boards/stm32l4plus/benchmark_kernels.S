/* Short pieces of code whose cycles settle what the cycle model assumes. Each is
 *   uint32_t kernel(uint32_t turns, const void *memory)
 * and returns the cycles of `turns` turns of its body (loop included), read from DWT_CYCCNT between two ISBs. All are
 * position independent, so that they can be copied to SRAM. */
    .syntax unified
    .cpu cortex-m4
    .fpu fpv4-sp-d16
    .thumb

.macro kernel name
    .section .text.\name, "ax", %progbits
    .balign 32
    .global \name
    .type \name, %function
    .thumb_func
\name:
    push {r4-r11, lr}
    movw r12, #0x1004 /* DWT_CYCCNT */
    movt r12, #0xE000
    mov r3, r1
    mov r4, #1
    mov r5, #3
    isb
    ldr lr, [r12]
    .balign 32
1:
.endm

.macro endkernel name
    subs r0, r0, #1
    bne 1b
    isb
    ldr r0, [r12]
    sub r0, r0, lr
    pop {r4-r11, pc}
    .global \name\()_end
\name\()_end:
    .size \name, . - \name
.endm

/* nothing but the loop */
kernel benchmark_loop
endkernel benchmark_loop

/* 32 loads, fixed offsets: n in a row are said to take n + 1 */
kernel benchmark_ldr
    .rept 8
    ldr r6, [r3, #0]
    ldr r7, [r3, #4]
    ldr r8, [r3, #8]
    ldr r9, [r3, #12]
    .endr
endkernel benchmark_ldr

/* 32 loads that write their base back */
kernel benchmark_ldr_post
    mov r1, r3
    .rept 32
    ldr r6, [r1], #4
    .endr
endkernel benchmark_ldr_post

/* 16 pairs: one with write-back, one plain */
kernel benchmark_ldr_post_plain
    mov r1, r3
    .rept 16
    ldr r6, [r1], #4
    ldr r7, [r3, #4]
    .endr
endkernel benchmark_ldr_post_plain

/* 32 loads, each used at once */
kernel benchmark_ldr_use
    .rept 32
    ldr r6, [r3, #0]
    add r7, r6, r6
    .endr
endkernel benchmark_ldr_use

/* 16 double loads */
kernel benchmark_ldrd
    .rept 16
    ldrd r6, r7, [r3, #0]
    .endr
endkernel benchmark_ldrd

/* 32 stores at fixed offsets */
kernel benchmark_str
    .rept 32
    str r4, [r3, #4]
    .endr
endkernel benchmark_str

/* 32 multiply-accumulates of two halfwords */
kernel benchmark_smlad
    .rept 16
    smlad r6, r4, r5, r6
    smlad r7, r4, r5, r7
    .endr
endkernel benchmark_smlad

/* 32 sums of products, most significant word, rounded */
kernel benchmark_smmulr
    .rept 32
    smmulr r6, r4, r5
    .endr
endkernel benchmark_smmulr

/* 16 divisions of 31 bits by 2 bits */
kernel benchmark_sdiv
    mvn r6, #0x80000000
    .rept 16
    sdiv r7, r6, r5
    .endr
endkernel benchmark_sdiv

/* 32 fused multiply-adds, each waiting for the one before */
kernel benchmark_vfma_chain
    .rept 32
    vfma.f32 s0, s1, s2
    .endr
endkernel benchmark_vfma_chain

/* 32 fused multiply-adds into four sums in turn */
kernel benchmark_vfma_four
    .rept 8
    vfma.f32 s0, s4, s5
    vfma.f32 s1, s4, s5
    vfma.f32 s2, s4, s5
    vfma.f32 s3, s4, s5
    .endr
endkernel benchmark_vfma_four

/* 32 products and 32 sums, interleaved so that no result is used at once */
kernel benchmark_vmul_vadd
    .rept 16
    vmul.f32 s6, s4, s5
    vadd.f32 s0, s0, s7
    vmul.f32 s7, s4, s5
    vadd.f32 s1, s1, s6
    .endr
endkernel benchmark_vmul_vadd

/* 16 branches taken, 16-bit targets */
kernel benchmark_branch_taken
    .rept 16
    b 2f
    nop
2:
    .endr
endkernel benchmark_branch_taken

/* 16 conditional branches taken, flags set long before */
kernel benchmark_branch_early
    cmp r4, #1
    .rept 16
    nop
    beq 2f
    nop
2:
    .endr
endkernel benchmark_branch_early

/* 16 conditional branches taken, flags set just before */
kernel benchmark_branch_late
    .rept 16
    cmp r4, #1
    beq 2f
    nop
2:
    .endr
endkernel benchmark_branch_late

/* 16 conditional branches not taken */
kernel benchmark_branch_not_taken
    cmp r4, #1
    .rept 16
    bne 2f
    nop
2:
    .endr
endkernel benchmark_branch_not_taken

/* 128 bytes a turn, one word after the other; the turns go on where the last one stopped */
kernel benchmark_stream
    .rept 32
    ldr r6, [r3], #4
    .endr
endkernel benchmark_stream

/* 128 bytes a turn, eight words at once */
kernel benchmark_stream_ldm
    .rept 4
    ldm r3!, {r4-r11}
    .endr
endkernel benchmark_stream_ldm

/* 512 bytes of code in a row: half the instruction cache */
kernel benchmark_code_512
    .rept 128
    add.w r6, r6, r4
    .endr
endkernel benchmark_code_512

/* 2,048 bytes of code in a row: twice the instruction cache */
kernel benchmark_code_2048
    .rept 512
    add.w r6, r6, r4
    .endr
endkernel benchmark_code_2048
