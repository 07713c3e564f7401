/* clang-format off */
#pragma once
/* Assembler, for the .S files of this folder.
 *
 * From sums to stored numbers. TFLite: `doubled` is twice the sum; (t + sign of t + offset) >> right with t = the rounded
 * high half of doubled * factor. ONNX: float(sum) * factor to the nearest integer, halves to even, + offset. Both
 * saturate to int8. */
.macro tflite_scale doubled, factor, offset, right
    smmulr \doubled, \doubled, \factor
    add \doubled, \doubled, \doubled, asr #31
    add \doubled, \doubled, \offset
    asr \doubled, \doubled, \right
    ssat \doubled, #8, \doubled
.endm
.macro onnx_scale sum, factor, offset
    vmov s15, \sum
    vmov s14, \factor
    vcvt.f32.s32 s15, s15
    vmul.f32 s15, s15, s14
    vcvtr.s32.f32 s15, s15
    vmov \sum, s15
    qadd \sum, \sum, \offset
    ssat \sum, #8, \sum
.endm
