// One side of `jauge diff`: rows and totals, whatever they were read from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/st/st_view.h"

namespace jauge::cli::diff {

struct SideRow {
  std::string name;
  std::string op;
  std::string shape = {};  // of the output; "" when the source does not say
  std::optional<std::int64_t> params = {}, macs = {}, weight_bytes = {};
};

struct SideTable {
  std::string graph;  // "model", "deployable", "c"; tables of equal graph are compared
  std::vector<SideRow> rows = {};
};

struct Side {
  std::string kind;            // "model", "result", "report"
  std::string title;           // name of the model it is about
  bool counted_by_st = false;  // MACs are ST's MACC, parameters have BatchNorm as 2 per channel
  std::optional<cost::StVersion> st_version = {};
  std::string tool = {};  // of reports, as they say it
  cost::StCompression compression = cost::StCompression::none;
  std::optional<std::int64_t> params = {}, macs = {}, weight_bytes = {}, activation_bytes = {};
  std::vector<SideTable> tables = {};
};

// The word of `--compress`; what older tools called 4 and 8 are medium and low. Anything else saved nothing: none.
cost::StCompression compression_named(std::string_view word);

}  // namespace jauge::cli::diff
