// JSON files as sides of a diff: results of this program, and the c_info.json of ST Edge AI Core.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <utility>

#include "analyzer/base/result.h"
#include "cli/diff/side.h"

namespace jauge::cli::diff {

using Json = nlohmann::ordered_json;

// Errors: damaged_file when it is no JSON.
Result<Json> parse_json(std::string_view text, const std::string& file_name);

bool is_c_info(const Json& json);
// Errors: damaged_file when it lacks what makes it one.
Result<Side> read_c_info(const Json& json, const std::string& file_name);

// The envelope of `jauge ... --json` with a result.
bool is_result(const Json& json);
// Whether it is one of `jauge inspect`, which has layers.
bool has_layers(const Json& json);
// Layers by the model's own counts, or, `by_st`, by ST's. has_layers must hold. Errors: damaged_file.
Result<Side> read_inspect_result(const Json& json, const std::string& file_name, bool by_st);

// Every plain value of `result` by its path ("flash.total.value"), in the order of the file.
std::vector<std::pair<std::string, std::string>> leaves_of(const Json& result);

}  // namespace jauge::cli::diff
