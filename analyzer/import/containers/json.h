// JSON from untrusted text.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace jauge::import {

// Errors: damaged_file with the byte where the text stops being JSON, or when it nests deeper than 100 levels (a
// document that deep overflows the stack of whoever walks it).
Result<nlohmann::json> parse_json(std::string_view text, const std::string& where);

}  // namespace jauge::import
