#include "tests/support/fixed_analysis.h"

#include "tests/support/fixed_study.h"

namespace jauge::testing {
namespace {

using cost::Figure;
using cost::Origin;
using cost::Unit;
using target::MemoryKind;
using verdict::Level;

Figure exactly(double value, Origin origin, Unit unit = Unit::bytes) {
  return {value, value, value, unit, origin};
}
Figure between(double value, double low, double high, Unit unit = Unit::bytes) {
  return {value, low, high, unit, Origin::estimated};
}

target::MemoryRegion region(std::string name, std::uint64_t start, Bytes size, MemoryKind kind, std::string source) {
  target::MemoryRegion region;
  region.name = std::move(name);
  region.start = start;
  region.size = size;
  region.kind = kind;
  region.source = std::move(source);
  return region;
}

target::Target cortex_m4f(std::string part, std::string vendor, std::string family, Hertz clock) {
  target::Target chip;
  chip.part = std::move(part);
  chip.vendor = std::move(vendor);
  chip.family = std::move(family);
  chip.core.name = "Cortex-M4F";
  chip.core.fpu = target::Fpu::single_precision;
  chip.core.dsp = true;
  chip.core.mve = false;
  chip.clock = clock;
  return chip;
}

target::Target stm32l4r9ai() {
  const std::string map = "modm-devices, STM32_open_pin_data";
  target::Target chip = cortex_m4f("STM32L4R9AI", "STMicroelectronics", "STM32L4+", 120_MHz);
  chip.regions = {region("FLASH", 0x08000000, 2_MiB, MemoryKind::flash, map),
                  region("SRAM1", 0x20000000, 192_KiB, MemoryKind::sram, map),
                  region("SRAM2", 0x20030000, 64_KiB, MemoryKind::sram, map),
                  region("SRAM3", 0x20040000, 384_KiB, MemoryKind::sram, map)};
  chip.flash = 2_MiB;
  chip.ram = 640_KiB;
  chip.flash_wait_states = 5;
  chip.supply_min_v = 1.71;
  chip.supply_max_v = 3.6;
  chip.run_current_ua_per_mhz = 112;
  chip.notes = {"the usual linker script offers SRAM1 only and places SRAM2 at 0x10000000"};
  chip.source = "STM32_open_pin_data, modm-devices";
  return chip;
}

target::Target stm32l4r9i_disco() {
  target::Target board = stm32l4r9ai();
  board.board = "STM32L4R9I-DISCO";
  board.regions.push_back(region("PSRAM", 0x60000000, 4_MiB, MemoryKind::external_ram, "STM32CubeL4 BSP"));
  board.regions.push_back(region("OCTOSPI NOR", 0x90000000, 64_MiB, MemoryKind::external_flash, "STM32CubeL4 BSP"));
  return board;
}

// Cycles per MACC of published float runs on Cortex-M4: 8.25 to 12.1, mean 10.03.
Figure cycles_of(const cost::StLayer& layer) {
  const auto macc = static_cast<double>(layer.macc.value_or(0));
  return between(10.03 * macc, 8.25 * macc, 12.1 * macc, Unit::cycles);
}

cost::Estimate with_x_cube_ai(const analysis::ModelStudy& study, double clock_hz) {
  cost::Estimate estimate;
  estimate.runtime = "x-cube-ai";
  estimate.flash.weights = exactly(5'372'584, Origin::counted);
  estimate.flash.code = between(20'450, 9'000, 25'000);
  estimate.flash.total = between(5'393'034, 5'381'584, 5'397'584);
  estimate.ram.activations = exactly(262'144, Origin::planned);
  estimate.ram.scratch = exactly(0, Origin::planned);
  estimate.ram.runtime = between(8'656, 5'068, 9'000);
  estimate.ram.stack = exactly(2'048, Origin::planned);
  estimate.ram.reserve = exactly(0, Origin::counted);
  estimate.ram.total = between(272'848, 269'260, 273'192);
  const double ms_per_cycle = 1e3 / clock_hz;
  const auto macc = static_cast<double>(study.st.macc);
  estimate.latency_ms =
      between(10.03 * macc * ms_per_cycle, 8.25 * macc * ms_per_cycle, 12.1 * macc * ms_per_cycle, Unit::milliseconds);
  estimate.energy_mj = between(129.1, 100.6, 262.0, Unit::millijoules);
  for (const cost::LayerCount& layer : study.deployable_counts.layers) {
    cost::LayerCycles row{layer.index, layer.name, between(0, 0, 0, Unit::cycles)};
    for (const cost::StLayer& st : study.st.layers)
      if (st.name == layer.name) row.cycles = cycles_of(st);
    estimate.per_layer.push_back(row);
  }
  return estimate;
}

verdict::Verdict does_not_fit_the_flash() {
  verdict::Verdict verdict;
  verdict.level = Level::no;
  verdict.worst_use = 5'393'034.0 / 2'097'152.0;
  verdict.reasons = {
      {"flash",
       Level::no,
       {"does not fit the internal Flash by {0}: {1} needed, {2} there", {3'295'882_B, 5'393'034_B, 2'097'152_B}}},
      {"ram", Level::fits, {"RAM: {0} of {1} used ({2})", {272'848_B, 655'360_B, Percent{41.6}}}},
      {"latency",
       Level::fits,
       {"latency {0} to {1}, estimated from published runs", {Milliseconds{2268.6}, Milliseconds{3327.3}}}}};
  verdict.suggestions = {
      {"fits with the board's external Flash {0} ({1})", {std::string("OCTOSPI NOR"), BinarySize{64_MiB}}},
      {"int8 weights would take {0} and fit the internal Flash", {BinarySize{1'347'520_B}}}};
  return verdict;
}

verdict::Verdict of_level(Level level, std::string rule, Sentence sentence, std::optional<double> use) {
  verdict::Verdict verdict;
  verdict.level = level;
  verdict.reasons = {{std::move(rule), level, std::move(sentence)}};
  verdict.worst_use = use;
  return verdict;
}

target::Target with_memory(target::Target chip, Bytes flash, Bytes ram) {
  chip.flash = flash;
  chip.ram = ram;
  chip.regions = {region("FLASH", 0x08000000, flash, MemoryKind::flash, "made for tests"),
                  region("SRAM", 0x20000000, ram, MemoryKind::sram, "made for tests")};
  chip.source = "made for tests";
  return chip;
}

}  // namespace

std::shared_ptr<const analysis::Analysis> seed_vgg_on_stm32l4r9i_disco() {
  auto study = std::make_shared<const analysis::ModelStudy>(seed_vgg_study());
  analysis::Assessment assessment{stm32l4r9i_disco(), {}, with_x_cube_ai(*study, 120e6), does_not_fit_the_flash()};
  assessment.estimate.ram.placed_in = {{"SRAM3", 262'144_B}, {"SRAM1", 10'704_B}};
  return std::make_shared<const analysis::Analysis>(analysis::Analysis{study, std::move(assessment)});
}

std::vector<analysis::Assessment> seed_vgg_on_other_chips() {
  const analysis::ModelStudy study = seed_vgg_study();
  const Sentence fits{"RAM: {0} of {1} used ({2})", {272'848_B, 1'048'576_B, Percent{26.0}}};
  const Sentence tight{"RAM: {0} of {1} used ({2})", {272'848_B, 294'912_B, Percent{92.5}}};
  const Sentence unknown{"the size of the Flash is not known", {}};
  const auto make = [&](const char* part, Bytes flash, Bytes ram, std::int64_t hz, verdict::Verdict verdict) {
    const target::Target chip = with_memory(cortex_m4f(part, "Example", "made for tests", {hz}), flash, ram);
    return analysis::Assessment{chip, {}, with_x_cube_ai(study, static_cast<double>(hz)), std::move(verdict)};
  };
  std::vector<analysis::Assessment> others = {
      make("EX-8M", 8_MiB, 1_MiB, 180'000'000, of_level(Level::fits, "ram", fits, 0.643)),
      make("EX-6M", 6_MiB, 288_KiB, 168'000'000, of_level(Level::tight, "ram", tight, 0.925)),
      make("EX-EXT", 0_B, 512_KiB, 133'000'000, of_level(Level::unknown, "flash", unknown, std::nullopt)),
      make("EX-1M", 1_MiB, 256_KiB, 64'000'000, does_not_fit_the_flash())};
  others[0].estimate.flash.placed_in = others[1].estimate.flash.placed_in = {{"FLASH", 5'393'034_B}};
  others[0].estimate.ram.placed_in = others[1].estimate.ram.placed_in = {{"SRAM", 272'848_B}};
  others[2].target.flash.reset();
  others[2].target.regions.erase(others[2].target.regions.begin());
  return others;
}

}  // namespace jauge::testing
