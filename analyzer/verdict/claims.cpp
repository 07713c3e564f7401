#include "analyzer/verdict/claims.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyzer/cost/parameters.h"
#include "analyzer/verdict/claim_patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

namespace p = claim_patterns;
using Findings = std::vector<ClaimFinding>;

constexpr double computed_within = 0.005;  // a time this near to operations / clock was divided, not measured
constexpr double supply_v = 3.0;           // what the development boards feed

bool is_near(double a, double b, double share) {
  return b != 0 && std::abs(a - b) <= share * std::abs(b);
}

std::int64_t rounded(double value) {
  return std::llround(value);
}

std::string seconds_text(double ms) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.7g s", ms / 1000);
  return text;
}

// One operation per cycle is a sum, whatever it is called.
void judge_computed_time(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.latency_ms || !subject.target.clock) return;
  const Hertz clock = *subject.target.clock;
  const std::pair<const char*, std::int64_t> works[] = {{"MACC", subject.workload.st->macc},
                                                        {"MACs", subject.workload.counts->macs.value}};
  for (const auto& [word, count] : works) {
    if (count == 0 || !is_near(*claims.latency_ms, duration_ms(static_cast<double>(count), clock), computed_within))
      continue;
    findings.push_back({"ms", ClaimLevel::impossible,
                        say(p::computed, {seconds_text(*claims.latency_ms), count, std::string(word), clock})});
    return;
  }
}

// Cortex-M4 and M7 multiply two 16-bit pairs in a cycle at best, and one float.
double fewest_cycles_per_mac(const ClaimCase& subject) {
  const bool is_float = cost::weight_dtype(*subject.workload.deployable) == "float32";
  return is_float ? 1.0 : 0.5;
}

void judge_time(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.latency_ms || !subject.target.clock || *claims.latency_ms <= 0) return;
  const Hertz clock = *subject.target.clock;
  const double cycles = *claims.latency_ms * static_cast<double>(clock.value) / 1e3;
  findings.push_back({"ms", ClaimLevel::implied,
                      say(p::cycles, {Milliseconds{*claims.latency_ms}, clock, rounded(cycles), rounded(cycles / 2),
                                      rounded(cycles)})});
  const auto macs = static_cast<double>(subject.workload.counts->macs.value);
  if (macs == 0 || subject.target.core.mve.value_or(false) || !subject.target.core.npu.empty()) return;
  const double each = cycles / macs;
  if (each < fewest_cycles_per_mac(subject))
    findings.push_back({"ms", ClaimLevel::impossible,
                        say(p::too_fast, {rounded(macs), Factor{each}, Factor{fewest_cycles_per_mac(subject)}})});
  const auto& known = subject.estimate.latency_ms;
  if (known && (*claims.latency_ms < known->low / 2 || *claims.latency_ms > known->high * 2))
    findings.push_back(
        {"ms", ClaimLevel::doubtful, say(p::outside_published, {Milliseconds{known->low}, Milliseconds{known->high}})});
}

void judge_power(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.energy_mj || !claims.latency_ms || *claims.latency_ms <= 0) return;
  const double milliwatt = *claims.energy_mj / *claims.latency_ms * 1e3, milliampere = milliwatt / supply_v;
  findings.push_back({"mj", ClaimLevel::implied,
                      say(p::power, {Millijoules{*claims.energy_mj}, Milliseconds{*claims.latency_ms},
                                     Factor{milliwatt}, Factor{milliampere}})});
  if (!subject.target.run_current_ua_per_mhz || !subject.target.clock) return;
  const double page = *subject.target.run_current_ua_per_mhz * static_cast<double>(subject.target.clock->value) / 1e9;
  constexpr double most = 2.5;  // of the product page's figure, in a convolution loop
  const bool possible = milliampere >= 0.8 * page && milliampere <= most * page;
  findings.push_back({"mj", possible ? ClaimLevel::consistent : ClaimLevel::doubtful,
                      say(p::chip_current, {Factor{page}, Factor{most * page}})});
}

