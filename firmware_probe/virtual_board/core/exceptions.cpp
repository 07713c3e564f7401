// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/exceptions.h"

#include <algorithm>
#include <cstdio>

namespace jauge::vboard {
namespace {

constexpr int thread_priority = 256;
constexpr uc_arm_reg basic_frame[] = {UC_ARM_REG_R0, UC_ARM_REG_R1,  UC_ARM_REG_R2,
                                      UC_ARM_REG_R3, UC_ARM_REG_R12, UC_ARM_REG_LR};
constexpr unsigned fp_registers_pushed = 16;
constexpr std::uint32_t basic_bytes = 32, fp_bytes = 72;
constexpr std::uint32_t padded = 1u << 9;     // in the pushed xPSR
constexpr std::uint32_t fp_active = 1u << 2;  // CONTROL.FPCA

uc_arm_reg fp_register(unsigned number) {
  return static_cast<uc_arm_reg>(UC_ARM_REG_S0 + static_cast<int>(number));
}

std::string hexadecimal(std::uint32_t value) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08X", value);
  return text;
}

}  // namespace

void Exceptions::reset() {
  active_.clear();
  lockup_.clear();
  show_active();
}

int Exceptions::priority_of(Exception exception) const {
  if (exception == Exception::nmi) return -2;
  if (exception == Exception::hard_fault) return -1;
  return static_cast<int>(chip_.system.priority(exception));
}

int Exceptions::present_priority() const {
  int priority = thread_priority;
  for (const Exception exception : active_) priority = std::min(priority, priority_of(exception));
  const std::uint32_t base = cpu_.get(UC_ARM_REG_BASEPRI);
  if (base != 0) priority = std::min(priority, static_cast<int>(base));
  if ((cpu_.get(UC_ARM_REG_PRIMASK) & 1) != 0) priority = std::min(priority, 0);
  if ((cpu_.get(UC_ARM_REG_FAULTMASK) & 1) != 0) priority = std::min(priority, -1);
  return priority;
}

Exception Exceptions::next() const {
  Exception best = Exception::none;
  int best_priority = present_priority();
  for (unsigned number = 2; number < 16; ++number) {
    const auto exception = static_cast<Exception>(number);
    if (!chip_.requests.is_pending(exception) || priority_of(exception) >= best_priority) continue;
    best = exception;
    best_priority = priority_of(exception);
  }
  return best;
}

void Exceptions::take(std::uint32_t resume) {
  const Exception exception = next();
  if (exception == Exception::none) return;
  chip_.requests.withdraw(exception);
  enter(exception, resume);
}

void Exceptions::raise(const Fault& fault) {
  chip_.system.note_fault(fault.status, fault.address);
  const int present = present_priority();
  Exception exception = fault.exception;
  if (!chip_.system.is_enabled(exception) || priority_of(exception) >= present) {
    if (exception != Exception::hard_fault) chip_.system.note_escalation();
    exception = Exception::hard_fault;
  }
  if (priority_of(exception) >= present) {
    lockup_ = "fault at " + hexadecimal(fault.pc) + " (CFSR " + hexadecimal(fault.status) + ", address " +
              hexadecimal(fault.address) + ") inside the handler of a fault";
    return;
  }
  enter(exception, fault.pc);
}

void Exceptions::call_supervisor(std::uint32_t resume) {
  if (priority_of(Exception::svcall) >= present_priority()) return raise({.pc = resume - 2});
  enter(Exception::svcall, resume);
}

bool Exceptions::push(const std::vector<std::uint32_t>& words, std::uint32_t& sp) {
  sp -= static_cast<std::uint32_t>(4 * words.size());
  return sram_offset(sp) && sram_offset(sp + static_cast<std::uint32_t>(4 * words.size()) - 1) &&
         uc_mem_write(cpu_.engine(), sp, words.data(), 4 * words.size()) == UC_ERR_OK;
}

