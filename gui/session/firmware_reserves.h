// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely to run beside a network: the user's own list first, then the program's.
#pragma once

#include "mcu_db/reserves.h"

namespace jauge::gui {

// Errors: those of mcu_db::read_reserves.
Result<std::vector<mcu_db::FirmwareReserve>> known_reserves();

}  // namespace jauge::gui
