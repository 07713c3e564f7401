// Chips and boards as JSON.
#pragma once

#include "reports/json/json.h"

namespace jauge::reports::json {

std::string_view name_of(target::MemoryKind kind);  // "flash", "external_ram"

// {part, vendor, core, clock_hz, flash_bytes, ram_bytes, regions[]}
Json short_mcu_json(const target::Target& target);
Json board_json(const target::Target& target);  // null for a bare chip

}  // namespace jauge::reports::json
