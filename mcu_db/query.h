// 'vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB clock>=80MHz text~nucleo': which chips a user wants to see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/target.h"

namespace jauge::mcu_db {

enum class Field { vendor, family, part, core, fpu, dsp, npu, flash, ram, contiguous_ram, clock, board, price, text };
enum class Comparison { equal, not_equal, at_least, at_most, more, less, contains };

struct Condition {
  Field field = Field::text;
  Comparison comparison = Comparison::equal;
  std::string text;   // of text fields; compared without case, '=' on vendor and core accepts a prefix
  double number = 0;  // bytes or Hz
};

using Query = std::vector<Condition>;  // all must hold

// Errors: usage, naming the column and the known fields or units.
Result<Query> parse_query(std::string_view text);

// A chip whose fact is unknown never matches a condition on it.
bool matches(const target::Target& target, const Query& query);

}  // namespace jauge::mcu_db
