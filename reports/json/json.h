// Analyses as JSON: the contract that scripts read (docs: `jauge schema COMMAND`). Keys are only ever added, in a fixed
// order; numbers are finite or null.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/error.h"
#include "analyzer/base/language.h"

namespace jauge::reports::json {

using Json = nlohmann::ordered_json;

struct Input {
  std::string path;
  std::string sha256;  // empty: not known, because the file could not be read
};

// What stands around a result. `meta` is the only part that may differ between two runs.
struct Envelope {
  std::string version;                 // of the tool
  std::vector<std::string> arguments;  // of the command line
  std::string time_utc;                // "2026-01-31T12:00:00Z"
  std::vector<Input> inputs;
  std::vector<analysis::Problem> problems;
};

// The whole output, ending in a line feed. A null result is said so by `problems`.
std::string to_text(const Envelope& envelope, const Json& result);

analysis::Problem problem_of(const Error& error);

enum class GraphChoice { model, deployable, st };

Json inspect_result(const analysis::ModelStudy& study, GraphChoice graph);
Json memory_result(const analysis::ModelStudy& study);
Json analyze_result(const analysis::Assessment& assessment, Language language);

// One model on one chip.
struct Comparison {
  std::string model;  // file name
  const analysis::Assessment* assessment = nullptr;
};
Json compare_result(std::span<const Comparison> rows);

Json mcu_result(const target::Target& target);

// JSON Schema (draft 2020-12) of the output of a command; null for a command without one.
Json schema_of(std::string_view command);
std::vector<std::string> commands_with_schema();

}  // namespace jauge::reports::json
