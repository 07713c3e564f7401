// What a linker kept: the sections of its map with the object each came from.
#pragma once

#include <istream>
#include <string>
#include <vector>

namespace jauge::code_bytes {

struct Section {
  std::string name;    // ".text.jauge_model_run"
  std::string object;  // "run.o", "libm.a(ef_exp.o)"
  long bytes = 0;

  // Zeroed memory takes RAM alone, initialised data both, all else Flash alone.
  bool in_flash() const { return !name.starts_with(".bss") && name != "COMMON"; }
  bool in_ram() const { return !in_flash() || name.starts_with(".data"); }
  std::string id() const { return object + " " + name; }
};

// GNU ld's -Map. Sections of the program and of zeroed memory that are not empty; fill between them is left out.
std::vector<Section> read_link_map(std::istream& map);

}  // namespace jauge::code_bytes
