// What every rule is given and returns. One rule, one file; verdict.cpp lists them.
#pragma once

#include <optional>

#include "analyzer/verdict/verdict.h"

namespace jauge::verdict {

struct Case {
  const cost::Workload& workload;
  const cost::Estimate& estimate;
  const target::Target& target;
  const target::Target* larger = nullptr;  // a chip of the family that holds the network
};

struct Finding {
  Level level = Level::fits;
  Sentence sentence;
  std::optional<double> use;  // of the resource, 1.0 = full
};

// Nothing when the rule has nothing to say.
std::optional<Finding> judge_flash(const Case& subject);
std::optional<Finding> judge_ram(const Case& subject);
std::optional<Finding> judge_operators(const Case& subject);
std::optional<Finding> judge_latency(const Case& subject);
std::optional<Finding> judge_external(const Case& subject);

// What would help, best first. `verdict` holds the findings of all rules.
std::vector<Sentence> suggest(const Case& subject, const Verdict& verdict);

// "SRAM + CCM"
std::string part_names(const std::vector<cost::ArenaPart>& parts);

inline Sentence say(std::string_view pattern, std::vector<Argument> arguments = {}) {
  return {std::string(pattern), std::move(arguments)};
}

inline Bytes whole_bytes(double value) {
  return {static_cast<std::int64_t>(value + 0.5)};
}

}  // namespace jauge::verdict
