// A sentence with numbers in it, not yet in any language. Stages that find something to say (verdict, suggestions,
// problems) return Sentences; reports/wording says them in English or French with that language's units and commas,
// so that window, report and command line use the same words.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/base/units.h"

namespace jauge {

struct Percent {
  double value = 0;  // 93.0 means 93 %
  auto operator<=>(const Percent&) const = default;
};
struct Milliseconds {
  double value = 0;
  auto operator<=>(const Milliseconds&) const = default;
};
struct Millijoules {
  double value = 0;
  auto operator<=>(const Millijoules&) const = default;
};
struct Factor {
  double value = 1;  // printed with the digits it needs, without a unit
  auto operator<=>(const Factor&) const = default;
};

// text: names from the user's file or the database, never translated.
// Bytes: printed exactly ("3,295,882 B"). BinarySize: printed rounded ("1.3 MiB").
struct BinarySize {
  Bytes bytes;
  auto operator<=>(const BinarySize&) const = default;
};
using Argument =
    std::variant<std::string, std::int64_t, Bytes, BinarySize, Macs, Hertz, Percent, Milliseconds, Millijoules, Factor>;

struct Sentence {
  std::string pattern;  // the English sentence with {0}, {1} ...: the key of its translations
  std::vector<Argument> arguments;

  bool operator==(const Sentence&) const = default;
};

}  // namespace jauge
