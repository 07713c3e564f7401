// Which of a runtime's published speeds applies to a core and a data type.
#pragma once

#include <string>

#include "analyzer/target/runtime_profile.h"

namespace jauge::cost {

// Nothing when no speed is known.
const target::LatencyRule* latency_rule(const target::RuntimeProfile& runtime, const std::string& core,
                                        const std::string& dtype);

}  // namespace jauge::cost
