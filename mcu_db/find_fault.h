// The judge of the data files: a record with a fault is set aside, whoever wrote it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "mcu_db/record.h"

namespace jauge::mcu_db {

using CoreTable = std::map<std::string, CoreRecord>;  // by normalised name

// What is wrong, as one sentence that names the field; nothing when the record may be used. Checked: every figure has a
// known unit, a source and a possible value; sizes are whole bytes above 0 (flash: 0 for chips without) and below 2^40;
// regions have known kinds and do not overlap; cores are known ones.
std::optional<std::string> find_fault(const PartRecord& part, const CoreTable& cores);
std::optional<std::string> find_fault(const CoreRecord& core);
std::optional<std::string> find_fault(const RuntimeRecord& runtime);

// Also: the memories do not overlap the chip's regions. `part` is the chip on the board.
std::optional<std::string> find_fault(const BoardRecord& board, const PartRecord& part);

}  // namespace jauge::mcu_db
