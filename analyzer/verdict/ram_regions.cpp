// RAM is judged by region: the arena needs one contiguous piece, and the sum on the box says nothing about that.
#include <algorithm>

#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

std::string arena_regions(const cost::RamUse& ram) {
  std::string names;
  for (const cost::PlacedIn& place : ram.placed_in)
    if (place.content == cost::Content::activations) names += (names.empty() ? "" : " + ") + place.region;
  return names;
}

// Only the sum is known: enough to say no, never enough to say yes.
Finding without_map(const cost::RamUse& ram, const target::Target& target) {
  if (!target.ram || target.ram->value <= 0)
    return {Level::unknown, say(patterns::ram_unknown, {target.part}), std::nullopt};
  const Bytes needed = whole_bytes(ram.total.value);
  const double use = ram.total.value / static_cast<double>(target.ram->value);
  if (needed > *target.ram)
    return {Level::no, say(patterns::ram_no, {target.part, needed - *target.ram, needed, *target.ram}), use};
  return {Level::unknown, say(patterns::ram_map_unknown, {target.part, needed, *target.ram}), use};
}

struct Capacity {
  Bytes all;
  Bytes contiguous;
};

Finding with_map(const cost::Estimate& estimate, const target::Target& target, const Capacity& capacity) {
  const cost::RamUse& ram = estimate.ram;
  const Bytes needed = whole_bytes(ram.total.value);
  const Bytes at_most = whole_bytes(ram.total.high);
  const Bytes arena = whole_bytes(ram.activations.value + ram.scratch.value);
  const double use = std::max(ram.total.value / static_cast<double>(capacity.all.value),
                              static_cast<double>(arena.value) / static_cast<double>(capacity.contiguous.value));
  if (needed > capacity.all)
    return {Level::no, say(patterns::ram_no, {target.part, needed - capacity.all, needed, capacity.all}), use};
  if (arena > capacity.contiguous)
    return {Level::no,
            say(patterns::ram_no_contiguous, {target.part, arena - capacity.contiguous, arena, capacity.contiguous}),
            use};
  if (ram.placed_in.empty()) return {Level::no, say(patterns::ram_no_arrangement, {target.part, needed}), use};
  if (!ram.runtime)
    return {Level::unknown, say(patterns::ram_runtime_unknown, {estimate.runtime, needed, capacity.all}), use};
  if (at_most > capacity.all)
    return {Level::tight, say(patterns::ram_depends_on_runtime, {target.part, needed, capacity.all, at_most}), use};
  const bool tight = use > estimate.tight_above;
  return {tight ? Level::tight : Level::fits,
          say(tight ? patterns::ram_tight : patterns::ram_fits,
              {target.part, needed, capacity.all, Percent{use * 100}, arena_regions(ram)}),
          use};
}

}  // namespace

std::optional<Finding> judge_ram(const Case& subject) {
  const auto blocks = target::ram_blocks(subject.target);
  Capacity capacity;
  for (const target::RamBlock& block : blocks) capacity.all += block.size;
  if (capacity.all == 0_B) return without_map(subject.estimate.ram, subject.target);
  capacity.contiguous = blocks.front().size;
  return with_map(subject.estimate, subject.target, capacity);
}

}  // namespace jauge::verdict
