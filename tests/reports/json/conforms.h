// A judge for the part of JSON Schema that reports/json/schema.cpp writes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace jauge::testing {

// The first violation as "path: what", or empty.
std::string find_violation(const nlohmann::ordered_json& value, const nlohmann::ordered_json& schema,
                           const std::string& path = "$");

}  // namespace jauge::testing
