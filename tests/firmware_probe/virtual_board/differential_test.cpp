// SPDX-License-Identifier: GPL-2.0-or-later
// Results of the emulated core against formulas: integer, SIMD, saturating and floating point instructions on random
// inputs. Floating point on normal numbers only.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using Word = std::uint32_t;

constexpr std::int64_t one = std::int64_t{1} << 32;
constexpr std::int64_t half = std::int64_t{1} << 31;

Word number(std::int64_t value) {
  return static_cast<Word>(value);
}
Word narrow(std::int64_t value) {
  return static_cast<Word>(value);
}
std::int64_t wide(Word value) {
  return static_cast<std::int32_t>(value);
}
Word top(std::int64_t value) {
  return static_cast<Word>(value >> 32);
}
Word lo(Word value) {
  return number(static_cast<std::int16_t>(value));
}
Word hi(Word value) {
  return number(static_cast<std::int16_t>(value >> 16));
}
int byte(Word value, unsigned i) {
  return static_cast<std::int8_t>(value >> 8 * i);
}
int ubyte(Word value, unsigned i) {
  return static_cast<std::uint8_t>(value >> 8 * i);
}
Word pair(std::int64_t low, std::int64_t high) {
  return (number(low) & 0xFFFF) | number(high) << 16;
}
Word clamp(std::int64_t value, std::int64_t least, std::int64_t most) {
  return number(std::clamp(value, least, most));
}
Word saturated(std::int64_t value) {
  return clamp(value, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
}
template <class Each>
Word bytes(Each each) {
  Word result = 0;
  for (unsigned i = 0; i < 4; ++i) result |= (number(each(i)) & 255) << 8 * i;
  return result;
}
Word shifted(Word value, unsigned count) {
  return number(wide(value) >> count);
}
Word distance(Word a, Word b) {
  Word sum = 0;
  for (unsigned i = 0; i < 4; ++i) sum += number(std::abs(ubyte(a, i) - ubyte(b, i)));
  return sum;
}
Word quotient(Word a, Word b) {
  return b == 0 ? 0 : number(wide(a) / wide(b));
}
Word mirrored(Word value) {
  Word result = 0;
  for (unsigned i = 0; i < 32; ++i) result |= (value >> i & 1) << (31 - i);
  return result;
}
float real(Word value) {
  return std::bit_cast<float>(value);
}
float rounded(float value) {
  return value;
}
Word bits(float value) {
  return std::bit_cast<Word>(value);
}
Word saturated_real(float value) {
  return saturated(static_cast<std::int64_t>(value));
}

struct Formula {
  std::string_view name;
  bool floats;
  Word (*result)(Word a, Word b, Word c);
};

// Sums wrap at 32 bits, as unsigned numbers do; the products of halves are exact there.
constexpr Formula formulas[] = {
    {"smlad", false, [](Word a, Word b, Word c) -> Word { return c + lo(a) * lo(b) + hi(a) * hi(b); }},
    {"smladx", false, [](Word a, Word b, Word c) -> Word { return c + lo(a) * hi(b) + hi(a) * lo(b); }},
    {"smlsd", false, [](Word a, Word b, Word c) -> Word { return c + lo(a) * lo(b) - hi(a) * hi(b); }},
    {"smlsdx", false, [](Word a, Word b, Word c) -> Word { return c + lo(a) * hi(b) - hi(a) * lo(b); }},
    {"smuad", false, [](Word a, Word b, Word) -> Word { return lo(a) * lo(b) + hi(a) * hi(b); }},
    {"smusd", false, [](Word a, Word b, Word) -> Word { return lo(a) * lo(b) - hi(a) * hi(b); }},
    {"smusdx", false, [](Word a, Word b, Word) -> Word { return lo(a) * hi(b) - hi(a) * lo(b); }},
    {"smmul", false, [](Word a, Word b, Word) -> Word { return top(wide(a) * wide(b)); }},
    {"smmulr", false, [](Word a, Word b, Word) -> Word { return top(wide(a) * wide(b) + half); }},
    {"smmla", false, [](Word a, Word b, Word c) -> Word { return top(wide(c) * one + wide(a) * wide(b)); }},
    {"smmlar", false, [](Word a, Word b, Word c) -> Word { return top(wide(c) * one + wide(a) * wide(b) + half); }},
    {"smmlsr", false, [](Word a, Word b, Word c) -> Word { return top(wide(c) * one - wide(a) * wide(b) + half); }},
    {"smlabb", false, [](Word a, Word b, Word c) -> Word { return c + lo(a) * lo(b); }},
    {"smlatb", false, [](Word a, Word b, Word c) -> Word { return c + hi(a) * lo(b); }},
    {"smultt", false, [](Word a, Word b, Word) -> Word { return hi(a) * hi(b); }},
    {"smlawb", false, [](Word a, Word b, Word c) -> Word { return c + narrow(wide(a) * wide(lo(b)) >> 16); }},
    {"smulwt", false, [](Word a, Word b, Word) -> Word { return narrow(wide(a) * wide(hi(b)) >> 16); }},
    {"mla", false, [](Word a, Word b, Word c) -> Word { return c + a * b; }},
    {"mls", false, [](Word a, Word b, Word c) -> Word { return c - a * b; }},
    {"sxtb16", false, [](Word a, Word, Word) -> Word { return pair(byte(a, 0), byte(a, 2)); }},
    {"sxtb16_ror", false, [](Word a, Word, Word) -> Word { return pair(byte(a, 1), byte(a, 3)); }},
    {"sxtab16", false, [](Word a, Word b, Word) -> Word { return pair(lo(a) + byte(b, 0), hi(a) + byte(b, 2)); }},
    {"uxtb16", false, [](Word a, Word, Word) -> Word { return a & 0xFF00FF; }},
    {"uxtab16", false, [](Word a, Word b, Word) -> Word { return pair(a + (b >> 16 & 255), (a >> 16) + (b & 255)); }},
    {"ssat", false, [](Word a, Word, Word) -> Word { return clamp(wide(a) >> 3, -128, 127); }},
    {"usat", false, [](Word a, Word, Word) -> Word { return clamp(wide(a) >> 2, 0, 127); }},
    {"ssat16", false,
     [](Word a, Word, Word) -> Word { return pair(clamp(wide(lo(a)), -256, 255), clamp(wide(hi(a)), -256, 255)); }},
    {"usat16", false,
     [](Word a, Word, Word) -> Word { return pair(clamp(wide(lo(a)), 0, 63), clamp(wide(hi(a)), 0, 63)); }},
    {"qadd", false, [](Word a, Word b, Word) -> Word { return saturated(wide(a) + wide(b)); }},
    {"qsub", false, [](Word a, Word b, Word) -> Word { return saturated(wide(a) - wide(b)); }},
    {"qdadd", false, [](Word a, Word b, Word) -> Word { return saturated(wide(a) + wide(saturated(2 * wide(b)))); }},
    {"qdsub", false, [](Word a, Word b, Word) -> Word { return saturated(wide(a) - wide(saturated(2 * wide(b)))); }},
    {"qadd16", false,
     [](Word a, Word b, Word) -> Word {
       return pair(clamp(wide(lo(a)) + wide(lo(b)), -32768, 32767), clamp(wide(hi(a)) + wide(hi(b)), -32768, 32767));
     }},
    {"qsub8", false,
     [](Word a, Word b, Word) -> Word {
       return bytes([&](unsigned i) { return clamp(byte(a, i) - byte(b, i), -128, 127); });
     }},
    {"uqadd8", false,
     [](Word a, Word b, Word) -> Word {
       return bytes([&](unsigned i) { return clamp(ubyte(a, i) + ubyte(b, i), 0, 255); });
     }},
    {"shadd8", false,
     [](Word a, Word b, Word) -> Word { return bytes([&](unsigned i) { return (byte(a, i) + byte(b, i)) >> 1; }); }},
    {"uhadd16", false,
     [](Word a, Word b, Word) -> Word {
       return pair(((a & 0xFFFF) + (b & 0xFFFF)) >> 1, ((a >> 16) + (b >> 16)) >> 1);
     }},
    {"ssub16", false, [](Word a, Word b, Word) -> Word { return pair(lo(a) - lo(b), hi(a) - hi(b)); }},
    {"sasx", false, [](Word a, Word b, Word) -> Word { return pair(lo(a) - hi(b), hi(a) + lo(b)); }},
    {"sadd8_sel", false,
     [](Word a, Word b, Word c) -> Word {
       return bytes([&](unsigned i) { return byte(a, i) + byte(b, i) >= 0 ? byte(a, i) : byte(c, i); });
     }},
    {"usub8_sel", false,
     [](Word a, Word b, Word) -> Word {
       return bytes([&](unsigned i) { return std::max(ubyte(a, i), ubyte(b, i)); });
     }},
    {"pkhbt", false, [](Word a, Word b, Word) -> Word { return (a & 0xFFFF) | (b << 5 & 0xFFFF0000); }},
    {"pkhtb", false, [](Word a, Word b, Word) -> Word { return (a & 0xFFFF0000) | (shifted(b, 7) & 0xFFFF); }},
    {"usada8", false, [](Word a, Word b, Word c) -> Word { return c + distance(a, b); }},
    {"sdiv", false, [](Word a, Word b, Word) -> Word { return quotient(a, b); }},
    {"udiv", false, [](Word a, Word b, Word) -> Word { return b == 0 ? 0 : a / b; }},
    {"clz", false, [](Word a, Word, Word) -> Word { return static_cast<std::uint32_t>(std::countl_zero(a)); }},
    {"rbit", false, [](Word a, Word, Word) -> Word { return mirrored(a); }},
    {"rev16", false, [](Word a, Word, Word) -> Word { return (a << 8 & 0xFF00FF00) | (a >> 8 & 0x00FF00FF); }},
    {"revsh", false,
     [](Word a, Word, Word) -> Word { return number(static_cast<std::int16_t>((a & 255) << 8 | (a >> 8 & 255))); }},
    {"bfi", false, [](Word a, Word, Word c) -> Word { return (c & ~(0x7FFu << 5)) | (a & 0x7FF) << 5; }},
    {"sbfx", false, [](Word a, Word, Word) -> Word { return number(static_cast<std::int32_t>(a << 16) >> 19); }},
    {"adc", false, [](Word a, Word b, Word c) -> Word { return c + (a + b) + (a + b < a); }},
    {"sbc", false, [](Word a, Word b, Word c) -> Word { return c - a - (a < b); }},
    {"vadd", true, [](Word a, Word b, Word) -> Word { return bits(real(a) + real(b)); }},
    {"vmul", true, [](Word a, Word b, Word) -> Word { return bits(real(a) * real(b)); }},
    {"vdiv", true, [](Word a, Word b, Word) -> Word { return bits(real(a) / real(b)); }},
    {"vfma", true, [](Word a, Word b, Word c) -> Word { return bits(std::fma(real(a), real(b), real(c))); }},
    {"vmla", true, [](Word a, Word b, Word c) -> Word { return bits(real(c) + rounded(real(a) * real(b))); }},
    {"vsqrt", true, [](Word a, Word, Word) -> Word { return bits(std::sqrt(std::fabs(real(a)))); }},
    {"vcvt_s32", true, [](Word a, Word, Word) -> Word { return saturated_real(std::trunc(real(a))); }},
    {"vcvtr_s32", true, [](Word a, Word, Word) -> Word { return saturated_real(std::nearbyint(real(a))); }},
    {"vcvt_f32", false,
     [](Word a, Word, Word) -> Word { return bits(static_cast<float>(static_cast<std::int32_t>(a))); }},
};

// The firmware's numbers, once more.
class Inputs {
 public:
  Word next() {
    seed_ ^= seed_ << 13;
    seed_ ^= seed_ >> 17;
    seed_ ^= seed_ << 5;
    switch (seed_ >> 28) {
      case 0:
        return seed_ & 255;
      case 1:
        return 0 - (seed_ & 255);
      case 2:
        return 0x80000000 + (seed_ & 15);
      case 3:
        return 0x7FFFFFFF - (seed_ & 15);
      default:
        return seed_;
    }
  }
  Word next(bool floats) {
    const Word value = next();
    return floats ? (value & 0x807FFFFF) | (112 + (value >> 23 & 31)) << 23 : value;
  }

 private:
  Word seed_ = 2463534242;
};

std::string digest_of(const Formula& formula) {
  Inputs inputs;
  Word digest = 2166136261;
  for (int i = 0; i < 4000; ++i) {
    const Word a = inputs.next(formula.floats), b = inputs.next(formula.floats), c = inputs.next(formula.floats);
    digest = (digest ^ formula.result(a, b, c)) * 16777619;
  }
  char text[16];
  std::snprintf(text, sizeof text, "%08X", digest);
  return text;
}

TEST(Differential, EachInstructionGivesWhatItsFormulaGives) {
  const BoardRun run = run_firmware("differential");
  EXPECT_EQ(run.ending.why, End::reset) << run.ending.message;
  std::map<std::string, std::string> digests;
  std::istringstream words(run.output);
  for (std::string name, digest; words >> name >> digest;) digests[name] = digest;
  EXPECT_EQ(digests.size(), std::size(formulas));
  for (const Formula& formula : formulas)
    EXPECT_EQ(digests[std::string(formula.name)], digest_of(formula)) << formula.name;
}

}  // namespace
}  // namespace jauge::vboard::testing
