// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/firmware_probe/virtual_board/second_table.h"

#include <capstone/capstone.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string_view>

namespace jauge::vboard::testing {
namespace {

enum class Group {
  simple,
  divide,
  load,
  store,
  pair,
  list,
  status,
  barrier,
  flush,
  fp,
  fp_mac,
  fp_long,
  fp_load,
  fp_store
};

struct Row {
  std::string_view names;  // separated by blanks; a trailing * takes any suffix
  Group group;
};

// In the words of the manual's tables, without looking at encodings. First fit.
constexpr Row table[] = {
    {"udiv sdiv", Group::divide},
    {"ldrd strd", Group::pair},
    {"ldm ldmdb stm stmdb push pop vldmia vldmdb vstmia vstmdb vpush vpop", Group::list},
    {"ldr ldrb ldrh ldrsb ldrsh", Group::load},
    {"str strb strh", Group::store},
    {"vldr", Group::fp_load},
    {"vstr", Group::fp_store},
    {"vmla* vmls* vnmla* vnmls* vfma* vfms* vfnma* vfnms*", Group::fp_mac},
    {"vdiv* vsqrt*", Group::fp_long},
    {"vadd* vsub* vmul* vnmul* vabs* vneg* vcmp* vcvt* vmov* vmrs", Group::fp},
    {"dsb dmb", Group::barrier},
    {"isb", Group::flush},
    {"mrs msr cpsid cpsie", Group::status},
    {"nop add adds addw sub subs subw rsb rsbs adc adcs sbc sbcs and ands orr orrs orn orns eor eors bic bics mov movs "
     "movw "
     "movt mvn mvns cmp cmn tst teq lsl lsls lsr lsrs asr asrs ror rors rrx rrxs mul muls mla mls umull umlal smull "
     "smlal "
     "umaal adr bfi bfc ubfx sbfx ssat usat ssat16 usat16 clz rbit rev rev16 revsh sxtb sxth uxtb uxth sxtab sxtah "
     "uxtab "
     "uxtah sxtb16 uxtb16 sxtab16 uxtab16 pkhbt pkhtb sel qadd qsub qdadd qdsub sadd8 sadd16 ssub8 ssub16 uadd8 uadd16 "
     "usub8 usub16 qadd8 qadd16 qsub8 qsub16 uqadd8 uqadd16 uqsub8 uqsub16 shadd8 shadd16 shsub8 shsub16 uhadd8 "
     "uhadd16 "
     "uhsub8 uhsub16 sasx ssax uasx usax qasx qsax uqasx uqsax shasx shsax uhasx uhsax usad8 usada8 smlad smladx smlsd "
     "smlsdx smuad smuadx smusd smusdx smlald smlaldx smlsld smlsldx smulbb smulbt smultb smultt smlabb smlabt smlatb "
     "smlatt smulwb smulwt smlawb smlawt smlalbb smlalbt smlaltb smlaltt smmul smmulr smmla smmlar smmls smmlsr",
     Group::simple},
};

bool name_fits(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::string_view one = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), one.size() + 1));
    if (one == name || (one.ends_with('*') && name.starts_with(one.substr(0, one.size() - 1)))) return true;
  }
  return false;
}

std::optional<Group> group_of(std::string_view name) {
  if (name.ends_with(".w")) name.remove_suffix(2);
  for (const Row& row : table)
    if (name_fits(row.names, name)) return row.group;
  return std::nullopt;
}

// A decoded instruction and what matters of it for its neighbours.
struct Step {
  Group group = Group::simple;
  unsigned bytes = 2;
  std::set<int> results, addresses, sources;
  unsigned registers_in_list = 0;
  bool writes_base = false, offset_is_register = false, moves_two = false, is_double = false;
};

bool is_core(int reg) {
  return (reg >= ARM_REG_R0 && reg <= ARM_REG_R12) || reg == ARM_REG_SP || reg == ARM_REG_LR || reg == ARM_REG_PC;
}
bool is_double(int reg) {
  return reg >= ARM_REG_D0 && reg <= ARM_REG_D31;
}
// A double stands for its two halves.
void insert(std::set<int>& set, int reg) {
  if (!is_double(reg)) {
    set.insert(reg);
  } else if (reg <= ARM_REG_D15) {
    set.insert(ARM_REG_S0 + 2 * (reg - ARM_REG_D0));
    set.insert(ARM_REG_S0 + 2 * (reg - ARM_REG_D0) + 1);
  }
}

bool meets(const std::set<int>& a, const std::set<int>& b) {
  return std::ranges::any_of(a, [&](int reg) { return b.contains(reg); });
}

