// 'vendor=ST core=Cortex-M4F flash>=1MiB ram>=256KiB clock>=80MHz text~nucleo': which chips a user wants to see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/target/target.h"

namespace jauge::mcu_db {

enum class Field {
  vendor,
  family,
  part,
  core,
  fpu,
  dsp,
  mve,
  npu,
  flash,
  ram,
  contiguous_ram,
  clock,
  supply,
  board,
  boards,
  price,
  stock,
  text
};
enum class Comparison { equal, not_equal, at_least, at_most, more, less, contains };

struct Condition {
  Field field = Field::text;
  Comparison comparison = Comparison::equal;
  std::string text;   // of text fields, in lower case; of a price its currency in capitals, empty: any
  double number = 0;  // bytes, Hz, V, pieces, or a price

  bool operator==(const Condition&) const = default;
};

using Query = std::vector<Condition>;  // all must hold; without any, every chip matches

// Conditions stand between spaces or commas; values with spaces stand in quotes. A word without a comparison is
// searched for in everything ("nucleo" means text~nucleo).
//   vendor family part core board text   take = != ~ ("contains"); case does not count
//                                        vendor, core: '=' accepts how the name begins (vendor=ST, core=Cortex-M4)
//   fpu                                  yes, no (or none), single, double        dsp, mve, npu, boards   yes, no
//   flash ram contiguous_ram             B KiB MiB GiB KB MB GB ("contiguous" means contiguous_ram)
//   clock                                Hz kHz MHz GHz; MHz when no unit is given
//   supply                               V, mV; V when no unit is given. '=' a supply the chip takes, '<=' '<' its
//   least,
//                                        '>=' '>' its most
//   boards                               whether a board with the chip is known
//   price stock                          of an overlay; price<5EUR compares offers in EUR only. Without an overlay no
//                                        chip has either: see why_nothing_matches
// Errors: usage, naming the column and the known columns, comparisons or units.
Result<Query> parse_query(std::string_view text);

// A chip whose fact is unknown never matches a condition on it.
bool matches(const target::Target& target, const Query& query);

// Why no chip can match when no overlay is given, as one English sentence; empty when the query itself is no reason.
std::string_view why_nothing_matches(const Query& query);

}  // namespace jauge::mcu_db
