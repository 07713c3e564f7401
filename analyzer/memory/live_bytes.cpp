#include "analyzer/memory/live_bytes.h"

#include <algorithm>
#include <array>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

Bytes padded(Bytes size) {
  return {round_up(size.value, alignment_bytes)};
}

// The widest gap behind any claim alive now. Gaps are smaller than the alignment, so a clock for each width will do.
class WidestGap {
 public:
  void add(const Claim& claim) {
    int& until = end_step_[static_cast<std::size_t>((padded(claim.size) - claim.size).value)];
    until = std::max(until, claim.end_step);
  }
  Bytes at(int step) const {
    for (std::size_t gap = end_step_.size() - 1; gap > 0; --gap)
      if (end_step_[gap] > step) return {static_cast<std::int64_t>(gap)};
    return {};
  }

 private:
  std::array<int, alignment_bytes> end_step_ = {};
};

}  // namespace

std::vector<Bytes> live_bytes(const std::vector<Claim>& claims, int steps) {
  std::vector<std::vector<const Claim*>> starting(static_cast<std::size_t>(steps));
  std::vector<Bytes> change(starting.size() + 1);
  for (const Claim& claim : claims) {
    if (claim.first_step >= claim.end_step) continue;
    starting[static_cast<std::size_t>(claim.first_step)].push_back(&claim);
    change[static_cast<std::size_t>(claim.first_step)] += padded(claim.size);
    change[static_cast<std::size_t>(claim.end_step)] += padded(claim.size) * -1;
  }

  std::vector<Bytes> result;
  WidestGap widest_gap;
  Bytes sum;
  for (int step = 0; step < steps; ++step) {
    for (const Claim* claim : starting[static_cast<std::size_t>(step)]) widest_gap.add(*claim);
    sum += change[static_cast<std::size_t>(step)];
    result.push_back(sum - widest_gap.at(step));  // the topmost claim needs no gap behind it, and it may be the widest
  }
  return result;
}

Bytes live_bound(const std::vector<Claim>& claims) {
  int steps = 0;
  for (const Claim& claim : claims) steps = std::max(steps, claim.end_step);
  const std::vector<Bytes> sums = live_bytes(claims, steps);
  return sums.empty() ? 0_B : *std::ranges::max_element(sums);
}

}  // namespace jauge::memory
