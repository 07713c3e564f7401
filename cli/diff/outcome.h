// What `jauge diff` says: the same outcome as text, JSON and CSV.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analyzer/base/language.h"
#include "cli/diff/comparison.h"

namespace jauge::cli::diff {

// A plain value of two results that have no layers to compare.
struct ValueDifference {
  std::string path, old_value, new_value;  // empty: not there
};

struct Outcome {
  Side old_side, new_side;
  std::vector<TableDifference> tables = {};
  std::vector<ValueDifference> values = {};
};

// `all`: rows that are equal too.
std::string text_of(const Outcome& outcome, bool all, Language language);
nlohmann::ordered_json json_of(const Outcome& outcome);
std::string csv_of(const Outcome& outcome);

}  // namespace jauge::cli::diff
