// Measurements for people.
#pragma once

#include <string>

#include "analyzer/base/language.h"
#include "analyzer/cost/measurement.h"

namespace jauge::cli {

std::string measurement_text(const cost::Measurement& measurement, Language language);

}  // namespace jauge::cli
