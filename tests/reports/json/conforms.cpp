#include "tests/reports/json/conforms.h"

#include <algorithm>

namespace jauge::testing {
namespace {

using Json = nlohmann::ordered_json;

bool has_type(const Json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  return type == "null" && value.is_null();
}

std::string violation_of_any(const Json& value, const Json& choices, const std::string& path) {
  std::string first;
  for (const Json& choice : choices) {
    const std::string violation = find_violation(value, choice, path);
    if (violation.empty()) return "";
    if (first.empty()) first = violation;
  }
  return first;
}

std::string violation_of_object(const Json& value, const Json& schema, const std::string& path) {
  const Json required = schema.value("required", Json::array());
  const Json properties = schema.value("properties", Json::object());
  for (const Json& name : required)
    if (!value.contains(name.get<std::string>())) return path + ": lacks " + name.get<std::string>();
  for (const auto& [name, property] : properties.items())
    if (value.contains(name))
      if (auto violation = find_violation(value[name], property, path + "." + name); !violation.empty())
        return violation;
  return "";
}

}  // namespace

std::string find_violation(const Json& value, const Json& schema, const std::string& path) {
  if (schema.contains("anyOf")) return violation_of_any(value, schema["anyOf"], path);
  if (schema.contains("enum"))
    return std::ranges::find(schema["enum"], value) == schema["enum"].end() ? path + ": not among the words" : "";
  if (schema.contains("type") && !has_type(value, schema["type"])) return path + ": not " + schema["type"].dump();
  if (value.is_object()) return violation_of_object(value, schema, path);
  if (!value.is_array() || !schema.contains("items")) return "";
  for (std::size_t i = 0; i < value.size(); ++i)
    if (auto violation = find_violation(value[i], schema["items"], path + "[" + std::to_string(i) + "]");
        !violation.empty())
      return violation;
  return "";
}

}  // namespace jauge::testing
