// Says what the board's external memories add to the time; whether that is fast enough is a budget's question.
#include "analyzer/cost/external_time.h"
#include "analyzer/verdict/patterns.h"
#include "analyzer/verdict/rules.h"

namespace jauge::verdict {
namespace {

std::string external_names(const cost::Estimate& estimate) {
  std::string names = estimate.flash.external > 0_B ? estimate.flash.external_region : "";
  for (const cost::ArenaPart& part : estimate.ram.arena_parts)
    if (part.is_external) names += (names.empty() ? "" : " + ") + part.regions;
  return names;
}

}  // namespace

std::string part_names(const std::vector<cost::ArenaPart>& parts) {
  std::string names;
  for (const cost::ArenaPart& part : parts) names += (names.empty() ? "" : " + ") + part.regions;
  return names;
}

std::optional<Finding> judge_external(const Case& subject) {
  const cost::Estimate& estimate = subject.estimate;
  const Bytes there = estimate.flash.external + estimate.ram.external;
  if (there == 0_B) return std::nullopt;
  const std::string names = external_names(estimate);
  if (!estimate.external_ms)
    return Finding{Level::unknown, say(patterns::external_time_unknown, {there, names}), std::nullopt};
  const auto slowest =
      estimate.ram.external > 0_B ? target::MemoryKind::external_ram : target::MemoryKind::external_flash;
  const cost::Figure& time = *estimate.external_ms;
  return Finding{Level::fits,
                 say(patterns::external_time,
                     {there, names, Milliseconds{time.value}, Milliseconds{time.low}, Milliseconds{time.high},
                      static_cast<std::int64_t>(cost::bus_of(subject.target, slowest) / 1e6)}),
                 std::nullopt};
}

}  // namespace jauge::verdict
