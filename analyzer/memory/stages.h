// The network as stages that run one after the other: single steps, and groups of consecutive steps.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyzer/memory/group.h"
#include "analyzer/memory/pairs.h"
#include "analyzer/memory/scratch_places.h"

namespace jauge::memory {

struct Stage {
  int first_step = 0;
  int last_step = 0;               // inclusive
  std::optional<GroupNeed> group;  // of more than one step
  Bytes bytes;                     // of tensors alive in it, its rings included
  Bytes scratch;                   // of its kernels
};

// What stays the same however the steps are cut into stages.
struct Schedule {
  std::vector<int> order;         // node of each step
  std::vector<Bytes> step_bytes;  // when every step runs alone
  std::vector<NodeScratch> node_scratch;
  std::vector<Bytes> live_before;  // for each step, what the steps before leave
  std::vector<int> last_read;      // for each value the last step that reads it; steps of the order for what stays
};

Schedule schedule_of(const Values& values, const std::vector<std::vector<Pair>>& pairs, std::vector<int> order,
                     std::vector<NodeScratch> node_scratch);

std::vector<Stage> single_steps(const Schedule& schedule);

struct Cut {
  std::vector<Stage> stages;
  std::int64_t groups_tried = 0;
  bool every_cut = true;  // no cut into groups of at most `longest_group` steps needs fewer bytes
};

inline constexpr int longest_group = 32;

// The cut whose worst stage holds the fewest bytes of tensors; among those the fewest with scratch, then the fewest
// steps in groups. Dynamic programming over the cut points; `most_work` limits the rows looked at.
Cut best_cut(const Values& values, const std::vector<RowFacts>& facts, const Schedule& schedule,
             std::int64_t most_work);

}  // namespace jauge::memory
