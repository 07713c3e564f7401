#include "tests/support/fixed_analysis.h"

#include "analyzer/cost/patterns.h"
#include "analyzer/verdict/patterns.h"
#include "tests/support/fixed_study.h"

namespace jauge::testing {
namespace {

using cost::Content;
using cost::Figure;
using cost::Origin;
using cost::Unit;
using target::MemoryKind;
using verdict::Level;
namespace patterns = verdict::patterns;

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

Sentence say(std::string_view pattern, std::vector<Argument> arguments) {
  return {std::string(pattern), std::move(arguments)};
}

Sentence ram_fits(const std::string& chip, Bytes ram, const std::string& region) {
  const double percent = 100 * 272'848.0 / static_cast<double>(ram.value);
  return say(patterns::ram_fits, {chip, 272'848_B, ram, Percent{percent}, region});
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
  estimate.flash.reserve = exactly(0, Origin::counted);
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
  estimate.latency_conditions = say(cost::patterns::latency_conditions,
                                    {estimate.runtime, Hertz{static_cast<std::int64_t>(clock_hz)}, Factor{8.25},
                                     Factor{12.1}, std::string("MACC"), std::string("published STM32Cube.AI runs")});
  estimate.energy_mj = between(206.9, 144.6, 287.0, Unit::millijoules);
  estimate.energy_conditions =
      say(cost::patterns::energy_from_family, {Factor{25}, Factor{3}, Hertz{static_cast<std::int64_t>(clock_hz)}});
  for (const cost::LayerCount& layer : study.deployable_counts.layers) {
    cost::LayerCycles row{layer.index, layer.name, between(0, 0, 0, Unit::cycles)};
    for (const cost::StLayer& st : study.st.layers)
      if (st.name == layer.name) row.cycles = cycles_of(st);
    estimate.per_layer.push_back(row);
  }
  return estimate;
}

verdict::Verdict does_not_fit_the_flash(const std::string& chip, Bytes flash) {
  verdict::Verdict verdict;
  verdict.level = Level::no;
  constexpr Bytes needed = 5'393'034_B;
  verdict.worst_use = static_cast<double>(needed.value) / static_cast<double>(flash.value);
  verdict.reasons = {{"flash", Level::no, say(patterns::flash_no, {chip, needed - flash, needed, flash})},
                     {"ram", Level::fits, ram_fits(chip, 640_KiB, "SRAM3")},
                     {"latency", Level::fits,
                      say(patterns::latency, {Milliseconds{2758.1}, Milliseconds{2268.6}, Milliseconds{3327.3}})}};
  verdict.suggestions = {say(patterns::int8_fits, {BinarySize{1'347'520_B}}),
                         say(patterns::larger_sibling, {std::string("EX-8M"), BinarySize{8_MiB}, BinarySize{1_MiB}}),
                         say(patterns::heaviest_layer, {std::string("dense"), 2'101'248_B, Percent{39.1}}),
                         say(patterns::peak_layer, {std::string("conv2d_1")})};
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
  analysis::Assessment assessment{
      stm32l4r9i_disco(), {}, with_x_cube_ai(*study, 120e6), does_not_fit_the_flash("STM32L4R9AI", 2_MiB)};
  assessment.estimate.ram.placed_in = {{"SRAM3", 262'144_B, Content::activations},
                                       {"SRAM1", 8'656_B, Content::runtime},
                                       {"SRAM1", 2'048_B, Content::stack}};
  return std::make_shared<const analysis::Analysis>(analysis::Analysis{study, std::move(assessment)});
}

std::vector<analysis::Assessment> seed_vgg_on_other_chips() {
  const analysis::ModelStudy study = seed_vgg_study();
  const Sentence fits = ram_fits("EX-8M", 1_MiB, "SRAM");
  const Sentence tight =
      say(patterns::ram_tight, {std::string("EX-6M"), 272'848_B, 288_KiB, Percent{92.5}, std::string("SRAM")});
  const Sentence unknown = say(patterns::flash_unknown, {std::string("EX-EXT")});
  const auto make = [&](const char* part, Bytes flash, Bytes ram, std::int64_t hz, verdict::Verdict verdict) {
    const target::Target chip = with_memory(cortex_m4f(part, "Example", "made for tests", {hz}), flash, ram);
    return analysis::Assessment{chip, {}, with_x_cube_ai(study, static_cast<double>(hz)), std::move(verdict)};
  };
  std::vector<analysis::Assessment> others = {
      make("EX-8M", 8_MiB, 1_MiB, 180'000'000, of_level(Level::fits, "ram", fits, 0.643)),
      make("EX-6M", 6_MiB, 288_KiB, 168'000'000, of_level(Level::tight, "ram", tight, 0.925)),
      make("EX-EXT", 0_B, 512_KiB, 133'000'000, of_level(Level::unknown, "flash", unknown, std::nullopt)),
      make("EX-1M", 1_MiB, 256_KiB, 64'000'000, does_not_fit_the_flash("EX-1M", 1_MiB))};
  others[0].estimate.flash.placed_in = others[1].estimate.flash.placed_in = {{"FLASH", 5'372'584_B, Content::weights},
                                                                             {"FLASH", 20'450_B, Content::code}};
  others[0].estimate.ram.placed_in = others[1].estimate.ram.placed_in = {{"SRAM", 262'144_B, Content::activations},
                                                                         {"SRAM", 8'656_B, Content::runtime},
                                                                         {"SRAM", 2'048_B, Content::stack}};
  others[2].target.flash.reset();
  others[2].target.regions.erase(others[2].target.regions.begin());
  return others;
}

}  // namespace jauge::testing
