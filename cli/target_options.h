// The options that choose a chip, a runtime and what the user's own firmware needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/load.h"

namespace CLI {
class App;
}

namespace jauge::cli {

struct TargetOptions {
  std::string part;
  std::string runtime;
  std::string reserve_ram = "0", reserve_flash = "0", stack = "2KiB";
  std::vector<std::string> firmware;  // names of mcu_db::FirmwareReserve, added to the amounts
  double tight_percent = 90;
  std::optional<int> dbank;
};

// `one_part`: --mcu names the chip and must be given.
void add_target_options(CLI::App& app, TargetOptions& options, bool one_part);

// Errors: usage, for an amount that cannot be read; unknown_name for firmware.
Result<Choice> choice_of(const TargetOptions& options);

}  // namespace jauge::cli
