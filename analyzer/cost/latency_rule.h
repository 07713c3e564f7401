// Which of a runtime's published speeds applies to a core and a data type.
#pragma once

#include <string>

#include "analyzer/target/runtime_profile.h"

namespace jauge::cost {

// Whether `rule_core` begins the core's name: "Cortex-M4" of "Cortex-M4F", but "Cortex-M3" not of "Cortex-M33".
bool names_core(const std::string& rule_core, const std::string& core);

// Nothing when no speed is known.
const target::LatencyRule* latency_rule(const target::RuntimeProfile& runtime, const std::string& core,
                                        const std::string& dtype);

// Whether anything is known of the runtime's speed on this chip: a model of its layers, or a published ratio.
bool knows_speed(const target::RuntimeProfile& runtime, const target::Target& target, const std::string& dtype);

}  // namespace jauge::cost
