// Transposes and reshapes changing places.
#pragma once

#include <optional>

#include "analyzer/passes/permutation.h"

namespace jauge::passes {

struct ReshapeThenTranspose {
  ir::Shape shape;
  Permutation perm;
};

// Reshape(Transpose(x, perm), to) as Transpose(Reshape(x, shape), perm'), when the reshape only splits dimensions or
// joins neighbours that are neighbours in x as well. `from` is the shape of x.
//   x 1x32x3 (N L C), perm {0,2,1}, to 1x3x1x32 (N C 1 L)  ->  shape 1x1x32x3, perm {0,3,1,2}
std::optional<ReshapeThenTranspose> reshape_first(const ir::Shape& from, const Permutation& perm, const ir::Shape& to);

}  // namespace jauge::passes
