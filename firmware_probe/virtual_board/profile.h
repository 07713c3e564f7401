// SPDX-License-Identifier: GPL-2.0-or-later
// What a run cost, in words. All cycles are modelled.
#pragma once

#include <string>

#include "firmware_probe/virtual_board/core/machine.h"

namespace jauge::vboard {

// `host_seconds`: of the wall clock; `processor_seconds`: of this program.
std::string statistics_text(const Machine& machine, double host_seconds, double processor_seconds);

// One line a function, dearest first: cycles, instructions, cycles per instruction, name. Needs the symbols of the ELF
// file; code outside them is summed up as "?".
std::string profile_text(const Machine& machine, const ElfFile& elf);

}  // namespace jauge::vboard
