// SPDX-License-Identifier: GPL-2.0-or-later
// Floating point, FPv4-SP (ARMv7-M architecture reference manual, A6): coprocessors 10 and 11.
#include "firmware_probe/virtual_board/timing/decoder_rows.h"

namespace jauge::vboard {
namespace {

using Code = std::uint32_t;

constexpr FpRegisters single(Code four, Code one) {
  return FpRegisters{1} << (four << 1 | one);
}
constexpr FpRegisters sd(Code code) {
  return single(bits(code, 12, 4), bits(code, 22, 1));
}
constexpr FpRegisters sn(Code code) {
  return single(bits(code, 16, 4), bits(code, 7, 1));
}
constexpr FpRegisters sm(Code code) {
  return single(bits(code, 0, 4), bits(code, 5, 1));
}
constexpr FpRegisters pair(Code number) {  // a double as two singles; there are 16
  return FpRegisters{3} << 2 * (number & 15);
}

void three(Code code, Instruction& i) {
  i.fp_written = sd(code);
  i.fp_read = sn(code) | sm(code);
}
void accumulate(Code code, Instruction& i) {
  three(code, i);
  i.fp_read |= sd(code);
}
void two(Code code, Instruction& i) {
  i.fp_written = sd(code);
  i.fp_read = sm(code);
}
void compare(Code code, Instruction& i) {
  i.fp_written = fp_flags;
  i.fp_read = sd(code) | sm(code);
}
void compare_with_zero(Code code, Instruction& i) {
  i.fp_written = fp_flags;
  i.fp_read = sd(code);
}
void immediate(Code code, Instruction& i) {
  i.fp_written = sd(code);
}
void core_and_single(Code code, Instruction& i) {  // VMOV between Rt and Sn
  if (bits(code, 20, 1)) {
    i.written = core(bits(code, 12, 4));
    i.fp_read = sn(code);
  } else {
    i.fp_written = sn(code);
  }
}
void flags_to_core(Code code, Instruction& i) {  // VMRS
  i.fp_read = fp_flags;
  if (bits(code, 12, 4) == 15) {
    i.sets_flags = i.sets_flags_in_it = true;
  } else {
    i.written = core(bits(code, 12, 4));
  }
}
void flags_from_core(Code, Instruction& i) {
  i.fp_written = fp_flags;
}
void scalar(Code code, Instruction& i) {  // VMOV between Rt and half of a double
  const FpRegisters whole = pair(bits(code, 7, 1) << 4 | bits(code, 16, 4));
  if (bits(code, 20, 1)) {
    i.written = core(bits(code, 12, 4));
    i.fp_read = whole;
  } else {
    i.fp_written = whole;
  }
}
void core_pair(Code code, Instruction& i) {
  const bool doubles = bits(code, 8, 1) != 0;
  const FpRegisters registers = doubles ? pair(bits(code, 5, 1) << 4 | bits(code, 0, 4)) : sm(code) | sm(code) << 1;
  if (bits(code, 20, 1)) {
    i.written = static_cast<CoreRegisters>(core(bits(code, 12, 4)) | core(bits(code, 16, 4)));
    i.fp_read = registers;
  } else {
    i.fp_written = registers;
  }
}
void one_access(Code code, Instruction& i) {  // VLDR, VSTR
  const bool doubles = bits(code, 8, 1) != 0;
  const FpRegisters registers = doubles ? pair(bits(code, 22, 1) << 4 | bits(code, 12, 4)) : sd(code);
  i.memory_bytes = doubles ? 8 : 4;
  i.needs_alignment = true;
  if (bits(code, 16, 4) != 15) i.address = core(bits(code, 16, 4));
  (bits(code, 20, 1) ? i.fp_written : i.fp_read) = registers;
}
void many(Code code, Instruction& i) {  // VLDM, VSTM, VPUSH, VPOP
  const Code words = bits(code, 0, 8);
  const Code first =
      bits(code, 8, 1) ? 2 * (bits(code, 22, 1) << 4 | bits(code, 12, 4)) : bits(code, 12, 4) << 1 | bits(code, 22, 1);
  const FpRegisters registers = ((FpRegisters{1} << (words & 63)) - 1) << (first & 31) & 0xFFFF'FFFF;
  i.memory_bytes = static_cast<std::uint8_t>(4 * (words & 31 ? words & 31 : words & 32));
  i.needs_alignment = true;
  i.address = core(bits(code, 16, 4));
  i.writes_back = bits(code, 21, 1) != 0;
  if (i.writes_back) i.written = i.address;
  (bits(code, 20, 1) ? i.fp_written : i.fp_read) = registers;
}

constexpr DecoderRow rows[] = {
    {0xFFE0'0E00, 0xEC40'0A00, Kind::fp_move_two, core_pair},
    {0xFF30'0E00, 0xED10'0A00, Kind::fp_load, one_access},
    {0xFF30'0E00, 0xED00'0A00, Kind::fp_store, one_access},
    {0xFE00'0E00, 0xEC00'0A00, Kind::multiple, many},
    {0xFFE0'0F10, 0xEE00'0A10, Kind::fp, core_and_single},
    {0xFFF0'0F10, 0xEEF0'0A10, Kind::fp, flags_to_core},
    {0xFFF0'0F10, 0xEEE0'0A10, Kind::fp, flags_from_core},
    {0xFF80'0F10, 0xEE00'0B10, Kind::fp, scalar},
    {0xFFA0'0E10, 0xEE00'0A00, Kind::fp_multiply_add, accumulate},  // VMLA, VMLS, VNMLA, VNMLS
    {0xFFB0'0E10, 0xEE20'0A00, Kind::fp, three},                    // VMUL, VNMUL
    {0xFFB0'0E10, 0xEE30'0A00, Kind::fp, three},                    // VADD, VSUB
    {0xFFB0'0E10, 0xEE80'0A00, Kind::fp_divide, three},             // VDIV
    {0xFFB0'0E10, 0xEE90'0A00, Kind::fp_multiply_add, accumulate},  // VFNMA, VFNMS
    {0xFFB0'0E10, 0xEEA0'0A00, Kind::fp_multiply_add, accumulate},  // VFMA, VFMS
    {0xFFB0'0E50, 0xEEB0'0A00, Kind::fp, immediate},                // VMOV immediate
    {0xFFBF'0ED0, 0xEEB1'0AC0, Kind::fp_divide, two},               // VSQRT
    {0xFFBF'0E50, 0xEEB4'0A40, Kind::fp, compare},                  // VCMP
    {0xFFBF'0E50, 0xEEB5'0A40, Kind::fp, compare_with_zero},
    {0xFFB0'0E50, 0xEEB0'0A40, Kind::fp, two},  // VMOV, VABS, VNEG, VCVT
};

}  // namespace

std::span<const DecoderRow> fp_rows() {
  return rows;
}

}  // namespace jauge::vboard
