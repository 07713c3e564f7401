#include "firmware_probe/host/flash_words.h"

#include <cstdlib>

namespace jauge::host {
namespace {

template <class Meaning>
struct Word {
  std::string_view part;
  Meaning meaning;
};

// openocd 0.12 (src/flash/nor/*.c, target/startup.tcl) and stlink-tools 1.7 as they print.
constexpr Word<FlashPhase> phases[] = {
    {"** Programming Started **", FlashPhase::erasing}, {"** Programming Finished **", FlashPhase::verifying},
    {"** Verify Started **", FlashPhase::verifying},    {"** Verified OK **", FlashPhase::done},
    {"Finished erasing", FlashPhase::writing},          {"Starting Flash write", FlashPhase::writing},
    {"Starting verification", FlashPhase::verifying},   {"Flash written and verified", FlashPhase::done},
};
constexpr Word<FlashFault> faults[] = {
    {"LIBUSB_ERROR_ACCESS", FlashFault::no_access},
    {"Permission denied", FlashFault::no_access},
    {"open failed", FlashFault::no_probe},
    {"Couldn't find any ST-Link", FlashFault::no_probe},
    {"Couldn't find ST-Link", FlashFault::no_probe},
    {"unable to find a matching", FlashFault::no_probe},
    {"device protected", FlashFault::protected_chip},
    {"Verify Failed", FlashFault::verify_failed},
    {"checksum mismatch", FlashFault::verify_failed},
    {"Verification of flash failed", FlashFault::verify_failed},
    {"unknown chip id", FlashFault::unknown_chip},
    {"unsupported chip", FlashFault::unknown_chip},
    {"unable to connect to the target", FlashFault::no_chip},
    {"Failed to connect to target", FlashFault::no_chip},
    {"init mode failed", FlashFault::no_chip},
    {"target voltage", FlashFault::no_chip},
    {"Target not examined", FlashFault::no_chip},
    {"error writing to flash", FlashFault::write_failed},
    {"failed erasing", FlashFault::write_failed},
    {"Programming Failed", FlashFault::write_failed},
    {"Flash write error", FlashFault::write_failed},
};

template <class Meaning, std::size_t count>
std::optional<Meaning> meaning_of(std::string_view line, const Word<Meaning> (&words)[count]) {
  for (const Word<Meaning>& word : words)
    if (line.find(word.part) != std::string_view::npos) return word.meaning;
  return std::nullopt;
}

}  // namespace

std::optional<FlashPhase> phase_of(std::string_view line) {
  return meaning_of(line, phases);
}

std::optional<FlashFault> fault_of(std::string_view line) {
  return meaning_of(line, faults);
}

std::optional<std::uint32_t> option_register(std::string_view line) {
  constexpr std::string_view start = "0x40022020: ";
  const auto at = line.find(start);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(std::strtoul(std::string(line.substr(at + start.size())).c_str(), nullptr, 16));
}

}  // namespace jauge::host
