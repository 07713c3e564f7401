#include "analyzer/verdict/verdict.h"

#include <algorithm>

#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

struct Rule {
  std::string_view name;
  std::optional<Finding> (*judge)(const Case&);
  bool decides;  // whether the finding counts for the level of the verdict
};

constexpr Rule rules[] = {
    {"flash", judge_flash, true},
    {"ram", judge_ram, true},
    {"operators", judge_operators, true},
    {"latency", judge_latency, false},
    {"external_memory", judge_external, false},
};

// A certain no stays a no, whatever else is unknown; an unknown fact spoils every yes.
int gravity(Level level) {
  switch (level) {
    case Level::fits:
      return 0;
    case Level::tight:
      return 1;
    case Level::unknown:
      return 2;
    case Level::no:
      return 3;
  }
  return 2;
}

bool decides(const Reason& reason) {
  const auto rule = std::ranges::find(rules, std::string_view(reason.rule), &Rule::name);
  return rule != std::end(rules) && rule->decides;
}

void put_deciding_first(std::vector<Reason>& reasons) {
  std::ranges::stable_sort(reasons, [](const Reason& a, const Reason& b) {
    if (decides(a) != decides(b)) return decides(a);
    return gravity(a.level) > gravity(b.level);
  });
}

}  // namespace

std::string_view name_of(Level level) {
  switch (level) {
    case Level::fits:
      return "fits";
    case Level::tight:
      return "tight";
    case Level::no:
      return "no";
    case Level::unknown:
      return "unknown";
  }
  return "unknown";
}

Verdict judge(const cost::Workload& workload, const cost::Estimate& estimate, const target::Target& target,
              const target::Target* larger) {
  const Case subject{workload, estimate, target, larger};
  Verdict verdict;
  verdict.level = Level::fits;
  for (const Rule& rule : rules) {
    auto finding = rule.judge(subject);
    if (!finding) continue;
    if (rule.decides && gravity(finding->level) > gravity(verdict.level)) verdict.level = finding->level;
    if (finding->use) verdict.worst_use = std::max(verdict.worst_use.value_or(0), *finding->use);
    verdict.reasons.push_back({std::string(rule.name), finding->level, std::move(finding->sentence)});
  }
  put_deciding_first(verdict.reasons);
  verdict.suggestions = suggest(subject, verdict);
  return verdict;
}

}  // namespace jauge::verdict
