// An operator that nobody can count makes every total a lower bound, and a lower bound never fits.
#include <algorithm>

#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {

std::optional<Finding> judge_operators(const Case& subject) {
  std::vector<std::string> unknown;
  for (const ir::Node& node : subject.workload.deployable->nodes)
    if (!ops::find_operator(node.op) && std::ranges::find(unknown, node.op) == unknown.end())
      unknown.push_back(node.op);
  if (unknown.empty()) return std::nullopt;
  std::string names;
  for (const std::string& name : unknown) names += (names.empty() ? "" : ", ") + name;
  return Finding{Level::unknown, say(patterns::operators_unknown, {names}), std::nullopt};
}

}  // namespace jauge::verdict
