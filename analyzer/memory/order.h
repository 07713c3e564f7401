// In which order the nodes run: the one whose worst step needs the fewest bytes.
//
// Sets of finished nodes that can stand alone (downward closed) form a lattice; an order is a path through it, and the
// bytes of a step depend on the set before it and the node alone. So the best order is a bottleneck shortest path,
// exact as long as the sets can be listed (Liberis and Lane 2019 search it the same way).
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/memory/pairs.h"

namespace jauge::memory {

struct OrderChoice {
  std::vector<int> order;
  std::int64_t explored = 0;  // sets looked at
  bool every_order = false;   // no order has a smaller worst step
};

// Bytes needed at each step when the nodes run one by one in this order: everything alive, less what the best pair of
// a dying input saves. Graph inputs are there from the first step on.
std::vector<Bytes> step_bytes(const Values& values, const std::vector<std::vector<Pair>>& pairs,
                              const std::vector<int>& order);

// The order of the file when no other is better. Stops after about `most_work` node visits and then gives the best it
// has: `every_order` is false.
OrderChoice choose_order(const Values& values, const std::vector<std::vector<Pair>>& pairs, std::int64_t most_work);

}  // namespace jauge::memory
