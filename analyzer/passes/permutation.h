// Orders of axes. perm as in Transpose: axis i of the result is axis perm[i] of the source.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/ir/array.h"
#include "analyzer/ir/shape.h"

namespace jauge::passes {

using Permutation = std::vector<std::int64_t>;

Permutation identity(std::size_t rank);
bool is_identity(const Permutation& perm);
Permutation inverse(const Permutation& perm);
// First `first`, then `second`.
Permutation compose(const Permutation& first, const Permutation& second);

// Between N C ... and N ... C: {0, 2, 3, 1} and {0, 3, 1, 2} for rank 4. Rank >= 2.
Permutation to_last(std::size_t rank);
Permutation to_first(std::size_t rank);

ir::Shape permuted(const ir::Shape& shape, const Permutation& perm);

// Only dimensions of 1 change their place among the others, so no byte moves.
bool moves_no_bytes(const ir::Shape& source, const Permutation& perm);

// The array with its axes in the new order; quantisation is the caller's.
ir::Array transposed(const ir::ConstArrayView& array, const Permutation& perm);

}  // namespace jauge::passes
