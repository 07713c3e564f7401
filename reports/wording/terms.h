// The fixed words for origins, verdicts, families and memories.
#pragma once

#include <string>

#include "analyzer/base/language.h"
#include "analyzer/cost/figure.h"
#include "analyzer/ops/operator.h"
#include "analyzer/target/target.h"
#include "analyzer/verdict/verdict.h"

namespace jauge::reports {

std::string origin_word(cost::Origin origin, Language language);    // "estimated", "estimé"
std::string verdict_word(verdict::Level level, Language language);  // "Does not fit"
std::string family_word(ops::Family family, Language language);     // "convolution"
std::string memory_word(target::MemoryKind kind, Language language);

}  // namespace jauge::reports
