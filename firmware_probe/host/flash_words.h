// What the output of openocd and st-flash means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jauge::host {

enum class FlashFault {
  none,
  no_probe,   // no ST-LINK at all, or not this one
  no_access,  // it is there, but we may not use it
  no_chip,    // the probe is there and the chip does not answer: worth a try under reset
  protected_chip,
  verify_failed,
  write_failed,
  unknown_chip,  // the tool is too old for it
  other,
};

// Phases in the tools' own order.
enum class FlashPhase { connecting, erasing, writing, verifying, done };

std::optional<FlashPhase> phase_of(std::string_view line);
std::optional<FlashFault> fault_of(std::string_view line);

// "0x40022020: ffeff8aa": the option register that openocd printed.
std::optional<std::uint32_t> option_register(std::string_view line);

}  // namespace jauge::host
