#include "analyzer/cost/st/compression.h"

#include "analyzer/base/checked_math.h"

namespace jauge::cost {

std::string_view to_text(StCompression compression) {
  constexpr std::string_view words[] = {"none", "low", "medium", "high"};
  return words[static_cast<std::size_t>(compression)];
}

namespace st {
namespace {

std::int64_t all_bytes_of(const Rows& rows) {
  std::int64_t all = 0;
  for (const Row& row : rows.rows)
    for (const StoredArray& array : row.arrays) all += padded_bytes_of(array);
  return all;
}

}  // namespace

std::int64_t bytes_of(const StoredArray& array, StCompression compression) {
  constexpr std::int64_t large_table = 256 * 4, small_table = 16 * 4;
  switch (compression) {
    case StCompression::none:
      break;
    case StCompression::low:
      return array.count + large_table;
    case StCompression::medium:
    case StCompression::high:  // medium and high are the same 4-bit indices; rows of them end on whole bytes
      return array.inner == 0 ? 0 : array.count / array.inner * ceil_divide(array.inner, 2) + small_table;
  }
  return bytes_of(array);
}

bool is_compressed(const StoredArray& array, StCompression compression, std::int64_t all_bytes) {
  if (compression == StCompression::none || array.inner == 0) return false;
  const std::int64_t before = bytes_of(array);
  return before >= all_bytes / 100 && bytes_of(array, compression) <= before / 10 * 9;
}

std::int64_t weight_bytes_of(const Row& row, StCompression compression, std::int64_t all_bytes) {
  std::int64_t bytes = 0;
  for (const StoredArray& array : row.arrays)
    bytes += is_compressed(array, compression, all_bytes) ? bytes_of(array, compression) : bytes_of(array);
  return bytes;
}

std::int64_t weight_bytes_of(const Rows& rows, StCompression compression) {
  const std::int64_t all = all_bytes_of(rows);
  std::int64_t bytes = 0;
  for (const Row& row : rows.rows)
    for (const StoredArray& array : row.arrays)
      bytes +=
          is_compressed(array, compression, all) ? round_up(bytes_of(array, compression), 4) : padded_bytes_of(array);
  return bytes;
}

}  // namespace st
}  // namespace jauge::cost
