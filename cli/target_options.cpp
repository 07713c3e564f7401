#include "cli/target_options.h"

#include <CLI/CLI.hpp>

#include "cli/sizes.h"

namespace jauge::cli {

void add_target_options(CLI::App& app, TargetOptions& options, bool one_part) {
  if (one_part) app.add_option("--mcu", options.part, "chip, orderable number or board")->type_name("PART")->required();
  app.add_option("--runtime", options.runtime,
                 "inference library: jauge, tflm-cmsis-nn, tflm-reference or x-cube-ai; without it the one whose speed "
                 "is known")
      ->type_name("R");
  app.add_option("--reserve-ram", options.reserve_ram, "RAM of your own firmware")->type_name("SIZE");
  app.add_option("--reserve-flash", options.reserve_flash, "Flash of your own firmware")->type_name("SIZE");
  app.add_option("--stack", options.stack, "stack of the inference call")->type_name("SIZE")->capture_default_str();
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
  choice.reserve.tight_above = options.tight_percent / 100;
  return choice;
}

}  // namespace jauge::cli