class Reader {
 public:
  explicit Reader(const cs_insn& instruction) : instruction_(instruction), arm_(instruction.detail->arm) {}

  // Nothing when straight-line code may not hold it.
  std::optional<Step> read() const {
    const std::string_view name = instruction_.mnemonic;
    const auto group =
        group_of(name.substr(0, name.find('.') == 0 ? name.size() : std::min(name.find('.'), name.size())));
    if (!group || mentions_pc() || arm_.cc != ARM_CC_AL || !this_fpu_has(name, *group)) return std::nullopt;
    Step step;
    step.group = *group;
    step.bytes = instruction_.size;
    switch (*group) {
      case Group::load:
      case Group::store:
      case Group::pair:
      case Group::fp_load:
      case Group::fp_store:
        read_access(step);
        break;
      case Group::list:
        read_list(step);
        break;
      case Group::fp:
      case Group::fp_mac:
      case Group::fp_long:
        read_fp(step, name);
        break;
      default:
        read_simple(step, name);
    }
    return step;
  }

 private:
  bool mentions_pc() const {
    for (int i = 0; i < arm_.op_count; ++i) {
      const cs_arm_op& operand = arm_.operands[i];
      if (operand.type == ARM_OP_REG && operand.reg == ARM_REG_PC) return true;
      if (operand.type == ARM_OP_MEM && (operand.mem.base == ARM_REG_PC || operand.mem.index == ARM_REG_PC))
        return true;
    }
    return false;
  }
  // Capstone knows larger FPUs: vectors, double precision, 32 doubles. Lists that are empty
  // or run past the last register are unpredictable on the chip, and Capstone makes something of them.
  bool this_fpu_has(std::string_view name, Group group) const {
    const bool computes = group == Group::fp || group == Group::fp_mac || group == Group::fp_long;
    const std::string_view type = name.substr(std::min(name.find('.'), name.size()));
    if (computes && !type.empty() && type.find("f32") == std::string_view::npos && type != ".32") return false;
    if (type.find("f64") != std::string_view::npos || type.find("f16") != std::string_view::npos) return false;
    if (group == Group::list && name[0] == 'v' && instruction_.bytes[2] == 0) return false;  // an empty one
    const bool may_name_doubles = !computes || name == "vmov" || name == "vmov.32";
    for (int i = 0; i < arm_.op_count; ++i) {
      const int number = reg(i);
      if (number >= ARM_REG_Q0 && number <= ARM_REG_Q15) return false;
      if (is_double(number) && (!may_name_doubles || number > ARM_REG_D15)) return false;
      if (group == Group::list && (number == ARM_REG_S31 || number == ARM_REG_D15)) return false;
    }
    return true;
  }
  int reg(int i) const {
    return i < arm_.op_count && arm_.operands[i].type == ARM_OP_REG ? static_cast<int>(arm_.operands[i].reg) : 0;
  }

  void read_simple(Step& step, std::string_view name) const {
    static constexpr std::string_view without = "nop cmp cmn tst teq dsb dmb isb msr cpsid cpsie";
    static constexpr std::string_view twice =
        "umull umlal smull smlal umaal smlald smlaldx smlsld smlsldx smlalbb smlalbt smlaltb smlaltt";
    name = name.substr(0, name.find('.'));
    if (name_fits(without, name)) return;
    step.results.insert(reg(0));
    if (name_fits(twice, name)) step.results.insert(reg(1));
  }

  void read_access(Step& step) const {
    const bool loads = instruction_.mnemonic[0] == 'l' || instruction_.mnemonic[1] == 'l';
    for (int i = 0; i < arm_.op_count; ++i) {
      const cs_arm_op& operand = arm_.operands[i];
      if (operand.type == ARM_OP_REG && loads) insert(step.results, static_cast<int>(operand.reg));
      if (operand.type == ARM_OP_REG && is_double(static_cast<int>(operand.reg))) step.is_double = true;
      if (operand.type != ARM_OP_MEM) continue;
      step.addresses.insert(static_cast<int>(operand.mem.base));
      if (operand.mem.index != ARM_REG_INVALID) {
        step.addresses.insert(static_cast<int>(operand.mem.index));
        step.offset_is_register = true;
      }
    }
    step.writes_base = arm_.writeback;
    if (step.writes_base) step.results.insert(step.addresses.begin(), step.addresses.end());
  }

  void read_list(Step& step) const {
    const std::string_view name = instruction_.mnemonic;
    const bool implied_base = name.find("push") != std::string_view::npos || name.find("pop") != std::string_view::npos;
    step.addresses.insert(implied_base ? ARM_REG_SP : reg(0));
    for (int i = implied_base ? 0 : 1; i < arm_.op_count; ++i) step.registers_in_list += is_double(reg(i)) ? 2 : 1;
  }

