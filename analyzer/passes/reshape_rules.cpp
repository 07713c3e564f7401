#include "analyzer/passes/reshape_rules.h"

#include <algorithm>

namespace jauge::passes {
namespace {

// Dimensions of the transposed tensor that become, all together, some dimensions of the reshaped one.
struct Group {
  std::vector<std::int64_t> source_axes;  // axes of x, in the order of the transposed tensor; none of 1
  std::vector<std::size_t> to_axes;       // ones included
};

// Reads both shapes from the left and closes a group as soon as the products agree.
std::optional<std::vector<Group>> match(const ir::Shape& from, const Permutation& perm, const ir::Shape& to) {
  std::vector<Group> groups;
  Group open;
  std::int64_t from_product = 1, to_product = 1;
  std::size_t next = 0;
  const auto take_from = [&] {
    const std::int64_t axis = perm[next++];
    const std::int64_t size = from[static_cast<std::size_t>(axis)];
    if (size == 1) return;
    open.source_axes.push_back(axis);
    from_product *= size;
  };
  for (std::size_t i = 0; i < to.size(); ++i) {
    open.to_axes.push_back(i);
    to_product *= to[i];
    while (from_product < to_product && next < perm.size()) take_from();
    if (from_product != to_product) continue;
    // Leading ones (a batch) stay in front; others wait for the next dimension that is none, for they belong nowhere.
    const bool is_leading = groups.empty() || groups.back().source_axes.empty();
    if (open.source_axes.empty() && !is_leading && i + 1 < to.size()) continue;
    groups.push_back(std::move(open));
    open = {};
    from_product = to_product = 1;
  }
  if (!open.to_axes.empty() || groups.empty()) return std::nullopt;
  return groups;
}

bool are_neighbours(const std::vector<std::int64_t>& axes, const ir::Shape& from) {
  for (std::size_t i = 1; i < axes.size(); ++i) {
    if (axes[i] < axes[i - 1]) return false;
    for (std::int64_t between = axes[i - 1] + 1; between < axes[i]; ++between)
      if (from[static_cast<std::size_t>(between)] != 1) return false;
  }
  return true;
}

}  // namespace

std::optional<ReshapeThenTranspose> reshape_first(const ir::Shape& from, const Permutation& perm, const ir::Shape& to) {
  if (std::ranges::count(from, 0) > 0 || std::ranges::count(to, 0) > 0) return std::nullopt;
  auto groups = match(from, perm, to);
  if (!groups) return std::nullopt;
  for (const Group& group : *groups)
    if (!are_neighbours(group.source_axes, from)) return std::nullopt;

  // In x the groups stand in the order of their first axis; ones stay in front or behind.
  const auto place = [&](const Group& group) {
    if (!group.source_axes.empty()) return group.source_axes[0];
    return group.to_axes[0] == groups->front().to_axes[0] || groups->front().source_axes.empty()
               ? std::int64_t{-1}
               : static_cast<std::int64_t>(from.size());
  };
  std::vector<Group> in_source = *groups;
  std::ranges::stable_sort(in_source, {}, place);
  ReshapeThenTranspose result;
  result.perm.resize(to.size());
  for (const Group& group : in_source)
    for (std::size_t axis : group.to_axes) {
      result.perm[axis] = static_cast<std::int64_t>(result.shape.size());
      result.shape.push_back(to[axis]);
    }
  return result;
}

}  // namespace jauge::passes
