// What `jauge compare` prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/language.h"
#include "analyzer/cost/energy.h"
#include "reports/json/json.h"

namespace jauge::cli {

struct ComparedRow {
  std::string model;
  analysis::Assessment assessment;
};

std::string comparison_text(const std::vector<ComparedRow>& rows, const std::optional<cost::DutyCycle>& duty,
                            Language language);

// Facts of the chips, then what the model makes of them; a star marks lines in which they differ.
std::string side_by_side_text(const std::vector<ComparedRow>& rows, Language language);
reports::json::Json facts_json(const std::vector<ComparedRow>& rows);

// {value, low, high, unit, origin}; null when the energy is unknown.
reports::json::Json battery_json(const ComparedRow& row, const cost::DutyCycle& duty);

}  // namespace jauge::cli
