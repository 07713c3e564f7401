// Says how long an inference takes, or why nobody knows. Whether that is fast enough is a budget's question (`check`).
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {

std::optional<Finding> judge_latency(const Case& subject) {
  const cost::Estimate& estimate = subject.estimate;
  if (!estimate.latency_ms) return Finding{Level::unknown, estimate.why_no_latency, std::nullopt};
  const cost::Figure& time = *estimate.latency_ms;
  return Finding{Level::fits,
                 say(patterns::latency, {Milliseconds{time.value}, Milliseconds{time.low}, Milliseconds{time.high}}),
                 std::nullopt};
}

}  // namespace jauge::verdict
