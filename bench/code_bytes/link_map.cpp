#include "bench/code_bytes/link_map.h"

#include <filesystem>
#include <regex>

namespace jauge::code_bytes {
namespace {

// "/usr/lib/.../libm.a(ef_exp.o)" -> "libm.a(ef_exp.o)"
std::string short_name(const std::string& object) {
  return std::filesystem::path(object).filename().string();
}

}  // namespace

std::vector<Section> read_link_map(std::istream& map) {
  static const std::regex whole(
      R"(^ (\.(text|rodata|data|ARM\.exidx|ARM\.extab|bss)\S*|COMMON)\s+0x\S+\s+0x(\w+)\s+(\S.*)$)");
  static const std::regex name_alone(R"(^ (\.(text|rodata|data|ARM\.exidx|ARM\.extab|bss)\S*)$)");
  static const std::regex rest(R"(^\s+0x\S+\s+0x(\w+)\s+(\S.*)$)");
  std::vector<Section> sections;
  const auto add = [&](const std::string& name, const std::string& size, const std::string& object) {
    const long bytes = std::stol(size, nullptr, 16);
    if (bytes > 0) sections.push_back({name, short_name(object), bytes});
  };
  std::string line, name;
  while (std::getline(map, line) && !line.starts_with("Linker script and memory map")) continue;
  for (std::smatch found; std::getline(map, line);) {
    if (std::regex_match(line, found, whole))
      add(found[1], found[3], found[4]);
    else if (!name.empty() && std::regex_match(line, found, rest))
      add(name, found[1], found[2]);
    name = std::regex_match(line, found, name_alone) ? found[1].str() : "";
  }
  return sections;
}

}  // namespace jauge::code_bytes
