// Section 2: one sheet for every chip, with the source of every number.
#include <algorithm>
#include <cstdio>

#include "reports/sections/cells.h"
#include "reports/sections/section.h"
#include "reports/sections/subject.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {
namespace {

using target::Target;

std::string address(std::uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%08llX", static_cast<unsigned long long>(value));
  return text;
}

std::string fpu_text(const std::optional<target::Fpu>& fpu, const Words& words) {
  if (!fpu) return words("unknown");
  if (*fpu == target::Fpu::none) return words("none");
  return *fpu == target::Fpu::single_precision ? words("single precision") : words("double precision");
}

std::string yes_no(const std::optional<bool>& fact, const Words& words) {
  if (!fact) return words("unknown");
  return *fact ? words("yes") : words("no");
}

class FactTable {
 public:
  FactTable(const Target& chip, const Words& words) : words_(words) {
    table_.title = words("Facts");
    table_.columns = {{words("Fact")}, {words("Value")}};
    table_.note = words("Source of all values: {0}.", {chip.source.empty() ? std::string("-") : chip.source});
  }
  void add(Phrase name, const std::string& value) {
    table_.rows.push_back({plain(words_(name)), value.empty() ? missing() : plain(value)});
  }
  void add_size(Phrase name, const std::optional<Bytes>& size) {
    add(name, size ? bytes_and_size_text(*size, words_.language()) : words_("unknown"));
  }
  Table take() { return std::move(table_); }

 private:
  const Words& words_;
  Table table_;
};

std::string supply_text(const Target& chip, const Words& words) {
  if (!chip.supply_min_v || !chip.supply_max_v) return words("unknown");
  const Language language = words.language();
  return words("{0} to {1}", {Ready{with_unit(factor_text(*chip.supply_min_v, language), "V", language)},
                              Ready{with_unit(factor_text(*chip.supply_max_v, language), "V", language)}});
}

std::string current_text(const Target& chip, const Words& words) {
  if (!chip.run_current_ua_per_mhz) return words("unknown");
  return with_unit(factor_text(*chip.run_current_ua_per_mhz, words.language()), "uA/MHz", words.language()) + " " +
         words("(product page; conditions not stated there, and networks draw two to three times that)");
}

Table facts(const Target& chip, const Words& words) {
  FactTable facts(chip, words);
  facts.add("Part", visible_name(chip.part));
  facts.add("Vendor, family", visible_name(chip.vendor) + ", " + visible_name(chip.family));
  if (!chip.board.empty()) facts.add("Board", visible_name(chip.board));
  facts.add("Core", visible_name(chip.core.name));
  facts.add("Floating point unit", fpu_text(chip.core.fpu, words));
  facts.add("DSP instructions", yes_no(chip.core.dsp, words));
  facts.add("Helium vector unit", yes_no(chip.core.mve, words));
  if (!chip.core.npu.empty()) facts.add("Neural accelerator", visible_name(chip.core.npu));
  facts.add("Highest clock", chip.clock ? hertz_text(*chip.clock, words.language()) : words("unknown"));
  facts.add_size("Internal Flash", chip.flash);
  facts.add_size("RAM for data", chip.ram);
  facts.add("Flash wait states at that clock",
            chip.flash_wait_states ? integer(*chip.flash_wait_states, words.language()) : words("unknown"));
  facts.add("Supply", supply_text(chip, words));
  facts.add("Current while running", current_text(chip, words));
  return facts.take();
}

Table regions(const Target& chip, const Words& words) {
  Table table;
  table.title = words("Memory regions");
  table.columns = {
      {words("Region")},     {words("Kind")},  {words("First address"), true}, {words("Last address"), true},
      {words("Size"), true}, {words("Source")}};
  for (const target::MemoryRegion& region : chip.regions) {
    const auto last = region.start + static_cast<std::uint64_t>(std::max<std::int64_t>(region.size.value, 1)) - 1;
    table.rows.push_back({name_cell(region.name), plain(memory_word(region.kind, words.language())),
                          region.start_known ? plain(address(region.start)) : missing(),
                          region.start_known ? plain(address(last)) : missing(),
                          plain(binary_size_text(region.size, words.language())),
                          name_cell(region.source.empty() ? chip.source : region.source)});
  }
  return table;
}

// "640 KiB of RAM" is seldom one piece.
void add_ram_note(const Target& chip, const Words& words, Blocks& blocks) {
  const std::vector<target::RamBlock> ram = target::ram_blocks(chip);
  std::vector<std::string> names;
  for (const target::MemoryRegion& region : chip.regions)
    if (target::is_internal_ram_for_data(region.kind))
      names.push_back(visible_name(region.name) + " " + binary_size_text(region.size, words.language()));
  if (names.size() < 2 || ram.empty()) return;
  blocks.push_back(
      Note{words("The RAM consists of {0} regions ({1}); the largest piece in a row has {2}. Linker scripts "
                 "often offer only the first region: state the map your project uses.",
                 {static_cast<std::int64_t>(names.size()), Ready{words.list(names)}, BinarySize{ram.front().size}})});
}

void add_sheet(const Target& chip, const Words& words, Blocks& blocks) {
  blocks.push_back(Heading{chip_title(chip, words)});
  blocks.push_back(facts(chip, words));
  if (chip.regions.empty())
    blocks.push_back(Note{words("No memory regions are known for this chip: only totals can be judged.")});
  else
    blocks.push_back(regions(chip, words));
  add_ram_note(chip, words, blocks);
  Bullets notes;
  for (const std::string& note : chip.notes) notes.items.push_back(words(Sentence{visible_text(note), {}}));
  if (!notes.items.empty()) blocks.push_back(std::move(notes));
}

}  // namespace

Blocks target(const ReportInput& input, const Words& words) {
  Blocks blocks;
  std::vector<std::string> shown;
  for (const auto& analysis : input.analyses) {
    const Target& chip = analysis->assessment.target;
    const std::string title = chip_title(chip, words);
    if (std::find(shown.begin(), shown.end(), title) != shown.end()) continue;
    shown.push_back(title);
    add_sheet(chip, words, blocks);
  }
  return blocks;
}

}  // namespace jauge::reports::sections
