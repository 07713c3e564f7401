// SPDX-License-Identifier: GPL-2.0-or-later
// Executes each instruction of a list on many random inputs and prints a digest of the results: "name digest" a line.
// The test computes the same digests from formulas.
#include "chip.h"

enum { inputs = 4000 };

static uint32_t seed;
static uint32_t next(void) { /* xorshift; every fourth number is small or close to a limit */
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  switch (seed >> 28) {
    case 0:
      return seed & 255u;
    case 1:
      return 0u - (seed & 255u);
    case 2:
      return 0x80000000u + (seed & 15u);
    case 3:
      return 0x7FFFFFFFu - (seed & 15u);
    default:
      return seed;
  }
}

/* A normal number of moderate size, for the instructions on floating point. */
static uint32_t real_of(uint32_t value) {
  return (value & 0x807FFFFFu) | (112u + (value >> 23 & 31u)) << 23;
}

#define RUN(name, floats, code)                                                          \
  do {                                                                                   \
    uint32_t digest = 2166136261u;                                                       \
    seed = 2463534242u;                                                                  \
    for (int i = 0; i < inputs; ++i) {                                                   \
      uint32_t a = next(), b = next(), c = next(), r;                                    \
      if (floats) a = real_of(a), b = real_of(b), c = real_of(c);                        \
      __asm volatile(code : "=&r"(r) : "r"(a), "r"(b), "r"(c) : "s0", "s1", "s2", "cc"); \
      digest = (digest ^ r) * 16777619u;                                                 \
    }                                                                                    \
    print(name " ");                                                                     \
    print_hex(digest);                                                                   \
    print("\n");                                                                         \
  } while (0)

int main(void) {
  clock_to_120_mhz();
  uart_start(115200);
  RUN("smlad", 0, "smlad %0, %1, %2, %3");
  RUN("smladx", 0, "smladx %0, %1, %2, %3");
  RUN("smlsd", 0, "smlsd %0, %1, %2, %3");
  RUN("smlsdx", 0, "smlsdx %0, %1, %2, %3");
  RUN("smuad", 0, "smuad %0, %1, %2");
  RUN("smusd", 0, "smusd %0, %1, %2");
  RUN("smusdx", 0, "smusdx %0, %1, %2");
  RUN("smmul", 0, "smmul %0, %1, %2");
  RUN("smmulr", 0, "smmulr %0, %1, %2");
  RUN("smmla", 0, "smmla %0, %1, %2, %3");
  RUN("smmlar", 0, "smmlar %0, %1, %2, %3");
  RUN("smmlsr", 0, "smmlsr %0, %1, %2, %3");
  RUN("smlabb", 0, "smlabb %0, %1, %2, %3");
  RUN("smlatb", 0, "smlatb %0, %1, %2, %3");
  RUN("smultt", 0, "smultt %0, %1, %2");
  RUN("smlawb", 0, "smlawb %0, %1, %2, %3");
  RUN("smulwt", 0, "smulwt %0, %1, %2");
  RUN("mla", 0, "mla %0, %1, %2, %3");
  RUN("mls", 0, "mls %0, %1, %2, %3");
  RUN("sxtb16", 0, "sxtb16 %0, %1");
  RUN("sxtb16_ror", 0, "sxtb16 %0, %1, ror #8");
  RUN("sxtab16", 0, "sxtab16 %0, %1, %2");
  RUN("uxtb16", 0, "uxtb16 %0, %1");
  RUN("uxtab16", 0, "uxtab16 %0, %1, %2, ror #16");
  RUN("ssat", 0, "ssat %0, #8, %1, asr #3");
  RUN("usat", 0, "usat %0, #7, %1, asr #2");
  RUN("ssat16", 0, "ssat16 %0, #9, %1");
  RUN("usat16", 0, "usat16 %0, #6, %1");
  RUN("qadd", 0, "qadd %0, %1, %2");
  RUN("qsub", 0, "qsub %0, %1, %2");
  RUN("qdadd", 0, "qdadd %0, %1, %2");
  RUN("qdsub", 0, "qdsub %0, %1, %2");
  RUN("qadd16", 0, "qadd16 %0, %1, %2");
  RUN("qsub8", 0, "qsub8 %0, %1, %2");
  RUN("uqadd8", 0, "uqadd8 %0, %1, %2");
  RUN("shadd8", 0, "shadd8 %0, %1, %2");
  RUN("uhadd16", 0, "uhadd16 %0, %1, %2");
  RUN("ssub16", 0, "ssub16 %0, %1, %2");
  RUN("sasx", 0, "sasx %0, %1, %2");
  RUN("sadd8_sel", 0, "sadd8 %0, %1, %2\n\tsel %0, %1, %3");
  RUN("usub8_sel", 0, "usub8 %0, %1, %2\n\tsel %0, %1, %2");
  RUN("pkhbt", 0, "pkhbt %0, %1, %2, lsl #5");
  RUN("pkhtb", 0, "pkhtb %0, %1, %2, asr #7");
  RUN("usada8", 0, "usada8 %0, %1, %2, %3");
  RUN("sdiv", 0, "sdiv %0, %1, %2");
  RUN("udiv", 0, "udiv %0, %1, %2");
  RUN("clz", 0, "clz %0, %1");
  RUN("rbit", 0, "rbit %0, %1");
  RUN("rev16", 0, "rev16 %0, %1");
  RUN("revsh", 0, "revsh %0, %1");
  RUN("bfi", 0, "mov %0, %3\n\tbfi %0, %1, #5, #11");
  RUN("sbfx", 0, "sbfx %0, %1, #3, #13");
  RUN("adc", 0, "adds %0, %1, %2\n\tadc %0, %3, %0");
  RUN("sbc", 0, "subs %0, %1, %2\n\tsbc %0, %3, %1");
  RUN("vadd", 1, "vmov s0, %1\n\tvmov s1, %2\n\tvadd.f32 s2, s0, s1\n\tvmov %0, s2");
  RUN("vmul", 1, "vmov s0, %1\n\tvmov s1, %2\n\tvmul.f32 s2, s0, s1\n\tvmov %0, s2");
  RUN("vdiv", 1, "vmov s0, %1\n\tvmov s1, %2\n\tvdiv.f32 s2, s0, s1\n\tvmov %0, s2");
  RUN("vfma", 1, "vmov s0, %1\n\tvmov s1, %2\n\tvmov s2, %3\n\tvfma.f32 s2, s0, s1\n\tvmov %0, s2");
  RUN("vmla", 1, "vmov s0, %1\n\tvmov s1, %2\n\tvmov s2, %3\n\tvmla.f32 s2, s0, s1\n\tvmov %0, s2");
  RUN("vsqrt", 1, "vmov s0, %1\n\tvabs.f32 s0, s0\n\tvsqrt.f32 s2, s0\n\tvmov %0, s2");
  RUN("vcvt_s32", 1, "vmov s0, %1\n\tvcvt.s32.f32 s0, s0\n\tvmov %0, s0");
  RUN("vcvtr_s32", 1, "vmov s0, %1\n\tvcvtr.s32.f32 s0, s0\n\tvmov %0, s0");
  RUN("vcvt_f32", 0, "vmov s0, %1\n\tvcvt.f32.s32 s0, s0\n\tvmov %0, s0");
  return 0;
}
