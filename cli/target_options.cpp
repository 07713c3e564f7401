#include "cli/target_options.h"

#include <CLI/CLI.hpp>

#include "analyzer/base/program_paths.h"
#include "cli/sizes.h"
#include "mcu_db/calibration.h"
#include "mcu_db/reserves.h"

namespace jauge::cli {
namespace {

// The user's own come first: they may put right what the project says.
Result<std::vector<mcu_db::FirmwareReserve>> known_reserves() {
  const std::filesystem::path own = mcu_db::user_folder();
  std::vector<mcu_db::FirmwareReserve> reserves;
  if (!own.empty()) {
    JAUGE_TRY(reserves, mcu_db::read_reserves(own / "reserves.json"));
  }
  JAUGE_TRY(const auto ours, mcu_db::read_reserves(data_folder() / "mcu_db/reserves.json"));
  reserves.insert(reserves.end(), ours.begin(), ours.end());
  return reserves;
}

Result<void> add_firmware(const std::vector<std::string>& names, cost::Reserve& reserve) {
  if (names.empty()) return {};
  JAUGE_TRY(const auto known, known_reserves());
  for (const std::string& name : names) {
    JAUGE_TRY(const auto firmware, mcu_db::find_reserve(known, name));
    reserve.flash += firmware.flash;
    reserve.ram += firmware.ram;
  }
  return {};
}

}  // namespace

void add_target_options(CLI::App& app, TargetOptions& options, bool one_part) {
  if (one_part) app.add_option("--mcu", options.part, "chip, orderable number or board")->type_name("PART")->required();
  app.add_option("--runtime", options.runtime,
                 "inference library: jauge, tflm-cmsis-nn, tflm-reference or x-cube-ai; without it the one whose speed "
                 "is known")
      ->type_name("R");
  app.add_option("--reserve-ram", options.reserve_ram, "RAM of your own firmware")->type_name("SIZE");
  app.add_option("--reserve-flash", options.reserve_flash, "Flash of your own firmware")->type_name("SIZE");
  app.add_option("--firmware", options.firmware,
                 "what your firmware holds beside the network, added to both: freertos, zephyr-ble, "
                 "zephyr-ble-broadcaster, nordic-s132, task, or a name of your own reserves.json")
      ->type_name("NAME")
      ->delimiter(',');
  app.add_option("--stack", options.stack, "stack of the inference call")->type_name("SIZE")->capture_default_str();
  app.add_option("--dbank", options.dbank,
                 "option bit of STM32L4+: 0 reads 16 bytes of Flash at once, 1 reads 8 (factory)")
      ->type_name("0|1")
      ->check(CLI::IsMember({0, 1}));
  app.add_option("--tight", options.tight_percent, "share of Flash or RAM above which a verdict is tight")
      ->type_name("PERCENT")
      ->check(CLI::Range(1.0, 100.0))
      ->capture_default_str();
}

Result<Choice> choice_of(const TargetOptions& options) {
  Choice choice{.part = options.part, .runtime = options.runtime, .reserve = {}};
  JAUGE_TRY(choice.reserve.ram, parse_bytes("--reserve-ram", options.reserve_ram));
  JAUGE_TRY(choice.reserve.flash, parse_bytes("--reserve-flash", options.reserve_flash));
  JAUGE_TRY(choice.reserve.stack, parse_bytes("--stack", options.stack));
  JAUGE_CHECK(add_firmware(options.firmware, choice.reserve));
  if (options.dbank) choice.dual_bank = *options.dbank == 1;
  choice.reserve.tight_above = options.tight_percent / 100;
  return choice;
}

}  // namespace jauge::cli
