// Whether claims fit into a capacity: depth-first search over canonical placements.
//
// A placement can be pushed down until every claim rests on another one or on the ground; sorted by offset it is then
// built by placing claims one after the other, each as low as those before it allow. The search walks these sequences
// only, and leaves a branch when
//  - in some section (a time between two events) what is left does not fit between its floor and the capacity;
//  - a claim could be slid under the one placed next without touching it (another branch does that);
//  - claims of equal offset come in another order than their rank (they could be swapped).
// Parts that share no section any more are solved on their own.
//
// Claims of distant times take turns in such a sequence, so a dead end is mostly not the fault of the claim placed
// last. A search that jumps goes back to the last claim that fills the section without room or holds up what is left of
// it. That may leap over a solution (another claim could have been placed there instead), so its "no" proves nothing;
// it finds in seconds what the search that goes back step by step does not find in an hour.
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/memory/item_set.h"
#include "analyzer/memory/packing.h"

namespace jauge::memory {

enum class Fit { yes, no, unknown };
enum class Retreat { step, jump };

class FitSearch {
 public:
  // Sizes count in units of the alignment. Claims of no size or no time are left out.
  FitSearch(const std::vector<Claim>& claims, std::int64_t alignment);

  // `rank` says which claim comes first among those that could come next at the same offset; the search spends at most
  // `most_nodes`. Unknown: they were not enough, or a jump may have missed a placement.
  Fit search(std::int64_t capacity_units, const std::vector<int>& rank, std::int64_t most_nodes, Retreat retreat);

  std::int64_t nodes() const { return nodes_; }
  // In bytes, for every claim; those of no size or no time at 0. After Fit::yes.
  std::vector<Bytes> offsets() const;

  // Ranks worth trying first: by lifetime, size, their product, and the load of the busiest section.
  std::vector<std::vector<int>> ranks() const;

 private:
  struct Item {
    int claim;
    int first_section, end_section;
    std::int64_t steps, size;
  };
  struct Part {
    std::vector<int> items;  // not placed yet, by first section
    std::int64_t least = 0;  // no item of the part may lie lower any more
    int last_rank = -1;      // of the item placed at `least`
  };
  struct Undo {
    int item;
    std::int64_t lowest;
    int supporter;
  };
  struct Next {
    std::int64_t offset;
    int rank, item;
  };

  void find_neighbours();
  Fit solve_parts(const Part& part);
  Fit branch(const Part& part);
  Fit follow(const Part& part, const Next& next);
  std::vector<Next> candidates(const Part& part) const;
  int fullest_section(const Part& part) const;
  void blame(int section);
  void blame_neighbours(const Part& part);
  bool place(const Next& next, std::vector<Undo>& undo);
  void take_back(const Next& next, const std::vector<Undo>& undo);
  bool section_holds(int section) const;

  std::size_t claim_count_;
  std::int64_t alignment_;
  std::vector<Item> items_;
  std::size_t section_count_ = 0;
  std::vector<std::vector<int>> overlaps_;  // of each item: those alive at the same time
  std::vector<std::vector<int>> covers_;    // of each section: its items
  std::vector<std::int64_t> left_;          // of each section: sizes not placed yet
  std::vector<std::int64_t> lowest_;        // of each item: above all placed items it overlaps
  std::vector<int> supporter_;              // of each item: the placed one it would rest on, or -1
  std::vector<std::int64_t> offset_;        // of each item
  std::vector<bool> is_placed_;
  std::vector<int> rank_;                 // of each item
  std::vector<std::int64_t> checked_by_;  // of each section: the last node that looked at it
  ItemSet blamed_;                        // after a dead end: the placed items that make it one
  Retreat retreat_ = Retreat::step;
  bool has_jumped_ = false;
  std::int64_t capacity_ = 0;
  std::int64_t nodes_ = 0, most_nodes_ = 0;
};

}  // namespace jauge::memory
