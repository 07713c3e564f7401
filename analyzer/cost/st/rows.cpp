#include "analyzer/cost/st/rows.h"

#include <limits>

#include "analyzer/base/checked_math.h"

namespace jauge::cost::st {
namespace {

constexpr std::int64_t word_bytes = 4;

std::int64_t add_or_saturate(std::int64_t a, std::int64_t b) {
  return checked_add(a, b).value_or(std::numeric_limits<std::int64_t>::max());
}

}  // namespace

std::int64_t macc_of(const Rows& rows) {
  std::int64_t sum = 0;
  for (const Row& row : rows.rows) sum = add_or_saturate(sum, row.macc.value_or(0));
  return sum;
}

std::int64_t params_of(const Rows& rows) {
  std::int64_t sum = 0;
  for (const Row& row : rows.rows) sum = add_or_saturate(sum, row.params);
  return sum;
}

std::int64_t bytes_of(const StoredArray& array) {
  return array.count * array.bytes_each;
}

std::int64_t padded_bytes_of(const StoredArray& array) {
  return round_up(bytes_of(array), word_bytes);
}

}  // namespace jauge::cost::st