bool Exceptions::load(std::uint32_t address, std::uint32_t& word) {
  return uc_mem_read(cpu_.engine(), address, &word, 4) == UC_ERR_OK;
}

void Exceptions::enter(Exception exception, std::uint32_t resume) {
  const bool with_fp = chip_.system.fpu_is_on() && (cpu_.get(UC_ARM_REG_CONTROL) & fp_active) != 0;
  std::uint32_t stack = cpu_.get(UC_ARM_REG_SP);
  std::uint32_t status = cpu_.get(UC_ARM_REG_XPSR) & ~padded;
  const std::uint32_t frame_bytes = with_fp ? basic_bytes + fp_bytes : basic_bytes;
  if (((stack - frame_bytes) & 4) != 0) {
    stack -= 4;
    status |= padded;
  }
  std::vector<std::uint32_t> frame;
  for (const uc_arm_reg which : basic_frame) frame.push_back(cpu_.get(which));
  frame.push_back(resume);
  frame.push_back(status | 1u << 24);
  for (unsigned i = 0; with_fp && i < fp_registers_pushed; ++i) frame.push_back(cpu_.get(fp_register(i)));
  if (with_fp) frame.insert(frame.end(), {cpu_.get(UC_ARM_REG_FPSCR), 0});
  if (!push(frame, stack)) chip_.system.note_fault(cause::stacking, 0);
  std::uint32_t vector = 0;
  const std::uint32_t place = chip_.system.vector_table() + 4 * static_cast<std::uint32_t>(exception);
  if (!load(place, vector) || (vector & 1) == 0) {
    lockup_ = "the vector at " + hexadecimal(place) + " holds " + hexadecimal(vector) + ", which is no Thumb address";
    return;
  }
  const std::uint32_t back_to = (with_fp ? 0xFFFF'FFE1u : 0xFFFF'FFF1u) | (active_.empty() ? 8u : 0u);
  active_.push_back(exception);
  show_active();
  cpu_.set(UC_ARM_REG_SP, stack);
  cpu_.set(UC_ARM_REG_LR, back_to);
  cpu_.set_pc(vector & ~1u);
}

void Exceptions::leave(std::uint32_t address) {
  const bool with_fp = (address & 0x10) == 0;
  if (active_.empty() || (address & 4) != 0) return raise({Exception::usage_fault, cause::invalid_state, 0, address});
  std::uint32_t stack = cpu_.get(UC_ARM_REG_SP);
  std::vector<std::uint32_t> frame((with_fp ? basic_bytes + fp_bytes : basic_bytes) / 4);
  if (uc_mem_read(cpu_.engine(), stack, frame.data(), 4 * frame.size()) != UC_ERR_OK)
    return raise({Exception::bus_fault, cause::precise_data, stack, address});
  active_.pop_back();
  for (std::size_t i = 0; i < std::size(basic_frame); ++i) cpu_.set(basic_frame[i], frame[i]);
  for (unsigned i = 0; with_fp && i < fp_registers_pushed; ++i) cpu_.set(fp_register(i), frame[8 + i]);
  if (with_fp) cpu_.set(UC_ARM_REG_FPSCR, frame[8 + fp_registers_pushed]);
  const std::uint32_t status = frame[7];
  stack += static_cast<std::uint32_t>(4 * frame.size()) + ((status & padded) != 0 ? 4 : 0);
  cpu_.set(UC_ARM_REG_SP, stack);
  cpu_.set(UC_ARM_REG_APSR_NZCVQG, status & 0xF80F'0000);
  show_active();
  cpu_.set_pc(frame[6] & ~1u);
}

void Exceptions::show_active() {
  const Exception exception = active_.empty() ? Exception::none : active_.back();
  chip_.system.set_active(exception);
  cpu_.set(UC_ARM_REG_IPSR, static_cast<std::uint32_t>(exception));
}

}  // namespace jauge::vboard
