// The next smaller and the next larger chip beside a given one, and chips beside each other.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyzer/target/target.h"

namespace jauge::mcu_db {

struct Siblings {
  const target::Target* smaller = nullptr;  // nothing: there is none
  const target::Target* larger = nullptr;
};

// Of one family, with one core: the chip that has no more Flash and no more RAM and is nearest, and the one that has no
// less of both. Nearest: the smallest change of Flash and RAM as ratios; ties go to the longest common beginning of the
// names, because it is the same package as a rule. Pointers into `chips`.
Siblings siblings_of(const target::Target& target, std::span<const target::Target> chips);

// One fact of several chips.
struct FactRow {
  std::string fact;                 // "Flash", "price"
  std::vector<std::string> values;  // in English, with units; "unknown" where nobody says
  bool differs = false;
};

// Two to four chips beside each other: every fact that one of them has.
std::vector<FactRow> side_by_side(std::span<const target::Target> targets);

}  // namespace jauge::mcu_db
