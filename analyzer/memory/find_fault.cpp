#include <algorithm>
#include <map>

#include "analyzer/memory/packing.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

using Fault = std::optional<std::string>;

Fault fault_of_place(const Claim& claim, Bytes offset) {
  if (claim.size < 0_B || claim.first_step < 0) return "has a negative size or step";
  if (offset < 0_B) return "has a negative offset";
  if (offset.value % alignment_bytes != 0) return "is not aligned: offset " + std::to_string(offset.value);
  return std::nullopt;
}

// The claims alive at one step by offset: each must end before the next begins.
class Alive {
 public:
  // The claim that shares bytes with the new one, if any.
  std::optional<std::size_t> add(std::size_t claim, std::int64_t begin, std::int64_t end) {
    const auto next = by_offset_.lower_bound(begin);
    if (next != by_offset_.end() && next->first < end) return next->second.claim;
    if (next != by_offset_.begin() && std::prev(next)->second.end > begin) return std::prev(next)->second.claim;
    by_offset_[begin] = {claim, end};
    return std::nullopt;
  }
  void remove(std::int64_t begin) { by_offset_.erase(begin); }

 private:
  struct Entry {
    std::size_t claim;
    std::int64_t end;
  };
  std::map<std::int64_t, Entry> by_offset_;
};

Fault fault_of_sharing(const std::vector<Claim>& claims, const Placement& placement) {
  struct Event {
    int step;
    bool starts;  // at one step, claims end before others start
    std::size_t claim;
    auto operator<=>(const Event&) const = default;
  };
  std::vector<Event> events;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].size == 0_B || claims[i].first_step >= claims[i].end_step) continue;
    events.push_back({claims[i].first_step, true, i});
    events.push_back({claims[i].end_step, false, i});
  }
  std::ranges::sort(events);

  Alive alive;
  for (const Event& event : events) {
    const Bytes begin = placement.offsets[event.claim];
    if (!event.starts) {
      alive.remove(begin.value);
      continue;
    }
    if (const auto other = alive.add(event.claim, begin.value, (begin + claims[event.claim].size).value))
      return "claims " + std::to_string(*other) + " and " + std::to_string(event.claim) + " share bytes at step " +
             std::to_string(event.step);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_fault(const std::vector<Claim>& claims, const Placement& placement) {
  if (claims.size() != placement.offsets.size())
    return std::to_string(claims.size()) + " claims but " + std::to_string(placement.offsets.size()) + " places";
  Bytes highest_end;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (Fault fault = fault_of_place(claims[i], placement.offsets[i]))
      return "claim " + std::to_string(i) + " " + *fault;
    highest_end = std::max(highest_end, placement.offsets[i] + claims[i].size);
  }
  if (highest_end != placement.arena)
    return "the arena is " + std::to_string(placement.arena.value) + " bytes; the highest end is " +
           std::to_string(highest_end.value);
  return fault_of_sharing(claims, placement);
}

}  // namespace jauge::memory