void judge_parameters(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.parameters || *claims.parameters <= 0) return;
  const auto own = static_cast<double>(subject.workload.counts->params);
  if (own > 0 && !is_near(*claims.parameters, own, 0.02) &&
      !is_near(*claims.parameters, static_cast<double>(subject.workload.st->params), 0.02))
    findings.push_back(
        {"params", ClaimLevel::impossible, say(p::other_parameters, {rounded(own), rounded(*claims.parameters)})});
  if (!claims.flash) return;
  const double each = static_cast<double>(claims.flash->value) / *claims.parameters;
  const double fewest = 0.5;  // 4-bit indices, the densest form that is used
  if (each < fewest)
    findings.push_back({"flash", ClaimLevel::impossible,
                        say(p::too_dense, {*claims.flash, rounded(*claims.parameters), Factor{each}})});
  else
    findings.push_back(
        {"flash", ClaimLevel::implied, say(p::bytes_each, {*claims.flash, rounded(*claims.parameters), Factor{each}})});
}

void judge_claimed_flash(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.flash) return;
  const Bytes weights = subject.workload.counts->weight_bytes;
  if (*claims.flash < weights)
    findings.push_back({"flash", ClaimLevel::impossible, say(p::weights_need, {weights, *claims.flash})});
  if (subject.target.flash && *claims.flash > *subject.target.flash)
    findings.push_back({"flash", ClaimLevel::impossible, say(p::chip_flash, {*subject.target.flash, *claims.flash})});
}

void judge_claimed_ram(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.ram) return;
  const Bytes needed = subject.workload.plan->lower_bound_bytes;
  // Some engines let a layer write over the input it is done with; nobody knows a tighter bound for all of them.
  if (*claims.ram < needed)
    findings.push_back({"ram", ClaimLevel::doubtful, say(p::activations_need, {needed, *claims.ram})});
  if (subject.target.ram && *claims.ram > *subject.target.ram)
    findings.push_back({"ram", ClaimLevel::impossible, say(p::chip_ram, {*subject.target.ram, *claims.ram})});
}

void judge_accuracy(const Claims& claims, const ClaimCase& subject, Findings& findings) {
  if (!claims.accuracy) return;
  if (!subject.accuracy) {
    findings.push_back({"accuracy", ClaimLevel::implied, say(p::no_samples, {Percent{100 * *claims.accuracy}})});
    return;
  }
  const MeasuredAccuracy& seen = *subject.accuracy;
  // A value of 20 lies outside such an interval by chance; at twice the distance none of 10,000.
  const double low = seen.value - 2 * (seen.value - seen.low), high = seen.value + 2 * (seen.high - seen.value);
  const bool inside = *claims.accuracy >= seen.low && *claims.accuracy <= seen.high;
  const bool near = *claims.accuracy >= low && *claims.accuracy <= high;
  findings.push_back({"accuracy",
                      inside ? ClaimLevel::consistent
                      : near ? ClaimLevel::doubtful
                             : ClaimLevel::impossible,
                      say(p::samples_say, {seen.samples, Percent{100 * seen.value}, Percent{100 * seen.low},
                                           Percent{100 * seen.high}, Percent{100 * *claims.accuracy}})});
}

}  // namespace

std::string_view name_of(ClaimLevel level) {
  switch (level) {
    case ClaimLevel::impossible:
      return "impossible";
    case ClaimLevel::doubtful:
      return "doubtful";
    case ClaimLevel::implied:
      return "implied";
    case ClaimLevel::consistent:
      return "consistent";
  }
  return "";
}

std::vector<ClaimFinding> check_claims(const Claims& claims, const ClaimCase& subject) {
  Findings findings;
  for (const auto judge : {judge_computed_time, judge_time, judge_power, judge_parameters, judge_claimed_flash,
                           judge_claimed_ram, judge_accuracy})
    judge(claims, subject, findings);
  std::ranges::stable_sort(findings, {}, &ClaimFinding::level);
  return findings;
}

}  // namespace jauge::verdict
