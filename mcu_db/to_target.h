// From records to what the analyzer knows of a chip, a board and a runtime. Expects records without faults.
#pragma once

#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"
#include "mcu_db/find_fault.h"
#include "mcu_db/record.h"

namespace jauge::mcu_db {

// Target::ram is the sum of the regions that can hold data (no ITCM, backup, reserved RAM), never more than the total
// that the source states: where TCM is carved out of the same RAM, the regions are shown at their largest settings.
target::Target to_target(const PartRecord& part, const CoreTable& cores);

// `chip` with the board's name and memories.
target::Target to_target(const BoardRecord& board, target::Target chip);

target::RuntimeProfile to_profile(const RuntimeRecord& runtime);

}  // namespace jauge::mcu_db