  void read_fp(Step& step, std::string_view name) const {
    if (name.starts_with("vmrs")) {
      step.sources.insert(ARM_REG_FPSCR);
      if (is_core(reg(0))) step.results.insert(reg(0));
      return;
    }
    const bool compares = name.starts_with("vcmp");
    step.moves_two = name.starts_with("vmov") && arm_.op_count >= 3;
    if (step.moves_two) return read_double_move(step);
    if (compares) step.results.insert(ARM_REG_FPSCR);
    for (int i = 0; i < arm_.op_count; ++i) {
      const bool is_result = i == 0 && !compares;
      if (reg(i) != 0 && is_result) insert(step.results, reg(i));
      if (reg(i) != 0 && (!is_result || step.group == Group::fp_mac)) insert(step.sources, reg(i));
    }
  }

  void read_double_move(Step& step) const {
    const bool to_core = is_core(reg(0));
    for (int i = 0; i < arm_.op_count; ++i) insert(is_core(reg(i)) == to_core ? step.results : step.sources, reg(i));
  }

  const cs_insn& instruction_;
  const cs_arm& arm_;
};

bool gives_way(const Step& before, const Step& next) {
  const bool loads = (before.group == Group::load || before.group == Group::fp_load) && !before.is_double;
  return loads && !before.writes_base && !meets(before.results, next.addresses);
}

unsigned cycles_of(const Step& next, const Step* before) {
  const bool piped = before && gives_way(*before, next);
  const bool computes =
      before && (before->group == Group::simple || before->group == Group::divide || before->group == Group::fp);
  unsigned extra = computes && meets(before->results, next.addresses) ? 1 : 0;
  if (before && before->group == Group::fp && meets(before->results, next.sources)) extra += 1;
  const bool accesses_double = next.is_double && (next.group == Group::fp_load || next.group == Group::fp_store);
  if (accesses_double) extra += 1;
  switch (next.group) {
    case Group::divide:
      return extra + 6;
    case Group::load:
    case Group::fp_load:
      return extra + (piped ? 1 : 2);
    case Group::store:
      return extra + (next.offset_is_register && !piped ? 2 : 1);
    case Group::pair:
    case Group::fp_mac:
      return extra + 3;
    case Group::list:
      return extra + 1 + next.registers_in_list;
    case Group::status:
    case Group::barrier:
    case Group::fp_store:
      return extra + 2;
    case Group::flush:
      return extra + 4;
    case Group::fp:
      return extra + (next.moves_two ? 2 : 1);
    case Group::fp_long:
      return extra + 14;
    default:
      return extra + 1;
  }
}

class Disassembly {
 public:
  Disassembly(std::size_t handle, std::span<const std::uint8_t> code, std::size_t most)
      : count_(cs_disasm(handle, code.data(), code.size(), 0, most, &instructions_)) {}
  ~Disassembly() {
    if (count_ != 0) cs_free(instructions_, count_);
  }
  Disassembly(const Disassembly&) = delete;
  Disassembly& operator=(const Disassembly&) = delete;
  std::span<const cs_insn> all() const { return {instructions_, count_}; }

 private:
  cs_insn* instructions_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace

SecondTable::SecondTable() {
  const auto mode = static_cast<cs_mode>(CS_MODE_THUMB | CS_MODE_MCLASS);
  if (cs_open(CS_ARCH_ARM, mode, &handle_) != CS_ERR_OK) throw std::runtime_error("Capstone does not open");
  cs_option(handle_, CS_OPT_DETAIL, CS_OPT_ON);
}

SecondTable::~SecondTable() {
  cs_close(&handle_);
}

unsigned SecondTable::length(std::span<const std::uint8_t> code) const {
  const Disassembly found(handle_, code, 1);
  if (found.all().empty() || !Reader(found.all()[0]).read()) return 0;
  return found.all()[0].size;
}

unsigned SecondTable::cycles(std::span<const std::uint8_t> code) const {
  const Disassembly found(handle_, code, 0);
  unsigned sum = 0;
  std::optional<Step> before;
  for (const cs_insn& instruction : found.all()) {
    const auto next = Reader(instruction).read();
    if (!next) return 0;
    sum += cycles_of(*next, before ? &*before : nullptr);
    before = next;
  }
  return sum;
}

std::string SecondTable::text(std::span<const std::uint8_t> code) const {
  const Disassembly found(handle_, code, 0);
  std::string result;
  for (const cs_insn& instruction : found.all())
    result += std::string(instruction.mnemonic) + " " + instruction.op_str + "\n";
  return result;
}

}  // namespace jauge::vboard::testing
