// The answer: does it fit, why, and what would make it fit. Sentences carry their numbers and no language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/sentence.h"
#include "analyzer/cost/estimate.h"

namespace jauge::verdict {

enum class Level { fits, tight, no, unknown };

std::string_view name_of(Level level);  // "fits", "tight", "no", "unknown"

struct Reason {
  std::string rule;  // "flash", "ram", "latency" ...: the rule file that spoke
  Level level = Level::fits;
  Sentence sentence;
};

struct Verdict {
  // The worst of the rules on memory and operators; unknown facts never give `fits`. A latency that nobody knows is
  // said among the reasons and does not change whether the network fits.
  Level level = Level::unknown;
  std::vector<Reason> reasons;  // the deciding ones first
  std::vector<Sentence> suggestions;
  // How much of the scarcest resource is used, 1.0 = full; nothing when unknown. Ranks chips.
  std::optional<double> worst_use;
};

// What a reserve asks for unless it says otherwise: above this share of Flash or RAM the answer is `tight`, because
// nothing is left for a firmware that grows.
inline constexpr double tight_above = cost::Reserve{}.tight_above;

// `larger`: a larger chip of the family that is known to hold the network, to be offered where this one does not.
Verdict judge(const cost::Workload& workload, const cost::Estimate& estimate, const target::Target& target,
              const target::Target* larger = nullptr);

}  // namespace jauge::verdict
