#include "analyzer/import/weight_scan.h"

#include <cstdint>

#include "analyzer/import/shown_name.h"

namespace jauge::import {
namespace {

struct Found {
  std::int64_t not_numbers = 0;
  std::int64_t infinities = 0;
};

// An IEEE number whose exponent is all ones is infinite, or no number when its fraction is not zero. Works on the bits
// because it must hold for float16, too, and under any floating-point options.
template <class Bits, int fraction_bits>
Found scan(std::span<const Bits> values) {
  constexpr Bits sign = static_cast<Bits>(Bits{1} << (sizeof(Bits) * 8 - 1));
  constexpr Bits infinity = static_cast<Bits>((static_cast<Bits>(~sign) >> fraction_bits) << fraction_bits);
  Found found;
  for (Bits value : values) {
    const Bits magnitude = value & static_cast<Bits>(~sign);
    found.infinities += magnitude == infinity;
    found.not_numbers += magnitude > infinity;
  }
  return found;
}

Found scan(const ir::ConstArrayView& array) {
  switch (array.type.dtype) {
    case ir::DType::float32:
      return scan<std::uint32_t, 23>(array.as<std::uint32_t>());
    case ir::DType::float16:
      return scan<std::uint16_t, 10>(array.as<std::uint16_t>());
    case ir::DType::float64:
      return scan<std::uint64_t, 52>(array.as<std::uint64_t>());
    default:
      return {};
  }
}

}  // namespace

std::vector<Note> scan_weights(const ir::Graph& graph) {
  std::vector<Note> notes;
  for (const ir::Tensor& tensor : graph.tensors) {
    if (!tensor.is_constant()) continue;
    const Found found = scan(tensor.value());
    const std::string where = graph.source.name + ": tensor " + quoted_name(tensor.name);
    const std::string of_all = " of its " + std::to_string(ir::elements(tensor.type.shape)) + " elements";
    if (found.not_numbers > 0)
      notes.push_back({"not_a_number", where, std::to_string(found.not_numbers) + of_all + " are NaN",
                       "train or export the model again: its results cannot be right"});
    if (found.infinities > 0 && ir::elements(tensor.type.shape) > 1)
      notes.push_back({"infinite", where, std::to_string(found.infinities) + of_all + " are infinite",
                       "such a tensor cannot be quantised"});
  }
  return notes;
}

}  // namespace jauge::import
