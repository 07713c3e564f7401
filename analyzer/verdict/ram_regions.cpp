// RAM is judged by region: every tensor needs one contiguous piece, and the sum on the box says nothing about that.
#include <algorithm>

#include "analyzer/memory/split_plan.h"
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
  std::size_t blocks = 0;
};

Bytes arena_of(const cost::RamUse& ram) {
  return whole_bytes(ram.activations.value + ram.scratch.value);
}

Bytes largest_piece(const memory::Plan& plan) {
  Bytes largest;
  for (const memory::Piece& piece : memory::pieces_of(plan)) largest = std::max(largest, piece.claim.size);
  return largest;
}

Finding too_small(const Case& subject, const Capacity& capacity) {
  const cost::RamUse& ram = subject.estimate.ram;
  const std::string& part = subject.target.part;
  const Bytes needed = whole_bytes(ram.total.value), arena = arena_of(ram);
  const double use = std::max(ram.total.value / static_cast<double>(capacity.all.value),
                              static_cast<double>(arena.value) / static_cast<double>(capacity.contiguous.value));
  if (needed > capacity.all)
    return {Level::no, say(patterns::ram_no, {part, needed - capacity.all, needed, capacity.all}), use};
  if (arena > capacity.contiguous && ram.may_spread && capacity.blocks > 1)
    return {Level::no,
            say(patterns::ram_no_spread, {part, arena, static_cast<std::int64_t>(capacity.blocks),
                                          largest_piece(*subject.workload.plan), capacity.contiguous}),
            use};
  if (arena > capacity.contiguous)
    return {Level::no,
            say(patterns::ram_no_contiguous, {part, arena - capacity.contiguous, arena, capacity.contiguous}), use};
  return {Level::no, say(patterns::ram_no_arrangement, {part, needed}), use};
}

Sentence spread_sentence(const cost::RamUse& ram, const target::Target& target, const Capacity& capacity, double use,
                         bool tight) {
  const auto& parts = ram.arena_parts;
  std::vector<Argument> arguments = {target.part, whole_bytes(ram.total.value), capacity.all, Percent{use * 100}};
  if (parts.size() > 3) {
    arguments.push_back(static_cast<std::int64_t>(parts.size()));
    arguments.push_back(part_names(parts));
    return say(tight ? patterns::ram_tight_many : patterns::ram_fits_many, std::move(arguments));
  }
  for (const cost::ArenaPart& part : parts) {
    arguments.push_back(part.regions);
    arguments.push_back(part.bytes);
  }
  if (parts.size() == 2) return say(tight ? patterns::ram_tight_two : patterns::ram_fits_two, std::move(arguments));
  return say(tight ? patterns::ram_tight_three : patterns::ram_fits_three, std::move(arguments));
}

// The last resort works, but nobody has measured how slowly.
Finding with_external(const cost::RamUse& ram, const target::Target& target, const Capacity& capacity) {
  const Bytes all = capacity.all + target::total_of(target, target::MemoryKind::external_ram);
  std::string memory;
  for (const cost::ArenaPart& part : ram.arena_parts)
    if (part.is_external) memory += (memory.empty() ? "" : " + ") + part.regions;
  return {Level::tight, say(patterns::ram_outside, {target.part, ram.external, memory, arena_of(ram)}),
          ram.total.value / static_cast<double>(all.value)};
}

Finding with_map(const Case& subject, const Capacity& capacity) {
  const cost::RamUse& ram = subject.estimate.ram;
  const target::Target& target = subject.target;
  if (ram.placed_in.empty()) return too_small(subject, capacity);
  if (ram.external > 0_B) return with_external(ram, target, capacity);
  const Bytes needed = whole_bytes(ram.total.value), at_most = whole_bytes(ram.total.high);
  const bool spread = ram.arena_parts.size() > 1;
  const double of_all = ram.total.value / static_cast<double>(capacity.all.value);
  const double of_block = static_cast<double>(arena_of(ram).value) / static_cast<double>(capacity.contiguous.value);
  const double use = spread ? of_all : std::max(of_all, of_block);
  if (!ram.runtime)
    return {Level::unknown, say(patterns::ram_runtime_unknown, {subject.estimate.runtime, needed, capacity.all}), use};
  if (at_most > capacity.all)
    return {Level::tight, say(patterns::ram_depends_on_runtime, {target.part, needed, capacity.all, at_most}), use};
  const bool tight = use > subject.estimate.tight_above;
  const Level level = tight ? Level::tight : Level::fits;
  if (spread) return {level, spread_sentence(ram, target, capacity, use, tight), use};
  return {level,
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
  capacity.blocks = blocks.size();
  return with_map(subject, capacity);
}

}  // namespace jauge::verdict
