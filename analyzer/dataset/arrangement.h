// How the numbers of a sample come to lie in the shape that a model's file has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/ir/shape.h"

namespace jauge::dataset {

struct Arrangement {
  // permutation of the sample's axes; empty: the numbers keep their order
  std::vector<std::size_t> axes;
  std::string words;  // "HWC to CHW", "flattened"; empty when nothing happens
};

// `layout` is the sample's ("HWC" ...), `wanted` the model's as stated; both may be empty. Shapes that agree when
// dimensions of 1 are left out agree; a flat shape takes any. Nothing when they cannot be brought together.
std::optional<Arrangement> arrange(const ir::Shape& sample, const std::string& layout, const ir::Shape& model,
                                   const std::string& wanted);

// For each element of the permuted tensor the index of the same element in `shape`.
std::vector<std::uint32_t> permuted_order(const ir::Shape& shape, const std::vector<std::size_t>& axes);

}  // namespace jauge::dataset
