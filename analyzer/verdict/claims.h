// Figures from somebody's report: which of them cannot be true together, of this model on this chip?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/base/sentence.h"
#include "analyzer/cost/estimate.h"
#include "analyzer/target/target.h"

namespace jauge::verdict {

// What is claimed; each may be absent.
struct Claims {
  std::optional<double> accuracy;  // 0 to 1
  std::optional<double> latency_ms;
  std::optional<double> energy_mj;
  std::optional<double> parameters;
  std::optional<Bytes> flash, ram;
};

// "accuracy=0.867 ms=12.6 flash=160KB ram=110KB mj=0.85 params=160000", separated by blanks or commas. KB means KiB;
// "86.7%" is 0.867. Errors: usage, naming the word that is not understood.
Result<Claims> parse_claims(std::string_view text);

// A measured accuracy to hold a claimed one against: the interval that the samples allow.
struct MeasuredAccuracy {
  double value = 0, low = 0, high = 0;
  std::int64_t samples = 0;
};

struct ClaimCase {
  const cost::Workload& workload;
  const cost::Estimate& estimate;
  const target::Target& target;
  std::optional<MeasuredAccuracy> accuracy;
};

enum class ClaimLevel {
  impossible,  // contradicts the model, the chip or another claim
  doubtful,    // outside what was ever published or measured
  implied,     // what must hold if the claim is true
  consistent,  // agrees with what is known
};
std::string_view name_of(ClaimLevel level);

struct ClaimFinding {
  std::string claim;  // "ms", "flash" ...: the word of the claim
  ClaimLevel level = ClaimLevel::implied;
  Sentence sentence;
};

// The impossible first.
std::vector<ClaimFinding> check_claims(const Claims& claims, const ClaimCase& subject);

}  // namespace jauge::verdict
