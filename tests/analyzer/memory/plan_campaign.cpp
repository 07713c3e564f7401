// Plans many random networks at every level; the judge runs every plan and small ones are compared with trying every
// order. `plan_campaign COUNT [FIRST_SEED]`; prints the first fault and exits with 1.
#include <cstdlib>
#include <iostream>
#include <string>

#include "analyzer/memory/planner.h"
#include "tests/analyzer/memory/brute_force.h"
#include "tests/analyzer/memory/random_graph.h"
#include "tests/analyzer/memory/random_row_graph.h"

namespace jauge::memory {
namespace {

std::optional<std::string> fault_of(unsigned seed) {
  const int nodes = 2 + static_cast<int>(seed % 19);
  const ir::Graph graph = seed % 4 == 0 ? testing::random_graph(seed) : testing::random_row_graph(seed, nodes);
  Bytes before{std::int64_t{1} << 40};
  for (Level level : {Level::none, Level::overlap, Level::stream}) {
    const auto result = plan(graph, level);
    if (!result) return std::string(name_of(level)) + ": " + to_text(result.error());
    if (result->lower_bound_bytes >= before + Bytes{alignment_bytes})
      return std::string(name_of(level)) + " needs more than the level before";
    before = result->activation_bytes;
    if (level == Level::stream || nodes > 6 || seed % 4 == 0) continue;
    const auto least = testing::least_worst_step(graph, level, 5'000);
    if (least && (result->lower_bound_bytes > Bytes{*least} || result->lower_bound_bytes + 4_B <= Bytes{*least}))
      return std::string(name_of(level)) + ": trying every order gives " + std::to_string(*least);
  }
  return std::nullopt;
}

int run(unsigned count, unsigned first) {
  for (unsigned seed = first; seed < first + count; ++seed)
    if (const auto fault = fault_of(seed)) {
      std::cout << "seed " << seed << ": " << *fault << "\n";
      return 1;
    }
  std::cout << count << " networks at three levels, no fault\n";
  return 0;
}

}  // namespace
}  // namespace jauge::memory

int main(int argc, char** argv) {
  const auto number = [&](int i, unsigned otherwise) {
    return argc > i ? static_cast<unsigned>(std::strtoul(argv[i], nullptr, 10)) : otherwise;
  };
  return jauge::memory::run(number(1, 20'000), number(2, 0));
}
