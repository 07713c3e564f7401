#include "analyzer/dataset/arrangement.h"

#include <algorithm>

namespace jauge::dataset {
namespace {

constexpr std::int64_t most_channels = 4;  // of a picture whose layout nobody states

ir::Shape squeezed(const ir::Shape& shape) {
  ir::Shape result;
  std::ranges::copy_if(shape, std::back_inserter(result), [](std::int64_t dimension) { return dimension != 1; });
  return result;
}

ir::Shape permuted(const ir::Shape& shape, const std::vector<std::size_t>& axes) {
  ir::Shape result;
  for (const std::size_t axis : axes) result.push_back(shape[axis]);
  return result;
}

struct Move {
  const char* from;
  const char* to;
  std::vector<std::size_t> axes;
  std::size_t channel_axis;  // of the sample
};

const std::vector<Move>& moves() {
  static const std::vector<Move> all = {
      {"HWC", "CHW", {2, 0, 1}, 2}, {"CHW", "HWC", {1, 2, 0}, 0}, {"TC", "CT", {1, 0}, 1}};
  return all;
}

// A layout that nobody states is told by its few channels; a signal's never is.
bool may_be(const Move& move, const ir::Shape& sample, const std::string& layout) {
  if (!layout.empty()) return layout == move.from;
  return sample.size() == 3 && move.axes.size() == 3 && sample[move.channel_axis] <= most_channels;
}

std::optional<Arrangement> moved(const ir::Shape& sample, const std::string& layout, const ir::Shape& model,
                                 const std::string& wanted) {
  for (const Move& move : moves()) {
    if (sample.size() != move.axes.size() || !may_be(move, sample, layout)) continue;
    if (!wanted.empty() && wanted != move.to) continue;
    if (squeezed(permuted(sample, move.axes)) == squeezed(model))
      return Arrangement{move.axes, std::string(move.from) + " to " + move.to};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Arrangement> arrange(const ir::Shape& sample, const std::string& layout, const ir::Shape& model,
                                   const std::string& wanted) {
  if (ir::elements(sample) != ir::elements(model)) return std::nullopt;
  const bool other_wanted = !wanted.empty() && !layout.empty() && wanted != layout && sample.size() == 3;
  if (other_wanted) return moved(sample, layout, model, wanted);
  if (sample == model) return Arrangement{};
  if (squeezed(sample) == squeezed(model)) return Arrangement{};
  if (auto result = moved(sample, layout, model, wanted)) return result;
  if (squeezed(sample).size() <= 1 || squeezed(model).size() <= 1) return Arrangement{{}, "flattened"};
  return std::nullopt;
}

std::vector<std::uint32_t> permuted_order(const ir::Shape& shape, const std::vector<std::size_t>& axes) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t axis = shape.size(); axis-- > 1;) strides[axis - 1] = strides[axis] * shape[axis];
  const ir::Shape to = permuted(shape, axes);
  std::vector<std::int64_t> index(axes.size(), 0);
  std::vector<std::uint32_t> order(static_cast<std::size_t>(ir::elements(shape)));
  for (std::uint32_t& element : order) {
    std::int64_t from = 0;
    for (std::size_t axis = 0; axis < axes.size(); ++axis) from += index[axis] * strides[axes[axis]];
    element = static_cast<std::uint32_t>(from);
    for (std::size_t axis = axes.size(); axis-- > 0;) {
      if (++index[axis] < to[axis]) break;
      index[axis] = 0;
    }
  }
  return order;
}

}  // namespace jauge::dataset
