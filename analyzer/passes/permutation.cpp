#include "analyzer/passes/permutation.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace jauge::passes {
namespace {

std::size_t at(std::int64_t index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

Permutation identity(std::size_t rank) {
  Permutation perm(rank);
  std::iota(perm.begin(), perm.end(), 0);
  return perm;
}

bool is_identity(const Permutation& perm) {
  return perm == identity(perm.size());
}

Permutation inverse(const Permutation& perm) {
  Permutation result(perm.size());
  for (std::size_t i = 0; i < perm.size(); ++i) result[at(perm[i])] = static_cast<std::int64_t>(i);
  return result;
}

Permutation compose(const Permutation& first, const Permutation& second) {
  Permutation result(second.size());
  for (std::size_t i = 0; i < second.size(); ++i) result[i] = first[at(second[i])];
  return result;
}

Permutation to_last(std::size_t rank) {
  Permutation perm = identity(rank);
  std::rotate(perm.begin() + 1, perm.begin() + 2, perm.end());
  return perm;
}

Permutation to_first(std::size_t rank) {
  return inverse(to_last(rank));
}

ir::Shape permuted(const ir::Shape& shape, const Permutation& perm) {
  ir::Shape result(perm.size());
  for (std::size_t i = 0; i < perm.size(); ++i) result[i] = shape[at(perm[i])];
  return result;
}

bool moves_no_bytes(const ir::Shape& source, const Permutation& perm) {
  std::int64_t last = -1;
  for (std::int64_t axis : perm) {
    if (source[at(axis)] == 1) continue;
    if (axis < last) return false;
    last = axis;
  }
  return true;
}

ir::Array transposed(const ir::ConstArrayView& array, const Permutation& perm) {
  const std::size_t rank = perm.size();
  std::vector<std::int64_t> source_strides(rank, 1);
  for (std::size_t i = rank; i-- > 1;) source_strides[i - 1] = source_strides[i] * array.type.shape[i];

  ir::Array result({array.type.dtype, permuted(array.type.shape, perm)});
  const auto element_bytes = static_cast<std::size_t>(ir::bytes_of(array.type.dtype));
  std::vector<std::int64_t> index(rank, 0);
  std::int64_t source = 0;
  for (std::size_t to = 0; to < result.bytes.size(); to += element_bytes) {
    std::memcpy(result.bytes.data() + to, array.bytes.data() + at(source) * element_bytes, element_bytes);
    for (std::size_t axis = rank; axis-- > 0;) {  // the next element of the result
      source += source_strides[at(perm[axis])];
      if (++index[axis] < result.type.shape[axis]) break;
      source -= source_strides[at(perm[axis])] * index[axis];
      index[axis] = 0;
    }
  }
  return result;
}

}  // namespace jauge::passes
