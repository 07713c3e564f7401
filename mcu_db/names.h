// How names of chips and boards are compared, and the words the data files may use.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/target/target.h"

namespace jauge::mcu_db {

// "Nano 33 BLE Sense", "NANO33BLE-SENSE": one key. Case, spaces, '-', '_' and '/' do not count.
std::string name_key(std::string_view name);

// Whether `rest`, what follows a part's name, is only package, temperature and packing: "I6", "IT6TR", "QIAAR7".
// Pattern: '@' a letter, '#' a digit or x, '*' up to 6 letters, digits or hyphens (only at the end); other characters
// stand for themselves. Case does not count. An empty pattern accepts nothing.
bool is_order_suffix(std::string_view rest, std::string_view pattern);

// "sram", "ccm", "eeprom" ...; nothing for an unknown word. Data EEPROM, network-core and accelerator RAM are
// `reserved`.
std::optional<target::MemoryKind> region_kind(std::string_view word);

std::string lower_case(std::string_view text);

}  // namespace jauge::mcu_db
