// The last resort: the drive that an ST-LINK shows takes a .bin file and writes it into the Flash.
#pragma once

#include "firmware_probe/host/flash_tool.h"

namespace jauge::host {

// Copies the .bin to the mounted drive of that name. Errors: board (not mounted, or the drive left a FAIL.TXT).
Result<FlashReport> copy_to_drive(const FlashRequest& request, const Progress& progress);

}  // namespace jauge::host
